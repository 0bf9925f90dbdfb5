// The main journeys in Firefox, over WebDriver BiDi: `node firefox.mjs BASE PASSWORD FIREFOX` prints what became of each.
// One browser; a window with cookies of its own for each of the cast. Any fault of a script on the way is told too.
import puppeteer from "puppeteer-core";

const [base, password, executablePath] = process.argv.slice(2);
const told = { version: "", journeys: {}, faults: [] };
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true, defaultViewport: null });
told.version = await browser.version();

async function windowOf(name, width = 1280) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  // The size is set first, then the orientation, which Firefox ESR 140 does not know.
  await page.setViewport({ width, height: width < 600 ? 844 : 900 }).catch((fault) => {
    if (!fault.message.includes("unknown command")) throw fault;
  });
  await until(page, (width) => innerWidth === width, width);
  page.on("pageerror", (fault) => told.faults.push(`${page.url()}: ${fault.message}`));
  page.on("console", (line) => {
    if (line.type() === "error") told.faults.push(`${page.url()}: ${line.text()}`);
  });
  if (name) await signIn(page, name);
  return page;
}

async function signIn(page, name) {
  await page.goto(`${base}/accounts/login/?next=/desk/`);
  await page.type("input[name=login]", name);
  await page.type("input[name=password]", password);
  await press(page, "登录", "main");
  await until(page, () => location.pathname === "/desk/" && document.readyState === "complete");
}

// puppeteer's own waiting makes code from text inside the page, which the site's policy rightly forbids: ask again and
// again from outside instead. A page on its way elsewhere answers nothing; that is asked again too.
async function until(page, what, ...told) {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const found = await page.evaluate(what, ...told).catch(() => false);
    if (found) return found;
    await new Promise((go) => setTimeout(go, 100));
  }
  throw new Error(`in vain on ${page.url()}: ${told} ${String(what).slice(-120)}`);
}

// A visible button or link by its words, as a reader finds it; what follows is waited for by the caller.
async function press(page, words, within = "body", starts = false) {
  await until(
    page,
    (words, within, starts) => {
      const all = [...document.querySelectorAll(`${within} button, ${within} a`)];
      const found = all.find((one) => {
        const text = one.ariaLabel ?? one.textContent.trim().replace(/\s+/g, " ");
        return !one.closest(".sr-only") && one.offsetParent !== null && (starts ? text.startsWith(words) : text === words);
      });
      document.querySelector("[data-pressed]")?.removeAttribute("data-pressed");
      found?.setAttribute("data-pressed", "");
      return Boolean(found);
    },
    words, within, starts,
  );
  await (await page.$("[data-pressed]")).click();
}

const holds = (page, selector, words) =>
  until(
    page,
    (selector, words) => [...document.querySelectorAll(selector)].some((one) => one.textContent.includes(words)),
    selector, words,
  );

const journeys = {
  async "a stranger searches, reads and enlarges"() {
    const page = await windowOf("");
    await page.goto(`${base}/`);
    await page.goto(`${base}/notices/`);
    await page.type("#board-q", "whgzyd");
    await page.keyboard.press("Enter");
    await until(page, () => location.search.includes("q="));
    await press(page, "关于印发《2013年武汉市企事业科协工作要点》的通知", ".board-title");
    await holds(page, "main", "三服务一加强");
    await press(page, "【大】", ".notice-tools");
    await until(page, () => document.documentElement.dataset.size === "lg");
  },
  async "an officer drafts and sends a document to review"() {
    const page = await windowOf("chen");
    await page.goto(`${base}/desk/documents/new/`);
    await page.type("[name=title]", "关于在火狐中办理的通知");
    await page.type("[name=body]", "请各单位按期报送情况。");
    await press(page, "保存", "main");
    await until(page, () => /^\/desk\/documents\/\d+\/$/.test(location.pathname));
    await press(page, "送核稿", "main");
    await holds(page, "main .page-head .badge", "核稿");
  },
  async "a dialog opens, closes by Escape and gives the focus back"() {
    const page = await windowOf("chen");
    await page.goto(`${base}/desk/documents/new/`);
    await page.type("[name=title]", "关于对话框的通知");
    await page.type("[name=body]", "正文。");
    await press(page, "保存", "main");
    await until(page, () => /^\/desk\/documents\/\d+\/$/.test(location.pathname));
    await press(page, "作废…", "main");
    await until(page, () => document.querySelector("dialog[open]") !== null);
    await page.keyboard.press("Escape");
    await until(page, () => !document.querySelector("dialog[open]"));
    await until(page, () => document.activeElement.textContent.trim() === "作废…");
  },
  async "a unit signs for what it received"() {
    const page = await windowOf("wang");
    await page.goto(`${base}/desk/inbox/`);
    await press(page, "签收：", "main", true);
    await holds(page, "#toasts .toast", "已代表");
  },
  async "the slash goes to the search"() {
    const page = await windowOf("chen");
    await page.keyboard.press("/");
    await until(page, () => document.activeElement.id === "desk-search");
  },
  async "nothing is wider than a phone"() {
    const page = await windowOf("chen", 390);
    for (const path of ["/", "/notices/", "/desk/", "/desk/documents/", "/desk/plans/", "/desk/organisations/"]) {
      await page.goto(base + path);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) throw new Error(`${path} is ${wide} px too wide`);
    }
  },
};

for (const [name, walk] of Object.entries(journeys)) {
  try {
    await walk();
    told.journeys[name] = "done";
  } catch (fault) {
    told.journeys[name] = String(fault.message).slice(0, 300);
  }
}
await browser.close();
console.log(JSON.stringify(told));

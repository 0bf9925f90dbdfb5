"""Papers as plain data for the tests that draw them."""

from typing import Any

from kexie.demo.notice import TEXT
from kexie.notices.documents import paragraphs
from kexie.notices.documents.paper import Annex, Block, Paper
from kexie.notices.documents.plain import Plain, plain

LINE = "为进一步加强企事业科协组织建设努力把更多的科技工作者融入科"  # 28 characters, no punctuation
SENTENCE = "各单位要结合工作实际，认真组织，按期报送有关材料。"
FOUNDING = "关于印发《2013年武汉市企事业科协工作要点》的通知"


def blocks(text: str, kind: str = "body") -> tuple[Block, ...]:
    told = paragraphs.from_text(text, kind)
    return tuple(Block(one["level"], one["text"], "", one["kind"] == "part") for one in told)


def work_plan() -> str:
    """The annex of the founding notice, as the page of 2013 has it."""
    lines = [line.strip() for line in TEXT.read_text(encoding="utf-8").splitlines()]
    start = lines.index("2013年武汉市企事业科协工作要点") + 1
    end = next(place for place, line in enumerate(lines) if line.startswith("Copyright"))
    return "\n".join(lines[start:end])


def paper(**values: Any) -> Paper:
    """The founding notice with the particulars an office would add; every part may be put in place of another."""
    told = {
        "red_heads": ("武汉市科学技术协会文件",), "urgency": "", "number": "武科协〔2013〕15号", "signer": "",
        "title": FOUNDING, "addressees": "各企事业科协，各区科协及相关学会：",
        "body": blocks("现将《2013年武汉市企事业科协工作要点》印发给你们，请按照文件要求，结合本单位工作实际，认真贯彻落实。"),
        "annex_list": ("2013年武汉市企事业科协工作要点",), "signatures": ("武汉市科学技术协会",),
        "written_on": "2013年4月25日", "contact_note": "",
        "annexes": (Annex("附件", "2013年武汉市企事业科协工作要点", blocks(work_plan(), "paragraph"), None),),
        "cc": "省科协，市委办公厅。", "printed_by": "武汉市科协办公室", "printed_on": "2013年5月2日",
        "issuers": ("武汉市科学技术协会",),
    }  # fmt: skip
    return Paper(**(told | values))


def drawn(**values: Any) -> Plain:
    return plain(paper(**values))


def letter_of(body: str, **values: Any) -> Plain:
    """Without annexes: the text is the whole paper."""
    return drawn(**({"body": blocks(body), "annexes": (), "annex_list": ()} | values))

"""What upper storeys know and lower engines must ask: plain callables in one explicit table, no strings.

Grows with every domain. Reading this file answers "who hears of that act" and "where does this to-do come from".
"""

from collections.abc import Callable, Mapping
from types import ModuleType

from procrastinate import App

from kexie.associations import figures as associations_figures
from kexie.associations import flow as associations_flow
from kexie.associations import invariants as associations_invariants
from kexie.associations import jobs as associations_jobs
from kexie.associations import kinds as associations_kinds
from kexie.associations import privacy as associations_privacy
from kexie.associations.queries import todo as associations_todo
from kexie.associations.rules import closing as associations_closing
from kexie.blanks import invariants as blanks_invariants
from kexie.blanks import privacy as blanks_privacy
from kexie.custody import domains, own
from kexie.custody import flow as custody_flow
from kexie.custody import jobs as custody_jobs
from kexie.custody import kinds as custody_kinds
from kexie.custody.queries import todo as custody_todo
from kexie.desk import todos
from kexie.intake import flow as intake_flow
from kexie.intake import invariants as intake_invariants
from kexie.intake import jobs as intake_jobs
from kexie.intake import privacy as intake_privacy
from kexie.kit import files, flow, invariants, jobs, journal, numbers, todo
from kexie.messages import doors as messages_doors
from kexie.messages import flow as messages_flow
from kexie.messages import invariants as messages_invariants
from kexie.messages import jobs as messages_jobs
from kexie.messages import kinds as messages_kinds
from kexie.messages import privacy as messages_privacy
from kexie.notices import flow as notices_flow
from kexie.notices import invariants as notices_invariants
from kexie.notices import jobs as notices_jobs
from kexie.notices import kinds as notices_kinds
from kexie.notices import privacy as notices_privacy
from kexie.notices.queries import health as notices_health
from kexie.notices.queries import todo as notices_todo
from kexie.organisations import actors as organisations_actors
from kexie.organisations import flow as organisations_flow
from kexie.organisations import invariants as organisations_invariants
from kexie.organisations import privacy as organisations_privacy
from kexie.organisations import rules as organisations_rules
from kexie.organisations import undone
from kexie.organisations.queries import todo as organisations_todo
from kexie.people import clearing
from kexie.people import jobs as people_jobs
from kexie.people import privacy as people_privacy
from kexie.people.models import Account
from kexie.people.sign_in import owed
from kexie.plans import counting as plans_counting
from kexie.plans import figures as plans_figures
from kexie.plans import flow as plans_flow
from kexie.plans import invariants as plans_invariants
from kexie.plans import jobs as plans_jobs
from kexie.plans import kinds as plans_kinds
from kexie.plans import privacy as plans_privacy
from kexie.plans.queries import todo as plans_todo

# (entity, verb) -> callables that take the journal entry's id and defer a job in the acting transaction.
SUBSCRIBERS: dict[tuple[str, str], tuple[journal.writing.Subscriber, ...]] = {
    **{("document", verb): (notices_jobs.index,) for verb in ("draft", "edit", "number", "withdraw")},
    ("document", "issue"): (notices_jobs.index, associations_jobs.replied),
    ("document", "void"): (associations_jobs.reply_dropped,),
    ("phone_code", "ask"): (messages_jobs.send_code,),
    ("organisation", "close"): (notices_jobs.hand_over, plans_jobs.hand_over, associations_jobs.closed),
    ("organisation", "reopen"): (plans_jobs.take_back,),
    ("import_batch", "check"): (intake_jobs.checked,),
    ("import_batch", "start"): (intake_jobs.started,),
    ("import_batch", "resume"): (intake_jobs.started,),
    ("import_batch", "undo"): (intake_jobs.called_back,),
    ("account", "ask_reset"): (people_jobs.mail_reset,),
    ("account", "reset_password"): (people_jobs.tell_of_reset,),
    **{
        ("account", verb): (people_jobs.tell_of_factors,)
        for verb in ("add_factor", "remove_factor", "drop_factors", "set_phone", "drop_phone")
    },
}

# All tables of states and steps: drawn to docs/flows by `kexie flow-docs`.
FLOWS: tuple[flow.Flow, ...] = (
    notices_flow.DOCUMENT,
    notices_flow.ORIGINAL,
    organisations_flow.ORGANISATION,
    messages_flow.MESSAGE,
    plans_flow.PLAN,
    plans_flow.REPORT,
    plans_flow.ANSWER,
    associations_flow.FOUNDING,
    associations_flow.REELECTION,
    associations_flow.CHANGE,
    associations_flow.REVOCATION,
    custody_flow.CORRECTION,
    custody_flow.ERASURE,
    associations_flow.ACTIVITY,
    associations_flow.REPORT,
    associations_flow.GUIDANCE,
    associations_flow.GAP_VISIT,
    associations_flow.YEAR_PLAN,
    intake_flow.BATCH,
    associations_flow.CHECKLIST,
    associations_flow.HOME,
)

# Queries for rows that should not exist: `kexie check-invariants`, after every journey test, every night.
INVARIANTS: tuple[invariants.Invariant, ...] = (
    numbers.invariants.gaps,
    journal.values.strays,
    files.missing,
    *organisations_invariants.ALL,
    *blanks_invariants.ALL,
    *messages_invariants.ALL,
    *notices_invariants.ALL,
    *plans_invariants.ALL,
    *associations_invariants.ALL,
    *intake_invariants.ALL,
)

# What waits for a person at the desk: lists in the order of the home page.
TODOS: tuple[todos.Source, ...] = (
    *notices_todo.SOURCES,
    todo.Together(
        plans_todo.WAITING,
        associations_todo.WAITING,
        custody_todo.WAITING,
        custody_todo.OWN,
        stand_in=organisations_rules.stand_in,
    ),
    *organisations_todo.SOURCES,
    *notices_health.SOURCES,
)
# What others are late with: read on the home alone, beside what waits.
ASIDE: tuple[todos.Source, ...] = notices_todo.ASIDE


# Kinds of message with their standard wording; a house may word them its own way at the desk.
MESSAGE_KINDS: tuple[messages_kinds.Kind, ...] = (
    messages_kinds.TRIAL,
    messages_kinds.CODE,
    *notices_kinds.ALL,
    *associations_kinds.ALL,
    *custody_kinds.ALL,
    *plans_kinds.ALL,
)

# Channel -> the callable that puts a message out of the house (see messages/doors.py for what it may raise).
# SMS is only logged until a gateway's callable is named here.
DOORS: Mapping[str, messages_doors.Door] = {"email": messages_doors.email, "sms": messages_doors.console}

# Indicators that count themselves: a task of a plan may be bound to one, then nobody types its value.
FIGURES: tuple[plans_counting.Figure, ...] = (
    plans_figures.SIGNED,
    plans_figures.ANSWERED,
    plans_counting.of_areas(
        "associations.coverage",
        "科协组织覆盖率",
        "应覆盖单位名录中已被科协覆盖的比例（最近一年的名录）",
        lambda organisation, first, last: associations_figures.coverage_by_area(organisation, last),
        lambda number, year: f"/desk/coverage/?year={year}",
    ),
    plans_counting.of_areas(
        "associations.workers",
        "科技工作者覆盖率",
        "应覆盖单位的科技人员中，所在单位已被科协覆盖的比例（最近一年的名录）",
        lambda organisation, first, last: associations_figures.workers_by_area(organisation, last),
        lambda number, year: f"/desk/coverage/?year={year}&measure=workers",
    ),
    plans_counting.in_areas(
        "associations.founded",
        "新建企事业科协数",
        "在这段时间内成立并在册的企事业科协",
        "家",
        associations_figures.founded_by_area,
        lambda number, year: f"/desk/register/statistics/?by=area&year={year}",
    ),
    plans_counting.of_areas(
        "associations.reported",
        "企业科协年报按期报送率",
        "期限在这段时间内的年报，按期报送并已核对通过的比例",
        associations_figures.reported_in_time,
        lambda number, year: f"/desk/annual-reports/?year={year - 1}",
    ),
    plans_counting.of_areas(
        "associations.active",
        "有活动的企业科协比例",
        "在册的企事业科协中，这段时间记录了活动的比例",
        associations_figures.active_by_area,
        lambda number, year: f"/desk/activities/?year={year}",
    ),
    plans_counting.of_areas(
        "associations.visited",
        "走访指导企业科协比例",
        "在册的企事业科协中，这段时间走访过的比例",
        associations_figures.visited_by_area,
        lambda number, year: f"/desk/guidance/?year={year}&way=visit",
    ),
)

# What holds the closing of an organisation up, as those above know it.
UNDONE: tuple[undone.Check, ...] = (associations_closing.undone,)
# Who decided that an organisation ends: nobody else takes that back.
DECIDED: tuple[undone.Decider, ...] = (associations_closing.decided_by,)

# What each domain holds of a person: to hand it out, to take away what may go. Upper domains first; people last,
# because some find their rows by the name that goes with it.
PRIVACY: tuple[domains.Domain, ...] = (
    domains.Domain("custody", "个人信息申请和日志", own.export, own.erase),
    domains.Domain("plans", "工作要点", plans_privacy.export, plans_privacy.erase),
    domains.Domain("intake", "导入", intake_privacy.export, intake_privacy.erase),
    domains.Domain("associations", "组织建设", associations_privacy.export, associations_privacy.erase),
    domains.Domain("notices", "公文", notices_privacy.export, notices_privacy.erase),
    domains.Domain("blanks", "表单", blanks_privacy.export, blanks_privacy.erase),
    domains.Domain("messages", "消息", messages_privacy.export, messages_privacy.erase),
    domains.Domain("organisations", "单位和任职", organisations_privacy.export, organisations_privacy.erase),
    domains.Domain("people", "个人资料和账号", people_privacy.export, people_privacy.erase),
)

# Copies of a person's fields above people: with a withdrawn consent they go like the fields themselves.
CLEARING: tuple[clearing.Clear, ...] = (intake_privacy.clear,)

# Who has to have a second factor where the administrator asks for one.
MUST_HAVE_FACTOR: Callable[[Account], bool] = organisations_actors.manages


def connect() -> None:
    """Hand the tables down; called once when the applications are ready."""
    journal.connect(SUBSCRIBERS)
    flow.diagram.connect(FLOWS)
    invariants.connect(INVARIANTS)
    todos.connect(TODOS, ASIDE)
    messages_kinds.connect(MESSAGE_KINDS)
    messages_doors.connect(DOORS)
    plans_counting.connect(FIGURES)
    domains.connect(PRIVACY)
    clearing.connect(CLEARING)
    owed.connect(MUST_HAVE_FACTOR)
    undone.connect(UNDONE, DECIDED)


def job_modules() -> tuple[ModuleType, ...]:
    """The modules whose tasks and sweeps the worker knows: importing them declares the tasks."""
    from kexie.kit import sweeps  # jobs import models: the application registry must be ready

    return (
        sweeps, people_jobs, messages_jobs, notices_jobs, associations_jobs, intake_jobs, plans_jobs, custody_jobs,
    )  # fmt: skip


def connect_jobs(app: App) -> None:
    """Give the queue all tasks; called once, by the queue's own application."""
    job_modules()
    app.add_tasks_from(jobs.blueprint, namespace="kexie")

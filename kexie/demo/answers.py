"""Units' own plans in answer to the plan of 2013, at mid-year: most have passed, some went back, some are open."""

from datetime import date, datetime
from uuid import UUID

from kexie.demo import days, handing, staff
from kexie.demo.city import City
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices.models import Addressee, Document
from kexie.notices.queries import reminders
from kexie.organisations import kinds
from kexie.organisations.models import Organisation
from kexie.plans import queries
from kexie.plans.actions import answers, reminding
from kexie.plans.models import AnnualPlan, Answer

SEED = 614
# Of the units that signed for the notice this year's plans of so many went back; so many that did not sign owe theirs.
# They stand under a district or zone: the ladder reaches its officer where nobody in the unit has an address.
RETURNED, OPEN = 3, 98
ASKED, DUE = date(2013, 5, 8), date(2013, 6, 14)
# A measure of one's own, with the part of the notice it answers.
OWN: tuple[tuple[int, str], ...] = (
    (1, "在二级单位建立科协小组，上半年建成"),
    (1, "充实科协委员会，明确一名专职干部"),
    (2, "围绕节能降耗立“讲、比”项目两项，年底前验收"),
    (2, "与高校合作申报“金桥工程”项目一项"),
    (3, "邀请院士专家来厂技术咨询一次"),
    (4, "组织技术骨干参加创新方法培训"),
    (5, "举办青年科技论文交流会一次"),
    (6, "全国科普日期间开放展厅，接待社区居民"),
    (7, "为一线科技人员办实事三件"),
)
WORDS = "结合本单位生产经营任务安排，由科协主席负责，每季度检查一次。"
BACK = "没有写完成时限和责任部门，请补充后再报"


def of_mid_year(city: City, plan: AnnualPlan, document: Document) -> None:
    """Asked for the day after the plan is issued; what comes is checked two working days later."""
    chen, world = city.actor("chen", "officer"), days.of_today(SEED)
    signed, silent = _units(city, document)
    below = [one for one in silent if one.superior_id != city.root.pk]
    with clock.at(world.at(ASKED, 9, 11)):
        answers.ask(plan, [*signed, *below[:OPEN]], DUE, by=chen)
    firsts = {part.position: part.measures.all()[0].pk for part in queries.parts(plan)}
    actors = staff.working([one.pk for one in signed])
    waiting = {one.organisation_id: one for one in plan.answers.select_related("plan__organisation", "organisation")}
    for place, unit in enumerate(signed):
        day = world.step(ASKED, world.random.randrange(4, 26))
        own = {firsts[part]: answers.Line(text) for part, text in world.random.sample(OWN, 3)}
        done = _submitted(waiting[unit.pk], actors[unit.pk], own, world.at(day, 9, 17))
        with clock.at(world.at(world.step(day, 2), 9, 17)):
            if place < RETURNED:
                answers.return_(done, by=chen, note=BACK)
            else:
                answers.accept(done, by=chen)
    # Who has not sent it by then is asked after, as the city's ladder says.
    steps = [one for one in reminders.usual(city.root).steps if one.about == "answer"]
    for moment in handing.noons(steps, DUE):
        with clock.at(moment):
            reminding.sweep()


def _submitted(answer: Answer, by: Actor, own: dict[UUID, answers.Line], at: datetime) -> Answer:
    with clock.at(at):
        return answers.submit(answers.write(answer, own, WORDS, by=by, version=answer.version), by=by)


def _units(city: City, document: Document) -> tuple[list[Organisation], list[Organisation]]:
    """Those that signed for the notice of 2013 and those that did not, the cast's own left out."""
    told = Addressee.objects.filter(document=document, organisation__state="active")
    told = told.select_related("organisation", "receipt")
    mine = {one.pk for one in city.places.values()}
    # Districts first: those whose plans went back have somebody with an account to mend them.
    rows = sorted(told, key=lambda one: (one.organisation.kind != kinds.Kind.ASSOCIATION, one.name))
    signed = [one.organisation for one in rows if hasattr(one, "receipt")]
    return signed, [one.organisation for one in rows if not hasattr(one, "receipt") and one.organisation_id not in mine]

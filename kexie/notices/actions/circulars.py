"""群发: one's own words, filled for each unit, to many units at once; each gets them once (features E1)."""

from dataclasses import dataclass

from django.db import transaction

from kexie.kit import ids, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.messages import rules, wording
from kexie.messages.actions import outbox
from kexie.notices import kinds
from kexie.notices.queries import circulars, receivers
from kexie.notices.queries.circulars import Chosen, Letter
from kexie.notices.queries.receivers import Receiver
from kexie.organisations.models import Organisation

# One press, one transaction: a dozen statements a unit.
MOST = 400


@dataclass(frozen=True, slots=True)
class Line:
    """One unit: who would get it (None: nobody can be reached by these channels), and the words for it."""

    unit: Organisation
    receiver: Receiver | None
    subject: str
    text: str


def lines(house: Organisation, chosen: Chosen, letter: Letter) -> list[Line]:
    """Every unit that is meant, with the words it would get. Four queries, however many units.

    Raises:
        Refused: nobody is meant, or more than one press may tell.
    """
    units = circulars.units(house, chosen)
    if not units:
        raise Refused("按这些条件没有单位，请改条件", "circular.none")
    if len(units) > MOST:
        raise Refused(f"按这些条件有 {len(units)} 个单位，一次最多 {MOST} 个，请分区域或分类发", "circular.most")
    found = receivers.found(units, letter.to, letter.channels)
    return [_line(house, chosen, letter, unit, found.get(unit.pk)) for unit in units]


def _line(
    house: Organisation, chosen: Chosen, letter: Letter, unit: Organisation, receiver: Receiver | None
) -> Line:  # fmt: skip
    values = {"收件人": receiver.to.name if receiver else unit.name, "单位": unit.name, "发件单位": house.label}
    document = chosen.unsigned
    if document is not None:
        due = document.due_on
        values |= {
            "文件": document.title, "文号": str(document.number or ""),
            "期限": f"{due.year}年{due.month}月{due.day}日" if due else "",
        }  # fmt: skip
    return Line(unit, receiver, wording.fill(letter.subject, values), wording.fill(letter.text, values))


@transaction.atomic
def send(house: Organisation, chosen: Chosen, letter: Letter, *, by: Actor) -> tuple[int, int]:
    """Put the messages into the outbox; to how many units, and how many could not be reached.

    Raises:
        Refused: no right, nobody is meant or can be reached, too many.
    """
    require(rules.can_manage(by, house))
    told = lines(house, chosen, letter)
    reached = [one for one in told if one.receiver is not None]
    if not reached:
        raise Refused("这些单位都没有能收到的人或地址，请换渠道，或先登记联系方式", "circular.nobody")
    batch = ids.uuid7()
    for one in reached:
        assert one.receiver is not None
        outbox.queue(
            kinds.CIRCULAR, key=f"circular:{batch}:{one.unit.pk}", to=one.receiver.to,
            values={"标题": one.subject, "内容": one.text}, about=("organisation", one.unit.pk), by=by, house=house,
            channels=one.receiver.channels,
        )  # fmt: skip
    diff = {"subject": ("", letter.subject), "messages": ("", str(len(reached)))}
    journal.write("organisation", house.pk, "circular", by=by, diff=diff)
    return len(reached), len(told) - len(reached)

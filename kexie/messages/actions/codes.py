"""A code on its way to a telephone: straight through the door, and kept nowhere. No officer reads it in the outbox."""

from uuid import UUID

from kexie.kit.web import logs
from kexie.messages import doors, kinds, queries, wording
from kexie.messages.channels import Channel
from kexie.organisations.models import Installation
from kexie.people.actions import phones


def send(code_id: UUID) -> bool:
    """Send it where somebody has the number; whether there was. Inside the job's transaction.

    Raises:
        Temporary, or whatever the door raises: the job comes again while the code is good. The same code twice harms
        nobody.
    """
    sent = phones.hand_over(code_id)
    begun = Installation.objects.select_related("organisation").first()
    if sent is None or begun is None:
        return False
    words = queries.wordings(kinds.CODE, begun.organisation)[Channel.SMS].wording
    values = {"收件人": sent.account.get_full_name(), "发件单位": begun.organisation.label}
    minutes = int(phones.LASTS.total_seconds()) // 60
    text = wording.fill(words.text, values | {"验证码": sent.code, "分钟": str(minutes)})
    try:
        doors.of(Channel.SMS)(doors.Outgoing(code_id, Channel.SMS, sent.number, "", text))
    except (doors.Permanent, doors.Closed) as closed:
        logs.get("kexie.messages").warning("code_not_sent", sent=str(code_id), why=str(closed))
    return True

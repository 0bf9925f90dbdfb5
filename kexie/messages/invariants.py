"""Rows that may never be, as queries: run after every journey test and nightly. At most 100 of a kind are told."""

from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Q

from kexie.kit import clock
from kexie.messages import kinds, queries
from kexie.messages.channels import Channel
from kexie.messages.models import Attempt, Message, Template

Found = list[tuple[str, str]]
# A run lasts seconds and the next begins within ten: who stands longer has no sender.
_STUCK = timedelta(minutes=10)


def sent_once_a_round() -> Found:
    """No message went out more often than it was begun by hand."""
    sent = Attempt.objects.filter(outcome="sent").values("message").annotate(times=Count("pk"))
    twice = sent.filter(times__gt=F("message__round")).values_list("message_id", flat=True)[:100]
    return [(str(pk), "发出的次数多于人工发起的次数") for pk in twice]


def state_agrees_with_attempts() -> Found:
    """Sent outside the house means a try that sent it; being sent means one open try, and no other state has one."""
    mine = Attempt.objects.filter(message=OuterRef("pk"))
    went = Exists(mine.filter(outcome="sent", round=OuterRef("round")))
    is_open = Exists(mine.filter(outcome=""))
    rows = Message.objects.filter(
        Q(state="sent") & ~Q(channel=Channel.IN_APP) & ~went
        | ~Q(state="sent") & went
        | Q(state="sending") & ~is_open
        | ~Q(state="sending") & is_open
    )
    return [(str(one.pk), "消息状态与发送记录不符") for one in rows[:100]]


def nothing_stands_in_sending() -> Found:
    """What is being sent has a sender: none stands so for ten minutes (the worker does not run, or cannot end it)."""
    old = Message.objects.filter(state="sending", attempts__outcome="", attempts__began_at__lt=clock.now() - _STUCK)
    return [(str(one.pk), "消息停在“正在发”，没有发送任务") for one in old[:100]]


def wordings_fit_their_kinds() -> Found:
    """Every wording of a house's own can be filled; one that cannot is passed over for the standard one."""
    pairs = [(row, kinds.find(row.kind)) for row in Template.objects.all()]
    stale = [row for row, kind in pairs if kind is not None and not queries.fits(row, kind)]
    return [(str(row.pk), "消息文字用了已没有的占位词，发送时改用标准文字") for row in stale[:100]]


ALL = (sent_once_a_round, state_agrees_with_attempts, nothing_stands_in_sending, wordings_fit_their_kinds)

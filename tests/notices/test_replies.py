"""Reply slips: attached while drafting, answered by the units themselves, collated by who guides them."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kexie.blanks.models import Version
from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal.queries import history
from kexie.kit.verdict import Overtaken, Refused
from kexie.notices import privacy
from kexie.notices.actions import documents, forwards, links, receipts, replies, terms
from kexie.notices.actions.replies import Told
from kexie.notices.models import LinkUse, Reply, ReplySlip
from kexie.notices.models.replies import end_of, last_day
from kexie.notices.queries import below, chasing, link_term
from kexie.notices.queries import replies as queries
from kexie.notices.queries.collation import collation
from kexie.notices.rules import can_view
from kexie.notices.rules import replies as rules
from kexie.organisations.actions import organisations

WANG = {"name": "王秘书", "position": "秘书长", "phone": "027-65692271"}
OFFICERS = (
    (documents.submit, "chen"), (documents.review, "reviewer"), (documents.sign_off, "leader"),
    (documents.number, "registrar"), (documents.issue, "chen"),
)  # fmt: skip


def ready():
    return Version.objects.get(blank__name="参会回执")


def values(number="2", **more):
    return {"people": [WANG], "number": number} | more


def due(days=5):
    return end_of(clock.today() + timedelta(days=days))


def asking(office, **more):
    draft = office.draft(**({"classes": office.classes("各区科协", "各企业科协"), "openness": "internal"} | more))
    replies.attach(draft, ready(), due(), by=office["chen"])
    return draft


def issue(office, draft):
    for step, who in OFFICERS:
        draft = step(draft, by=office[who])
    return draft


@pytest.fixture
def issued(office):
    return issue(office, asking(office))


def mine(document, unit):
    return document.addressees.get(organisation=unit)


def later(days):
    return clock.at(clock.now() + timedelta(days=days))


def test_a_slip_is_attached_changed_and_taken_off_while_the_document_is_a_draft(office):
    draft = asking(office)
    before = draft.version
    slip = replies.attach(draft, ready(), due(9), by=office["chen"])
    assert (ReplySlip.objects.count(), queries.slip(draft).due_at) == (1, due(9))
    assert slip.due_on == clock.today() + timedelta(days=9)
    draft.refresh_from_db()
    assert draft.version > before
    replies.detach(draft, by=office["chen"])
    assert queries.slip(draft) is None
    with pytest.raises(Overtaken, match="这一稿没有附回执"):
        replies.detach(draft, by=office["chen"])


def test_who_may_attach_what_and_until_when(office):
    draft = office.draft()
    with pytest.raises(Refused, match="只有某市科协的拟稿人能修改"):
        replies.attach(draft, ready(), due(), by=office["zhao"])
    with pytest.raises(Refused, match="回执期限已经过去"):
        replies.attach(draft, ready(), clock.now(), by=office["chen"])
    version = ready()
    Version.objects.create(blank=version.blank, number=2)
    with pytest.raises(Refused, match="这一版还没有发布"):
        replies.attach(draft, version.blank.versions.get(number=2), due(), by=office["chen"])


def test_from_review_on_only_the_due_moment_may_change(office):
    draft = asking(office)
    assert replies.put_off(draft, due(6), by=office["chen"]).due_at == due(6)
    paper = documents.submit(draft, by=office["chen"])
    with pytest.raises(Refused, match="文字已固定"):
        replies.attach(paper, ready(), due(9), by=office["chen"])
    with pytest.raises(Refused, match="公文还在办理"):
        replies.put_off(paper, due(9), by=office["chen"])
    slip = ReplySlip.objects.get()
    for act in (
        slip.delete,
        lambda: ReplySlip.objects.create(document=office.at("review"), version=ready(), due_at=due()),
    ):
        with pytest.raises((InternalError, ProgrammingError), match="is not a draft"), transaction.atomic():
            act()
    issued = paper
    for step, who in OFFICERS[1:]:
        issued = step(issued, by=office[who])
    with pytest.raises(Refused, match="只有某市科协的印发人能改回执期限"):
        replies.put_off(issued, due(9), by=office["zhao"])
    assert replies.put_off(issued, due(9), by=office["chen"]).due_at == due(9)
    assert "reply_due" in [entry.verb for entry in history("document", issued.pk)]
    with pytest.raises(Refused, match="回执期限已经过去"):
        replies.put_off(issued, clock.now() - timedelta(hours=1), by=office["chen"])
    with pytest.raises(Refused, match="这份公文没有附回执"):
        replies.put_off(office.at("issued"), due(), by=office["chen"])


def test_midnight_belongs_to_the_day_before():
    day = clock.shanghai(2013, 5, 13)
    assert (last_day(day).isoformat(), end_of(last_day(day))) == ("2013-05-12", day)
    assert last_day(clock.shanghai(2013, 5, 12, 17, 30)).isoformat() == "2013-05-12"


def test_a_unit_answers_for_itself_and_may_change_its_answer_until_it_is_due(office, issued):
    unit = mine(issued, office.unit("motor"))
    first = replies.answer(unit, Told(values()), by=office["wang"])
    second = replies.answer(unit, Told(values("3"), changes=1), by=office["wang_chair"])
    assert [(one.round, one.answer.values["number"], one.replaced_at is None) for one in queries.rounds(unit)] == [
        (2, "3", True), (1, "2", False),
    ]  # fmt: skip
    assert (first.signer, second.signer) == ("wang", "wang_chair")
    assert [entry.verb for entry in history("addressee", unit.pk)] == ["answer", "answer"]
    with later(6), pytest.raises(Refused, match="回执期限已过，填过的不能再改"):
        replies.answer(unit, Told(values("4"), changes=2), by=office["wang"])


def test_a_first_answer_is_taken_after_the_due_moment_and_is_late(office, issued):
    unit = mine(issued, office.unit("motor"))
    with later(6):
        replies.answer(unit, Told(values()), by=office["wang"])
        told = collation(office["chen"], issued, queries.slip(issued))
    assert (told.sum.answered, told.sum.late, told.sum.open, told.sum.overdue) == (1, 1, 5, 5)
    assert [line.name for line in told.lines if line.is_late] == ["光明电机公司科协"]


def test_a_units_own_day_counts_for_it(office, issued):
    unit = mine(issued, office.unit("motor"))
    terms.set_own(unit, None, clock.today() + timedelta(days=2), by=office["chen"])
    dues = dict(queries.open_of(issued).values_list("organisation__name", "answer_due_at"))
    assert (dues["光明电机公司科协"], dues["江边区科协"]) == (due(2), due(5))
    assert len(dues) == 6
    unit = queries.answerable(office["wang"], issued.ref)
    assert (rules.due_at(unit), rules.due_at(mine(issued, office.unit("jiang")))) == (due(2), due(5))


def test_who_may_not_answer_and_what_is_not_answered(office, issued):
    unit = mine(issued, office.unit("motor"))
    with pytest.raises(Refused, match="只有光明电机公司科协的人能代表它回复"):
        replies.answer(unit, Told(values()), by=office["chen"])
    with pytest.raises(Refused, match="系统不能代填"):
        replies.answer(unit, Told(values()), by=SYSTEM)
    with pytest.raises(Refused, match="参会人数不超过 999人"):
        replies.answer(unit, Told(values("1000")), by=office["wang"])
    bare = mine(office.at("issued", classes=office.classes("各企业科协")), office.unit("motor"))
    with pytest.raises(Refused, match="这份文件没有要填的回执"):
        replies.answer(bare, Told(values()), by=office["wang"])
    assert Reply.objects.count() == 0


def test_whoever_answers_on_an_old_page_is_told_and_nothing_is_lost(office, issued):
    unit = mine(issued, office.unit("motor"))
    replies.answer(unit, Told(values()), by=office["wang"])
    for changes in (0, 2):
        with pytest.raises(Overtaken, match="您打开之后本单位已有人填过回执"):
            replies.answer(unit, Told(values("9"), changes=changes), by=office["wang_chair"])
    assert queries.standing(unit).answer.values["number"] == "2"


def test_a_link_answers_with_the_name_typed_and_its_use_is_listed(office, issued):
    unit = mine(issued, office.unit("motor"))
    made = links.make(unit, by=office["chen"])
    with pytest.raises(Refused, match="请填写填报人姓名"):
        replies.answer_by_link(made.link, Told(values()), name="", position="")
    reply = replies.answer_by_link(made.link, Told(values()), name="龙卫国", position="办公室主任")
    assert (reply.way, reply.signer, reply.by) == ("link", "龙卫国", None)
    assert [use.what for use in LinkUse.objects.all()] == ["answered"]
    assert [entry.verb for entry in history("addressee", unit.pk)] == ["answer_by_link"]
    told = collation(office["chen"], issued, queries.slip(issued))
    assert [line.who for line in told.lines if line.values] == ["龙卫国（办公室主任），凭链接"]
    links.revoke(made.link, by=office["chen"])
    with pytest.raises(Refused, match="这个链接已经作废"):
        replies.answer_by_link(made.link, Told(values(), changes=1), name="龙卫国", position="")


def test_a_unit_that_has_signed_is_given_a_link_as_long_as_its_answer_is_open(office, issued):
    unit = mine(issued, office.unit("motor"))
    receipts.sign(unit, by=office["wang"])
    made = links.make(mine(issued, office.unit("motor")), by=office["chen"])
    replies.answer_by_link(made.link, Told(values()), name="龙卫国", position="")
    with pytest.raises(Overtaken, match="光明电机公司科协已签收"):
        links.make(mine(issued, office.unit("motor")), by=office["chen"])


def test_a_corrected_document_is_not_answered_any_more_and_its_slip_goes_with_the_correction(office, issued):
    unit = mine(issued, office.unit("motor"))
    replies.answer(mine(issued, office.unit("jiang")), Told(values()), by=office["zhao"])
    draft = documents.correct(issued, by=office["chen"])
    assert queries.slip(draft).version_id == ready().pk
    replies.answer(unit, Told(values()), by=office["wang"])  # until the correction is issued the old one stands
    corrected = issue(office, draft)
    with pytest.raises(Refused, match="这份文件已由更正件代替，请填更正件的回执"):
        replies.answer(mine(issued, office.unit("hong")), Told(values()), by=office["hong_officer"])
    assert collation(office["chen"], issued, queries.slip(issued)).sum.answered == 2
    replies.answer(mine(corrected, office.unit("motor")), Told(values()), by=office["wang"])


def test_a_document_that_is_withdrawn_and_issued_again_asks_what_it_asks_then(office):
    paper = asking(office)
    for step, who in OFFICERS[:4]:
        paper = step(paper, by=office[who])
    paper = documents.withdraw(paper, by=office["registrar"], note="有误")
    replies.detach(paper, by=office["chen"])
    issued = issue(office, paper)
    assert list(queries.open_of(issued)) == []
    with pytest.raises(Refused, match="没有要填的回执"):
        replies.answer(mine(issued, office.unit("motor")), Told(values()), by=office["wang"])


def test_a_unit_closed_since_is_not_asked_and_counted_apart_what_it_answered_stays(office, issued):
    replies.answer(mine(issued, office.unit("motor")), Told(values()), by=office["wang"])
    made = links.make(mine(issued, office.unit("steel")), by=office["chen"])
    for key in ("motor", "steel"):
        organisations.close(office.unit(key), by=SYSTEM, note="并入集团")
    with pytest.raises(Refused, match="红旗钢铁公司科协已撤销"):
        replies.answer_by_link(made.link, Told(values()), name="龙卫国", position="")
    told = collation(office["chen"], issued, queries.slip(issued))
    assert (told.sum.total, told.sum.answered, told.sum.open, told.sum.closed) == (6, 1, 4, 1)
    assert queries.open_of(issued).count() == 4


def test_a_department_closed_since_is_not_answered_for_by_its_house(office):
    issued = issue(office, asking(office, classes=[], units=[office.unit("jiang_office")]))
    organisations.close(office.unit("jiang_office"), by=SYSTEM, note="合并")
    with pytest.raises(Refused, match="办公室已撤销，不再填回执"):
        replies.answer(mine(issued, office.unit("jiang_office")), Told(values()), by=office["zhao"])


def test_the_issuer_collates_all_a_district_its_own_a_receiver_nothing(office, issued):
    for key, who, number in (("motor", "wang", "2"), ("jiang", "zhao", "3"), ("hong", "hong_officer", "5")):
        replies.answer(mine(issued, office.unit(key)), Told(values(number)), by=office[who])
    slip = queries.slip(issued)
    told = collation(office["chen"], issued, slip)
    assert [(one.label, option) for one, option in told.heads] == [("参会人数", "")]
    assert (told.sum.total, told.sum.answered, told.sum.sums) == (6, 3, [Decimal(10)])
    district = collation(office["zhao"], issued, slip)
    assert [line.name for line in district.lines] == ["光明电机公司科协", "江边区科协"]
    assert (district.sum.total, district.sum.sums) == (2, [Decimal(5)])
    assert [line.name for line in collation(office["wang"], issued, slip).lines] == ["光明电机公司科协"]
    assert [bool(rules.can_collate(office[who], issued)) for who in ("chen", "zhao", "wang", "steel_liaison")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert rules.can_collate(office["wang"], issued).reason == "只有某市科协和有关业务指导单位能汇总回执"
    assert rules.can_collate(office["chen"], office.at("issued")).reason == "这份公文没有回执，或尚未印发"
    assert list(rules.visible_replies(STRANGER, issued)) == []
    assert queries.unit(office["zhao"], issued, mine(issued, office.unit("hong")).pk) is None
    assert queries.unit(office["zhao"], issued, mine(issued, office.unit("motor")).pk) is not None


def test_a_forward_asks_its_own_units_by_its_own_slip_and_leads_to_no_other_receiver(office, issued):
    replies.answer(mine(issued, office.unit("hong")), Told(values()), by=office["hong_officer"])
    draft = forwards.begin(mine(issued, office.unit("jiang")), by=office["zhao"])
    assert queries.slip(draft).due_at == due(5) - timedelta(days=1)
    assert [line.name for line in collation(office["zhao"], issued, queries.slip(issued)).lines] == [
        "光明电机公司科协", "江边区科协",
    ]  # fmt: skip


def test_lists_by_view_district_and_words(office, issued):
    replies.answer(mine(issued, office.unit("motor")), Told(values()), by=office["wang"])
    chen = office["chen"]
    counts = {view: queries.units(chen, issued, view).count() for view in queries.VIEWS}
    assert counts == {"": 6, "answered": 1, "late": 0, "open": 5, "closed": 0}
    assert [one.name for one in queries.units(chen, issued, q="电机")] == ["光明电机公司科协"]
    assert (queries.units(chen, issued, district="-").count(), queries.units(chen, issued, district="jh").count()) == (
        6,
        0,
    )
    with pytest.raises(KeyError):
        queries.units(chen, issued, "nothing")


def test_a_collation_asks_as_much_for_many_units_as_for_one(office, issued):
    def asked(document):
        slip = queries.slip(document)
        with CaptureQueriesContext(
            connection,
        ) as found:
            collation(office["chen"], document, slip)
        return len(found)

    one = issue(office, asking(office, classes=[], units=[office.unit("motor")]))
    for key, who in (("motor", "wang"), ("jiang", "zhao")):
        replies.answer(mine(issued, office.unit(key)), Told(values()), by=office[who])
    assert (asked(one), asked(issued)) == (3, 3)


def test_what_the_database_keeps_of_answers(office, issued):
    unit = mine(issued, office.unit("motor"))
    reply = replies.answer(unit, Told(values()), by=office["wang"])
    told = {"addressee": unit, "answer": reply.answer, "way": "desk", "by_id": reply.by_id, "post_id": reply.post_id}
    for broken in ({"round": 2}, {"round": 1, "replaced_at": clock.now()}, {"round": 0}, {"round": 3, "name": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Reply.objects.create(**(told | broken))
    for act in (reply.delete, lambda: Reply.objects.filter(pk=reply.pk).update(round=5)):
        with pytest.raises((InternalError, ProgrammingError), match="pgtrigger"), transaction.atomic():
            act()


def test_taking_the_answers_out_is_put_down_and_asks_the_rule(office, issued):
    replies.take_out(issued, 1, by=office["chen"])
    assert [entry.verb for entry in history("document", issued.pk)][-1] == "take_replies"
    with pytest.raises(Refused, match="能汇总回执"):
        replies.take_out(issued, 1, by=office["wang"])


def test_a_persons_answers_are_among_what_is_exported(office, issued):
    replies.answer(mine(issued, office.unit("motor")), Told(values()), by=office["wang"])
    assert [row["addressee__name"] for row in privacy.export(office["wang"].person_id)["replies"]] == [
        "光明电机公司科协"
    ]


def test_a_district_reads_what_its_units_were_asked_though_nothing_was_sent_to_it(office):
    straight = issue(office, asking(office, classes=[], units=[office.unit("motor"), office.unit("steel")]))
    other = issue(office, asking(office, classes=[], units=[office.unit("steel")]))
    zhao = office["zhao"]
    replies.answer(mine(straight, office.unit("motor")), Told(values()), by=office["wang"])
    assert (can_view(zhao, straight), list(below.documents(zhao))) == (False, [straight])
    found = below.document(zhao, straight.ref)
    assert (found, below.document(zhao, other.ref)) == (straight, None)
    assert [one.name for one in queries.units(zhao, found)] == ["光明电机公司科协"]
    assert below.standings(zhao, [straight]) == {straight.pk: below.Standing(1, 1, 0, 0)}
    with later(6):
        assert below.standings(zhao, [straight]) == {straight.pk: below.Standing(1, 1, 0, 0)}
    replies.take_out(straight, 1, by=zhao)
    with pytest.raises(Refused, match="能汇总回执"):
        replies.take_out(other, 1, by=zhao)
    with CaptureQueriesContext(connection) as one:
        below.standings(zhao, list(below.documents(zhao)))
    issue(office, asking(office, classes=office.classes("各企业科协")))
    with CaptureQueriesContext(connection) as two:
        assert len(below.standings(zhao, list(below.documents(zhao)))) == 2
    assert (len(one), len(two)) == (2, 2)
    for who in ("chen", "wang", "steel_liaison"):  # the issuer finds it among its own papers, a unit among what it got
        assert list(below.documents(office[who])) == []


def test_links_for_all_go_to_units_that_signed_and_still_have_to_answer(office, issued):
    assert chasing.to_link(issued) == (6, 6)
    for key, who in (("motor", "wang"), ("jiang", "zhao")):
        receipts.sign(mine(issued, office.unit(key)), by=office[who])
    assert chasing.to_link(issued) == (6, 6)
    replies.answer(mine(issued, office.unit("motor")), Told(values()), by=office["wang"])
    assert chasing.to_link(issued) == (5, 5)
    made = links.make_many(issued, by=office["chen"])
    assert ({one.link.addressee.name for one in made} >= {"江边区科协"}, chasing.to_link(issued)) == (True, (5, 0))
    with pytest.raises(Overtaken, match="未签收、未填回执的都有账号"):
        links.make_many(issued, by=office["chen"])


def test_a_link_opens_until_some_days_after_the_later_of_both_due_days(office):
    draft = asking(office)
    replies.attach(draft, ready(), due(60), by=office["chen"])
    made = links.make(mine(issue(office, draft), office.unit("motor")), by=office["chen"])
    assert last_day(made.link.expires_at) == clock.today() + timedelta(days=60 + link_term(office.unit("city")))


def test_mobiles_of_an_answer_are_seen_with_a_reason_by_who_reads_it_and_by_nobody_else(office, issued):
    unit = mine(issued, office.unit("motor"))
    assert replies.reveal(unit, reason="问一声", by=office["chen"]) == []
    replies.answer(unit, Told(values(people=[WANG | {"phone": "027-65692271、13900001234"}])), by=office["wang"])
    assert replies.reveal(unit, reason="安排接站", by=office["chen"]) == [("参会人员 王秘书", "13900001234")]
    with pytest.raises(Refused, match="请写明查看的理由"):
        replies.reveal(unit, reason=" ", by=office["chen"])
    with pytest.raises(Refused, match="能查看回执里的电话"):
        replies.reveal(unit, reason="看看", by=STRANGER)

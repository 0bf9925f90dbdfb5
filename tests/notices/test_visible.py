"""Who sees which document: the set and the single answer are one rule; the seen and the unseen by hand."""

from datetime import timedelta

import pytest

from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM, Actor
from kexie.notices import flow, jobs, queries, rules
from kexie.notices.actions import documents, series
from kexie.notices.models import Document
from kexie.notices.queries import coming
from tests.notices.office import BODY, CAST

HOUSE = {"chen", "reviewer", "leader", "registrar", "secretary"}
DISTRICT = {"zhao", "zhao_leader"}
EVERYBODY = {name for name, _, _ in CAST} | {"stranger", "wanderer"}


@pytest.fixture
def actors(office):
    wanderer = Actor(person_id=office["wang"].person_id)  # a person without a post
    return {name: office[name] for name, _, _ in CAST} | {"stranger": STRANGER, "wanderer": wanderer}


def seers(actors, document):
    return {name for name, actor in actors.items() if rules.visible_documents(actor).filter(pk=document.pk).exists()}


@pytest.mark.parametrize("openness", ["public", "internal"])
def test_the_set_and_the_single_answer_agree_for_every_state_and_actor(office, actors, openness):
    values = {"openness": openness, "classes": office.classes("各企业科协"), "co_issuers": ("jiang",)}
    made = [office.at(state.code, **values) for state in flow.DOCUMENT.states]
    for name, actor in {**actors, "system": SYSTEM}.items():
        seen = set(rules.visible_documents(actor))
        assert seen == {one for one in made if rules.can_view(actor, one)}, name


def test_a_draft_is_the_issuers_house_alone(office, actors):
    assert seers(actors, office.draft()) == HOUSE


def test_a_joint_issuer_sees_it_from_countersigning_on(office, actors):
    assert seers(actors, office.at("review", co_issuers=("jiang",))) == HOUSE
    assert seers(actors, office.at("countersign", co_issuers=("jiang",))) == HOUSE | DISTRICT


def test_an_internal_document_is_seen_by_whom_it_was_sent_to(office, actors):
    document = office.at("issued", openness="internal", units=[office.unit("motor")])
    assert seers(actors, document) == HOUSE | {"wang", "wang_chair"}


def test_a_public_one_is_everybodys_once_issued(office, actors):
    assert seers(actors, office.at("numbered")) == HOUSE
    assert seers(actors, office.at("issued")) == EVERYBODY


def test_who_guides_an_issuer_sees_what_it_issued_but_not_its_drafts(office, actors):
    series.set_code(office.unit("motor"), "光科协", by=SYSTEM)
    secretary = office.city.actor("motor_secretary", "secretary_general", "motor")
    values = {"title": "厂里的通知", "body": BODY, "openness": "internal"}
    document = documents.draft(office.unit("motor"), values, by=office["wang"])
    assert seers(actors, document) == {"wang", "wang_chair"} | {"wanderer"}  # the wanderer is wang without the post
    document = documents.review(documents.submit(document, by=office["wang"]), by=secretary)
    document = documents.sign_off(document, by=office["wang_chair"])
    document = documents.issue(documents.number(document, by=secretary), by=office["wang"])
    assert seers(actors, document) == HOUSE | DISTRICT | {"wang", "wang_chair", "wanderer"}


def test_unseen_and_absent_are_the_same_answer(office):
    draft = office.draft()
    assert queries.document(office["zhao"], draft.ref) is None
    assert queries.document(office["zhao"], draft.ref + 1) is None
    assert queries.document(office["chen"], draft.ref) == draft


def test_the_desks_list_holds_papers_and_not_the_inbox(office):
    own = office.draft()
    sent = office.at("issued", classes=office.classes("各区科协"))
    joint = office.at("sign_off", co_issuers=("jiang",))
    assert set(queries.listed(office["zhao"])) == {joint}
    assert set(queries.listed(office["chen"])) == {own, sent, joint}
    assert set(queries.papers(SYSTEM)) == {own, sent, joint}
    assert set(queries.papers(STRANGER)) == set()


def test_the_counts_are_those_of_the_lists_behind_them(office):
    for state in ("draft", "review", "issued", "void"):
        office.at(state)
    office.at("sign_off", co_issuers=("jiang", "hong"))
    office.at("countersign", co_issuers=("jiang",))
    actors = [office[name] for name in ("chen", "leader", "zhao", "hong_officer", "wang")]
    # Who drafted all these and now works for one of the joint issuers has a part in them twice.
    for actor in (*actors, office.city.actor("chen", "officer", "hong"), SYSTEM, STRANGER):
        counts = queries.counts(actor, 100)
        assert counts == {view: queries.listed(actor, view).count() for view in counts}
        # However the rows are gathered.
        for view in counts:
            assert list(queries.listed(actor, view, few=True)) == list(queries.listed(actor, view)), view
        assert set(counts) == {"", "mine", *queries.VIEWS}
    with pytest.raises(KeyError):
        queries.listed(office["chen"], "nothing")


def test_counts_go_no_further_than_they_are_asked_to(office):
    for state in ("draft", "draft", "draft", "review", "issued"):
        office.at(state)
    every = {view: queries.listed(office["chen"], view).count() for view in queries.VIEWS}
    assert (every["draft"], every["open"], every["issued"]) == (3, 4, 1)
    assert queries.counts(office["chen"], 2) == {
        **dict.fromkeys(queries.VIEWS, 0), "draft": 3, "review": 1, "open": 3, "issued": 1, "": 3, "mine": 3,
    }  # fmt: skip


def test_a_document_is_found_by_letters_number_and_short_number(office):
    numbered = office.at("numbered", title="关于值班的通知")
    other = office.draft("关于春游的通知")
    chen = office["chen"]
    assert list(queries.listed(chen, q="值班")) == [numbered]
    assert list(queries.listed(chen, q=str(numbered.number))) == [numbered]
    # A short number may also be a part of an official one: what bears it there is found as well.
    found = queries.listed(chen, q=str(other.ref))
    assert [document for document in found if str(other.ref) not in str(document.number)] == [other]
    assert list(queries.documents_found(chen, "没有")) == []


def test_what_lay_a_day_is_found_by_the_index_alone(office):
    numbered, chen = office.at("numbered", title="关于值班的通知"), office["chen"]
    with clock.at(clock.now() + timedelta(days=1, seconds=1)):
        assert list(queries.listed(chen, q="值班")) == []
        jobs.index_all()
        for words in ("值班", "zhiban", "gyzb", str(numbered.number), "班"):
            assert list(queries.listed(chen, q=words)) == [numbered], words


def test_done_and_newest_are_read_from_what_happened(office):
    issued = office.at("issued", classes=office.classes("各区科协"))
    office.at("issued")
    office.draft()
    assert set(queries.done_by(office["leader"])) == set(Document.objects.filter(state="issued"))
    assert set(queries.done_by(office["zhao"])) == set(queries.done_by(STRANGER)) == set()
    day = clock.today()
    assert coming.issued(office["chen"], day, day) == [issued]
    assert coming.issued(office["zhao"], day, day) == []


def test_issuers_columns_codes_and_numbers_of_a_house(office):
    assert [one.name for one in queries.issuers(office["chen"])] == ["某市科协", "企事业部", "办公室"]
    assert queries.columns()[0].name == "公告栏"
    numbered = office.at("numbered")
    assert [one.code for one in queries.codes(office.unit("city"))] == ["某科协"]
    year = numbered.number.year
    assert list(queries.numberings(office.unit("city"))) == list(queries.numberings(office.unit("city"), year))
    assert queries.numberings(office.unit("city"), 1999).count() == 0

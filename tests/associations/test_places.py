"""How many a meeting elects: candidates and votes against the places, and what the papers print of it."""

from dataclasses import replace

import pytest

from kexie.associations import elections, invariants
from kexie.associations.actions import assemblies, foundings, reelections
from kexie.associations.applying import Nominee, Places
from kexie.associations.documents import papers
from kexie.associations.elections import Ballot, Rules
from kexie.associations.forms.terms import ReelectionForm
from kexie.associations.models import Assembly
from kexie.associations.queries import papers as reads
from kexie.kit.verdict import Refused
from tests.associations import staged
from tests.notices.office import Office

USUAL = Rules()
NOMINEES = (*staged.NOMINEES, Nominee("vice_chair", "何平"), Nominee("committee_member", "陈工"))
WANTED = Places("delegates", 1, 2)


def refusal(call, *args, **more) -> tuple[str, str]:
    with pytest.raises(Refused) as told:
        call(*args, **more)
    return told.value.rule, str(told.value)


def vice(*votes: int) -> list[Ballot]:
    return [Ballot(name, "vice_chair", cast, 0, 0) for name, cast in zip("甲乙丙", votes, strict=False)]


def test_as_many_candidates_as_places_is_one_manner_and_more_the_other():
    assert (elections.manner(2, 2), elections.manner(3, 2)) == ("等额", "差额")
    assert elections.places(None, None) == {"chair": 1, "secretary_general": 1}
    assert elections.short(["vice_chair"], {"vice_chair": 1, "committee_member": 0}) == ""
    assert elections.short(["vice_chair"], {"vice_chair": 2}).startswith("应选副主席 2 名，候选人只有 1 名")


def test_of_more_with_votes_enough_those_with_the_most_take_the_places():
    assert elections.winners(vice(40, 45, 31), 60, 50, USUAL, {"vice_chair": 2}) == ([True, True, False], "")
    assert elections.winners(vice(40, 45, 30), 60, 50, USUAL, {"vice_chair": 3}) == ([True, True, False], "")
    assert elections.winners(vice(40, 45, 31), 60, 50, USUAL, {}) == ([True, True, True], "")
    assert elections.winners(vice(40, 45, 31), 60, 50, USUAL, {"vice_chair": 0}) == ([False] * 3, "")


def test_as_many_votes_for_the_last_place_are_voted_on_again():
    won, tied = elections.winners(vice(45, 40, 40), 60, 50, USUAL, {"vice_chair": 2})
    assert (won, tied) == ([], "应选副主席 2 名，乙、丙同得 40 票，请就他们再次投票")


def test_nobody_marks_more_names_than_there_are_places():
    assert elections.overmarked(vice(50, 50), 50, {"vice_chair": 2}) == ""
    assert elections.overmarked(vice(50, 50, 1), 50, {"vice_chair": 2}) == (
        "副主席的赞成票合计 101，多于 50 张选票、每张最多选 2 名的 100 票，请核对计票表"
    )


def agreed(office: Office, places: Places = WANTED):
    row = reelections.ask(office.unit("motor"), NOMINEES, "", by=office["chen"], places=places)
    return reelections.agree(row, by=office["zhao"])


def held(office: Office, first: int, second: int):
    row = agreed(office)
    cast = {"周大明": 48, "吴小红": first, "何平": second, "郑文": 45, "冯工": 44, "陈工": 43}
    votes = {one.pk: (cast[one.name], 0, 0) for one in row.assembly.candidates.all()}
    return reelections.hold(row, staged.meeting(row.assembly, votes=votes), by=office["chen"])


def test_a_reelection_keeps_its_places_and_nobody_over_them_is_elected(office: Office):
    row = agreed(office, Places("delegates", 2, 2))
    assert assemblies.places(row.assembly) == Places("delegates", 2, 2)
    votes = staged.votes(row.assembly, (48, 0, 0))
    row = reelections.hold(row, staged.meeting(row.assembly, votes=votes), by=office["chen"])
    assert row.assembly.candidates.filter(is_elected=True).count() == 6
    assert invariants.no_more_are_elected_than_places() == []
    Assembly.objects.filter(pk=row.assembly_id).update(vice_places=1)
    assert [words for _, words in invariants.no_more_are_elected_than_places()] == ["当选人数多于应选名额"]


def test_votes_against_the_places_are_refused_with_the_numbers(office: Office):
    rule, words = refusal(held, office, 48, 40)
    assert (rule, words.startswith("副主席的赞成票合计 88")) == ("assembly.vote", True)


def test_a_tie_for_the_last_place_is_no_result(office: Office):
    nominees = (*NOMINEES, Nominee("vice_chair", "许工"))
    row = reelections.ask(office.unit("motor"), nominees, "", by=office["chen"], places=Places("members", 2, 2))
    row = reelections.agree(row, by=office["zhao"])
    cast = {"吴小红": 36, "何平": 32, "许工": 32}
    votes = {one.pk: (cast.get(one.name, 40), 0, 0) for one in row.assembly.candidates.all()}
    told = refusal(reelections.hold, row, staged.meeting(row.assembly, votes=votes), by=office["chen"])
    assert told == ("assembly.vote", "应选副主席 2 名，何平、许工同得 32 票，请就他们再次投票")
    assert not row.assembly.candidates.exclude(votes_for=None).exists()


def test_fewer_candidates_than_places_are_told_in_the_form_and_refused(office: Office):
    short = Places("", 3, None)
    told = refusal(reelections.ask, office.unit("motor"), NOMINEES, "", by=office["chen"], places=short)
    assert told == ("nominees.places", "应选副主席 3 名，候选人只有 2 名，请增加候选人或改应选名额")
    typed = {"chair_name": "周大明", "secretary_name": "郑文", "vice1_name": "吴小红", "others": "委员 冯工"}
    form = ReelectionForm({**typed, "gathering": "members", "vice_places": "1", "member_places": "2"})
    assert form.errors["member_places"] == ["应选委员 2 名，候选人只有 1 名，请增加候选人或改应选名额"]
    form = ReelectionForm({**typed, "gathering": "members", "vice_places": "1", "member_places": "1"})
    assert (form.is_valid(), form.places()) == (True, Places("members", 1, 1))


def test_an_application_keeps_what_meeting_it_plans(office: Office):
    row = staged.begun(office, places=Places("members", 1, 1))
    assert assemblies.places(row.assembly) == Places("members", 1, 1)
    told = replace(staged.APPLICATION, places=Places("delegates", 0, 1))
    row = foundings.edit(row, told, by=office["zhao"], version=row.version)
    assert assemblies.places(row.assembly) == Places("delegates", 0, 1)


def words(paper) -> str:
    rows = [cell for table in paper.tables for row in table.rows for cell in row]
    notes = [table.note for table in paper.tables]
    return "\n".join([paper.about, *paper.before, *rows, *notes])


def test_the_papers_print_meeting_places_and_manner(office: Office):
    told = reads.of_reelection(agreed(office))
    places = "主席 1 名（等额）、副主席 1 名（差额）、秘书长 1 名（等额）、委员 2 名（等额）"
    for code in ("request", "agenda", "script", "method", "ballot", "tally", "filing"):
        assert places in words(papers.drawn(told, code)[1]), code
    assert "会员代表大会" in words(papers.drawn(told, "agenda")[1])
    assert "监票人在代表中推选" in words(papers.drawn(told, "method")[1])
    assert "每张选票所选人数不超过应选名额" in words(papers.drawn(told, "method")[1])
    plain = replace(told, gathering="", places={})
    assert "投票选举主席、副主席、秘书长、委员" in words(papers.drawn(plain, "agenda")[1])
    assert "监票人在会员（代表）中推选" in words(papers.drawn(plain, "method")[1])
    assert "到会的有选举权的会员达到" in words(papers.drawn(replace(told, gathering="会员大会"), "method")[1])

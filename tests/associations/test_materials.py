"""附件材料: what is handed in with an application and a re-election, by whom, until when; what is forgotten."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kexie.associations.actions import drafts, foundings, materials, reelections
from kexie.associations.models import Assembly, AssemblyFile, Candidate, Founding
from kexie.associations.queries import founding as reads
from kexie.associations.queries import materials as handed
from kexie.associations.rules import founding as founding_rules
from kexie.associations.rules import materials as rules
from kexie.kit import clock
from kexie.kit.files.models import StoredFile
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Overtaken, Refused
from tests.associations import staged
from tests.city_foundings import PNG
from tests.notices.office import Office


def reason(call: Callable[..., Any], *args: Any, **more: Any) -> str:
    with pytest.raises(Refused) as told:
        call(*args, **more)
    return told.value.rule


def picture(name: str = "名录.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PNG)


def attached(office: Office, row: Any, matter: str = "roster", by: Any = None) -> AssemblyFile:
    return materials.attach(row, matter, picture(), by=by or office["zhao"])


def test_what_is_handed_in_stands_on_the_check_and_in_the_history(office: Office) -> None:
    row = staged.begun(office)
    made = attached(office, row)
    assert [(one.get_matter_display(), one.file.name) for one in handed.handed_in(row.assembly)] == [
        ("会员名录", "名录.png"),
    ]  # fmt: skip
    assert (made.file.organisation_id, handed.file_of(row.assembly, made.pk)) == (row.place_id, made)
    house = reads.house_rules(office.unit("jiang"))[0]
    told = {line.label: (line.told, line.tone) for line in reads.completeness(row, house)}
    assert (told["会员名录"], told["章程（草案）"]) == (("1 个文件", "ok"), ("没有附", "bad"))
    entry = Entry.objects.get(entity="founding", entity_id=row.pk, verb="attach")
    assert entry.diff == {"name": ["", "会员名录"]}


def test_it_is_handed_in_while_it_is_the_units_turn(office: Office) -> None:
    unit = founding_rules.applicant
    row = staged.begun(office)
    assert rules.can_attach(unit(row.pk), row)
    assert rules.can_attach(unit(), row).rule == "founding.unit.right"
    assert [rules.can_attach(office[name], row).rule for name in ("zhao", "hong_officer")] == [
        "",
        "founding.unit.right",
    ]
    row = foundings.send(row, by=office["zhao"])
    assert rules.can_attach(unit(row.pk), row).rule == "founding.state"
    row = foundings.return_(row, by=office["zhao"], note="补", reasons={"charter": "请附章程"})
    assert rules.can_attach(unit(row.pk), row)
    other = staged.approved(office, credit_code="", unit_name="某厂", name="某厂科协")
    assert rules.can_attach(unit(other.pk), other)
    held = staged.meetings.hold(other, staged.meeting(other.assembly), by=office["zhao"])
    assert rules.can_attach(unit(held.pk), held)
    filed = staged.meetings.file(held, staged.FILING, by=office["zhao"])
    assert reason(attached, office, filed) == "founding.state"


def test_of_a_reelection_it_is_handed_in_until_it_is_filed(office: Office) -> None:
    row = reelections.ask(office.unit("motor"), staged.NOMINEES, "", by=office["chen"])
    assert [rules.can_attach(office[name], row).rule for name in ("chen", "zhao", "hong_officer")] == [
        "", "", "materials.right",
    ]  # fmt: skip
    assert attached(office, row, "party").file.organisation_id == row.organisation_id
    assert Entry.objects.filter(entity="reelection", entity_id=row.pk, verb="attach").count() == 1
    made = handed.handed_in(row.assembly)[0]
    assert reason(materials.detach, row, made, by=office["chen"]) == "materials.asked"
    row = reelections.return_(row, by=office["zhao"], note="补")
    materials.detach(row, made, by=office["chen"])
    row = reelections.withdraw(row, by=office["chen"], note="撤")
    assert rules.can_attach(office["zhao"], row).reason == "换届现在是“已撤回”，退回后才能补充材料"


def test_a_file_that_is_none_or_too_many_or_of_no_matter_is_refused_and_nothing_is_kept(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = staged.begun(office)
    assert reason(materials.attach, row, "nothing", picture(), by=office["zhao"]) == "materials.matter"
    wrong = SimpleUploadedFile("名录.png", b"<html>")
    assert reason(materials.attach, row, "roster", wrong, by=office["zhao"]) == "files.kind"
    monkeypatch.setattr(rules, "MOST", 1)
    attached(office, row)
    assert reason(attached, office, row) == "materials.most"
    monkeypatch.setattr(rules, "MOST", 20)
    monkeypatch.setattr(rules, "MOST_BYTES", len(PNG) * 2 - 1)
    assert reason(attached, office, row) == "materials.size"
    monkeypatch.setattr(rules, "MOST_BYTES", 50_000_000)
    monkeypatch.setattr(rules, "MOST_UNSENT", len(PNG) * 2 - 1)
    unsent = foundings.begin(office.unit("jiang"), "某厂", by=founding_rules.applicant()).founding
    by = founding_rules.applicant(unsent.pk)
    attached(office, unsent, by=by)
    assert reason(attached, office, unsent, by=by) == "materials.flood"
    # Who has sent theirs is not held up by what lies with others.
    row = foundings.return_(foundings.send(row, by=office["zhao"]), by=office["zhao"], note="补", reasons={})
    materials.detach(row, attached(office, row, by=founding_rules.applicant(row.pk)), by=office["zhao"])
    assert StoredFile.objects.count() == AssemblyFile.objects.count() == 2


def test_what_was_handed_in_by_mistake_is_taken_away_once(office: Office) -> None:
    row = staged.begun(office)
    made = attached(office, row)
    materials.detach(row, made, by=office["zhao"])
    assert (AssemblyFile.objects.count(), StoredFile.objects.count()) == (0, 0)
    with pytest.raises(Overtaken):
        materials.detach(row, made, by=office["zhao"])


def test_of_an_application_nobody_sent_the_files_go_with_it(office: Office) -> None:
    by = founding_rules.applicant()
    row = foundings.begin(office.unit("jiang"), "某厂", by=by).founding
    attached(office, row, by=founding_rules.applicant(row.pk))
    with clock.at(clock.now() + drafts.DRAFT_LASTS + timedelta(days=1)):
        assert drafts.forget_drafts() == 1
    left = [model.objects.count() for model in (Founding, Assembly, AssemblyFile, StoredFile)]
    assert left == [0, 0, 0, 0]


def test_an_application_begun_at_the_desk_and_never_sent_goes_like_one_of_the_portal(office: Office) -> None:
    draft, sent = staged.begun(office), staged.applied(office, credit_code="", unit_name="某厂", name="某厂科协")
    attached(office, draft)
    with clock.at(draft.changed_at + drafts.DRAFT_LASTS - timedelta(hours=1)):
        assert drafts.forget_drafts() == 0
    with clock.at(clock.now() + drafts.DRAFT_LASTS + timedelta(hours=1)):
        assert (drafts.forget_drafts(), drafts.forget_drafts()) == (1, 0)
    assert (list(Founding.objects.all()), AssemblyFile.objects.count(), StoredFile.objects.count()) == ([sent], 0, 0)
    assert (list(Assembly.objects.all()), Candidate.objects.exclude(assembly=sent.assembly).count()) == (
        [sent.assembly], 0,
    )  # fmt: skip
    entry = Entry.objects.get(entity="founding", verb="forget")
    assert (entry.entity_id, entry.person_id) == (draft.pk, None)

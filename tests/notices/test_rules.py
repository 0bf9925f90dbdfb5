"""Each rule by itself: what it says in a state that has not its step, and to whom it speaks of a right."""

import pytest

from kexie.kit.actor import STRANGER, SYSTEM, Actor
from kexie.kit.verdict import Refused
from kexie.notices import flow, rules
from kexie.notices.actions import documents
from kexie.notices.models import Document
from kexie.notices.rules.acts import CAN

LABELS = {state.code: state.label for state in flow.DOCUMENT.states}


@pytest.mark.parametrize("state", sorted(LABELS))
def test_a_step_the_state_does_not_have_is_refused_by_its_state(office, state):
    document = office.at(state)
    for verb, can in CAN.items():
        if flow.DOCUMENT.step(verb, state) is None and verb != "circulate":
            verdict = can(SYSTEM, document)
            assert (bool(verdict), verdict.rule, LABELS[state] in verdict.reason) == (False, "state", True), verb


def test_a_draft_is_edited_by_its_issuers_drafters_alone(office):
    document = office.draft()
    assert rules.can_edit(office["secretary"], document)
    assert rules.can_edit(office["zhao"], document).reason == "只有某市科协的拟稿人能修改"
    assert rules.can_edit(office["chen"], office.at("signed")).rule == "state"


def test_the_system_wrote_nothing_and_works_in_every_house(office):
    document = office.draft()
    assert not rules.wrote(SYSTEM, document)
    assert rules.wrote(office["chen"], document)
    assert set(rules.house(SYSTEM)) == set(office.city.units.values())
    assert not rules.house(STRANGER).exists()
    assert not rules.house(office["observer"]).exists()


def test_a_post_of_another_person_gives_nothing(office):
    thief = Actor(
        person_id=office["wang"].person_id, post_id=office["chen"].post_id, rights=office["chen"].rights,
        organisation_id=office["chen"].organisation_id,
    )  # fmt: skip
    assert rules.can_edit(thief, office.draft()).rule == "right"
    assert not rules.house(thief).exists()


def test_rights_written_into_an_actor_by_hand_give_nothing(office):
    forged = Actor(
        person_id=office["steel_liaison"].person_id, post_id=office["steel_liaison"].post_id,
        rights=frozenset({"documents.draft", "documents.sign_off"}),
    )  # fmt: skip
    assert rules.can_draft(forged, office.unit("steel")).rule == "right"
    assert rules.can_sign_off(forged, office.at("sign_off")).rule == "right"
    assert not Document.objects.filter(pk__in=rules.visible_documents(forged)).exists()


def test_every_refusal_says_who_can_in_plain_chinese(office):
    with pytest.raises(Refused) as told:
        documents.sign_off(office.at("sign_off"), by=office["zhao_leader"])
    assert (told.value.reason, told.value.rule, told.value.status) == ("只有某市科协的签发人能签发", "right", 403)

"""How many documents each view of the desk's list holds, however many there are."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from kexie.kit.actor import Actor
from kexie.notices import flow
from kexie.notices.rules.house import house
from kexie.notices.rules.visible import SHARED

# Views of the list beside the states themselves: under way, and done.
VIEWS: dict[str, tuple[str, ...]] = {
    "open": tuple(state.code for state in flow.DOCUMENT.states if state.code not in flow.CLOSED),
    **{state.code: (state.code,) for state in flow.DOCUMENT.states},
}
# What the house issues, what else the actor drafted, what else the house issues jointly: queries.documents.papers taken
# apart, so that each is counted state by state from its own index and no further than it is told.
_COUNTS = """
WITH own(id) AS MATERIALIZED ({own})
SELECT v.state, own_ones.n + drafted.n + shared.n
  FROM unnest(%(states)s::text[]) AS v(state),
  LATERAL (SELECT count(*) AS n FROM (
      SELECT 1 FROM notices_document d
       WHERE d.issuer_id IN (SELECT id FROM own) AND d.state = v.state LIMIT %(far)s) x) own_ones,
  LATERAL (SELECT count(*) AS n FROM (
      SELECT 1 FROM notices_document d
       WHERE d.drafted_by_id = %(me)s AND d.state = v.state AND d.issuer_id NOT IN (SELECT id FROM own)
         AND own_ones.n < %(far)s
       LIMIT %(far)s) x) drafted,
  LATERAL (SELECT count(*) AS n FROM (
      SELECT d.id FROM notices_coissue c JOIN notices_document d ON d.id = c.document_id
       WHERE c.organisation_id IN (SELECT id FROM own) AND d.state = v.state AND v.state = ANY(%(shared)s)
         AND d.issuer_id NOT IN (SELECT id FROM own) AND (d.drafted_by_id = %(me)s) IS NOT TRUE
       GROUP BY d.id LIMIT %(far)s) x) shared
UNION ALL
SELECT 'mine', count(*) FROM (SELECT 1 FROM notices_document d WHERE d.drafted_by_id = %(me)s LIMIT %(far)s) x
"""


def counts(actor: Actor, most: int) -> dict[str, int]:
    """How many documents each view of ``queries.listed`` holds: state codes, ``open``, ``mine``, ``""`` all. One query.

    Counted as far as ``most``: one more stands for any number beyond. Exactly, a hundred thousand took longer than the
    rest of the page.
    """
    own, asked = _own(actor)
    told: dict[str, Any] = {
        "states": [state.code for state in flow.DOCUMENT.states], "me": actor.person_id, "shared": list(SHARED),
        "far": most + 1, **asked,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS.format(own=own), told)
        states = dict(cursor.fetchall())
    mine = states.pop("mine")
    found = {view: sum(states[code] for code in codes) for view, codes in VIEWS.items()}
    found |= {"": sum(states.values()), "mine": mine}
    return {view: min(count, most + 1) for view, count in found.items()}


def _own(actor: Actor) -> tuple[str, dict[str, Any]]:
    """The house as SQL with named parameters; of nobody where the actor has none."""
    try:
        sql, asked = house(actor).order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return "SELECT NULL::uuid AS id WHERE false", {}
    names = {f"own_{place}": value for place, value in enumerate(asked)}
    return sql % tuple(f"%({name})s" for name in names), names

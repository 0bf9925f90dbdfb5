"""Database guards on the fixed ladder of documents: against slips, not attackers (stack.md, rights and states)."""

from collections.abc import Iterable
from typing import Any

import pgtrigger

from kexie.kit.flow import Flow
from kexie.notices import flow


def ladder() -> Any:
    """The ladder of documents."""
    return steps_of(flow.DOCUMENT)


def steps_of(table: Flow) -> Any:
    """Only the steps of the flow table may change a state; drawn from the table, so the two cannot part."""
    transitions = [(source, step.target) for step in table.steps if step.target for source in step.sources]
    return pgtrigger.FSM(name="ladder", field="state", transitions=sorted(set(transitions)))


def fixed(name: str, fields: Iterable[str]) -> Any:
    """What was reviewed and signed is what is issued: these fields change only while the document is a draft."""
    changed = pgtrigger.Q()
    for field in fields:
        changed |= pgtrigger.Q(**{f"old__{field}__df": pgtrigger.F(f"new__{field}")})
    return pgtrigger.Protect(
        name=name,
        operation=pgtrigger.Update,
        condition=~pgtrigger.Q(old__state__in=list(flow.OPEN)) & changed,
    )


def issued(*, except_for: Iterable[str]) -> Any:
    """An issued or void document never changes; a mistake is put right by a new document (issue 2, section 3).

    Whole rows are compared, so that a column added later is guarded without a word here.
    """
    free = ", ".join(f"'{column}'" for column in except_for)
    return pgtrigger.Trigger(
        name="issued",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(old__state__in=list(flow.CLOSED)),
        func=f"""
            IF to_jsonb(OLD) - ARRAY[{free}] IS DISTINCT FROM to_jsonb(NEW) - ARRAY[{free}] THEN
                RAISE EXCEPTION 'pgtrigger: the document % is closed', OLD.id;
            END IF;
            RETURN NEW;
        """,
    )


def with_its_document(name: str) -> Any:
    """A part of a document (annex, co-issuer) that may not be added, changed or removed once it is issued."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("owner", "UUID")],
        func="""
            IF TG_OP = 'DELETE' THEN owner := OLD.document_id; ELSE owner := NEW.document_id; END IF;
            IF EXISTS (SELECT 1 FROM notices_document WHERE id = owner AND state IN ('issued', 'void')) THEN
                RAISE EXCEPTION 'pgtrigger: the document % is closed', owner;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


def frozen(name: str, *fields: str) -> Any:
    """Rows that are written once: no removal and no change (of ``fields``, or of anything)."""
    condition = pgtrigger.AnyChange(*fields) if fields else None
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update, condition=condition)


def kept(name: str) -> Any:
    """Rows that are never removed."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Delete)


def tiled(spans: str) -> Any:
    """At commit the rows of the table ``spans`` tile the text of their source (column ``source_id``)."""
    return pgtrigger.Trigger(
        name="tiled",
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        timing=pgtrigger.Deferred,
        declare=[("covered", "BIGINT"), ("reach", "BIGINT")],
        # With its indentation: the migrations know the guard by a hash of these very characters.
        # With no overlap (exclusion constraint) and nothing past the end, full length covered means tiled.
        func=f"""
                    SELECT COALESCE(SUM("end" - start), 0), COALESCE(MAX("end"), 0) INTO covered, reach
                    FROM {spans} WHERE source_id = NEW.id;
                    IF covered <> char_length(NEW.text) OR reach <> char_length(NEW.text) THEN
                        RAISE EXCEPTION 'pgtrigger: spans cover % of % characters', covered, char_length(NEW.text);
                    END IF;
                    RETURN NULL;
                """,  # noqa: S608 (a table's name out of a model, not of a reader)
    )

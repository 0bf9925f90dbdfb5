"""Database guards on forms: against slips, not attackers."""

from typing import Any

import pgtrigger


def frozen(name: str) -> Any:
    """Rows that are written once."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


def with_its_version(name: str) -> Any:
    """A field may not be added, changed or removed once its version is published: answers were given to it."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("owner", "UUID")],
        func="""
            IF TG_OP = 'DELETE' THEN owner := OLD.version_id; ELSE owner := NEW.version_id; END IF;
            IF EXISTS (SELECT 1 FROM blanks_version WHERE id = owner AND published_at IS NOT NULL) THEN
                RAISE EXCEPTION 'pgtrigger: the version % is published', owner;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


def published(name: str) -> Any:
    """A published version stands for good; only a draft may be changed or thrown away."""
    return pgtrigger.Protect(
        name=name,
        operation=pgtrigger.Update | pgtrigger.Delete,
        condition=pgtrigger.Q(old__published_at__isnull=False),
    )


def to_published(name: str) -> Any:
    """An answer belongs to a version that is published, so that no version with answers can change."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func="""
            IF NOT EXISTS (SELECT 1 FROM blanks_version WHERE id = NEW.version_id AND published_at IS NOT NULL) THEN
                RAISE EXCEPTION 'pgtrigger: the version % is not published', NEW.version_id;
            END IF;
            RETURN NEW;
        """,
    )

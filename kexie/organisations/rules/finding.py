"""The people an actor sees, asked for in other ways than as a set: for lists of very many and for words sought."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value

from kexie.kit.actor import Actor
from kexie.organisations.rules.members import reached, reads_everybody
from kexie.people import rules as people_rules
from kexie.people.models import Person


def visible_one_by_one(actor: Actor) -> QuerySet[Person]:
    """As :func:`members.visible_people`, asked of each row: for people found by something else than their unit.

    A word finds a few hundred of two hundred thousand; to gather a district's twelve thousand first costs 60 ms.
    """
    if reads_everybody(actor):
        return Person.objects.filter(merged_into=None)
    works, serves = (rows.filter(person=OuterRef("pk")) for rows in reached(actor, "people.read"))
    myself = Q(pk__in=people_rules.visible_people(actor).values("pk"))
    return Person.objects.filter(Q(Exists(works)) | Q(Exists(serves)) | myself, merged_into=None)


def visible_held_against(actor: Actor) -> QuerySet[Person]:
    """The same for a word that finds thousands: a district's are gathered once, each found is looked up among them.

    Left to itself the database looks up eight thousand one by one, or not, by a hair of its estimate.
    """
    if reads_everybody(actor):
        return Person.objects.filter(merged_into=None)
    works, serves = (Q(pk__in=rows.values("person")) for rows in reached(actor, "people.read"))
    myself = Q(pk__in=people_rules.visible_people(actor).values("pk"))
    return Person.objects.filter(works | serves | myself, merged_into=None)


def visible_on_the_way(actor: Actor) -> QuerySet[Person]:
    """The same once more, looked up row by row and never gathered: for the first of very many, in the register's order.

    As EXISTS the database would gather them after all: it does not reckon with how soon it may stop.
    """
    works, serves = (
        Subquery(rows.filter(person=OuterRef("pk")).annotate(yes=Value(True)).values("yes")[:1])
        for rows in reached(actor, "people.read")
    )
    found = Person.objects.alias(works=works, serves=serves)
    return found.filter(Q(works=True) | Q(serves=True) | Q(pk=actor.person_id), merged_into=None)


def visible_count(actor: Actor) -> int:
    """How many :func:`members.visible_people` are, without a look at each: one query over who works and serves where.

    Not for who reads everybody.
    """
    works, serves = reached(actor, "people.read")
    gone = Person.objects.filter(pk=OuterRef("person"), merged_into__isnull=False)
    at_work, in_post = (rows.filter(~Exists(gone)).values("person") for rows in (works, serves))
    myself = people_rules.visible_people(actor).filter(merged_into=None).values("pk")
    return at_work.union(in_post, myself).count()

"""Stage ``city``: the association, its tree, its people and the cast, through the real actions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from django.contrib.auth.hashers import make_password

from kexie.demo import cast, crowd, units
from kexie.kit import clock
from kexie.kit.actor import SYSTEM, Actor
from kexie.organisations import actors, queries
from kexie.organisations.actions import bulk, installation, members, posts
from kexie.organisations.models import Organisation
from kexie.people.actions import accounts, persons
from kexie.people.models import Account, Person

SEED = 20130502
# The city stands some months before its first notice.
BEGUN = clock.shanghai(2013, 1, 4, 9)
FIRST_DAY = date(2013, 1, 4)
_KINDS = {"主席": "chair", "秘书长": "secretary_general", "联络员": "liaison", "委员": "committee_member"}
# What the foot of the founding notice's page tells.
SITE = installation.SiteFacts(
    platform_name="武汉市企事业科协工作平台",
    icp_filing="鄂ICP备19013409号",
    police_filing="鄂公网安备 42010202002213号",
    editor_telephone="(027)82842276",
)


@dataclass(frozen=True, slots=True)
class City:
    """What later stages need: the association, the places of the cast, who acts."""

    root: Organisation
    places: dict[str, Organisation]
    accounts: dict[str, Account]

    def actor(self, username: str, kind: str) -> Actor:
        """One of the cast through the post of this kind."""
        account = self.accounts[username]
        held = actors.posts_of(account)
        post = next(one for one in held if one.kind == kind)
        return actors.chosen(account, held, post.pk)


def build(people: int = crowd.PEOPLE) -> City:
    """Found it all at :data:`BEGUN`. The same seed gives the same city; ``people`` fewer for tests."""
    random = Random(SEED)  # noqa: S311 (a demo must come out the same every time)
    with clock.at(BEGUN):
        first = _first(cast.OFFICER), _first(cast.ADMINISTRATOR)
        root, account = installation.begin(units.CITY, *first, is_demo=True, site=SITE)
        officer = actors.actor_of(account)
        administrator = actors.actor_of(_account("admin"))
        _only_officer(account, administrator)
        tree = _tree(root, random, officer)
        places = _places(root, tree)
        _crowd(tree, places, random, people, officer)
        made = _cast(places, account, administrator, officer)
        return City(root, places, made | _officers(tree, administrator, officer))


def _first(part: cast.Part) -> installation.First:
    return installation.First(part.name, part.username, cast.PASSWORD)


def _account(username: str) -> Account:
    from kexie.people import queries as people

    found = people.account_named(username)
    assert found is not None
    return found


def _only_officer(account: Account, administrator: Actor) -> None:
    """Numbers are given by the office here, not by who drafts: the officer's second post goes back."""
    second = next(post for post in actors.posts_of(account) if post.kind == "registrar")
    posts.end(second, date(2013, 1, 3), by=administrator, note="编号由办公室负责")


def _tree(root: Organisation, random: Random, by: Actor) -> list[tuple[units.Unit, Organisation]]:
    """Everything below the root, as three batches: areas and offices, what stands under areas, basic level."""
    first = _register([*units.districts(), *units.offices()], {}, root, by)
    above = {unit.area: made for unit, made in first if unit.level}
    return [*first, *_register([*units.local_offices(), *units.basic(random)], above, root, by)]


def _register(
    lines: Sequence[units.Unit], above: dict[str, Organisation], root: Organisation, by: Actor
) -> list[tuple[units.Unit, Organisation]]:
    batch = [bulk.Line(line.particulars, line.kind, above.get(line.area, root), line.level) for line in lines]
    return list(zip(lines, bulk.register_many(batch, by=by), strict=True))


def _crowd(
    tree: list[tuple[units.Unit, Organisation]], places: dict[str, Organisation], random: Random, people: int, by: Actor
) -> None:
    """People for every unit that has members, then the posts of the first four of each; the cast holds its own."""
    taken = {(places[place].pk, kind) for part in cast.OTHERS for place, kind in part.posts}
    staffed = [(unit, made) for unit, made in tree if unit.kind not in ("department", "joint_issuer")]
    counts = crowd.sizes(random, [unit for unit, _ in staffed], people)
    batch: list[members.Member] = []
    for (unit, made), count in zip(staffed, counts, strict=True):
        for told, position in crowd.workers(random, unit, count):
            free = (made.pk, _KINDS.get(position)) not in taken
            batch.append(members.Member(told, made, position if free else ""))
    recorded = members.register_many(batch, by=by, on=FIRST_DAY)
    posts.appoint_many(
        [
            posts.Appointment(person, line.organisation, _KINDS[line.position])
            for person, line in zip(recorded, batch, strict=True)
            if line.position
        ],
        by=by,
        starts_on=FIRST_DAY,
    )


def _places(root: Organisation, tree: list[tuple[units.Unit, Organisation]]) -> dict[str, Organisation]:
    found: dict[str, Organisation] = {"city": root}
    for key, (kind, name) in cast.PLACES.items():
        if key == "enterprise":
            found[key] = next(made for _, made in tree if made.kind == kind and made.superior == found["district"])
        elif key != "city":
            fitting = (made for _, made in tree if made.kind == kind)
            found[key] = next(made for made in fitting if not name or name in (made.name, made.label))
    return found


def _cast(places: dict[str, Organisation], officer: Account, administrator: Actor, by: Actor) -> dict[str, Account]:
    made = {"chen": officer, "admin": _account("admin")}
    hashed = make_password(cast.PASSWORD)
    for part in (cast.OFFICER, cast.ADMINISTRATOR):
        # The installation recorded them at the association itself; they work in a department of it.
        members.affiliate(_person(made[part.username]), places[part.works], by=by, position=part.position)
    for part in cast.OTHERS:
        told = persons.Particulars(
            name=part.name,
            title=part.title,
            title_level=part.title_level,
            discipline=part.discipline,
            **part.more,
        )
        person = members.register(told, places[part.works], by=by, position=part.position)
        for place, kind in part.posts:
            posts.appoint(person, places[place], kind, by=administrator)
        made[part.username] = accounts.open_for(person, part.username, cast.PASSWORD, hashed=hashed, by=SYSTEM)
    return made


def _officers(tree: list[tuple[units.Unit, Organisation]], administrator: Actor, by: Actor) -> dict[str, Account]:
    """Somebody with an account in every other district and zone, so that it can be asked and can ask its units."""
    above = {unit.area: made for unit, made in tree if unit.level}
    opened, hashed = {}, make_password(cast.PASSWORD)
    for area, username, name in cast.OFFICERS:
        person = members.register(persons.Particulars(name=name), above[area], by=by, position="干事")
        posts.appoint(person, above[area], "officer", by=administrator)
        opened[username] = accounts.open_for(person, username, cast.PASSWORD, hashed=hashed, by=SYSTEM)
    return opened


def _person(account: Account) -> Person:
    assert account.person is not None  # installation.begin gives every account its person
    return account.person


def anybody() -> bool:
    """Whether a city (or anything else) stands here already."""
    return queries.installation() is not None

"""The environment is read loudly: a wrong value names its variable."""

import pytest

from kexie.config import env


def test_a_variable_is_read_as_it_stands():
    assert env.text("NAME", source={"NAME": "武汉"}) == "武汉"


def test_a_variable_may_come_from_a_file_without_its_last_newline(tmp_path):
    (tmp_path / "secret").write_text("s3cret\n", "utf-8")
    assert env.text("NAME", source={"NAME_FILE": str(tmp_path / "secret")}) == "s3cret"


def test_the_variable_itself_goes_before_its_file(tmp_path):
    assert env.text("NAME", source={"NAME": "a", "NAME_FILE": str(tmp_path / "none")}) == "a"


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(env.EnvironmentFault, match="NAME_FILE: cannot read"):
        env.text("NAME", source={"NAME_FILE": str(tmp_path / "none")})


def test_what_is_read_again_while_running_is_where_its_file_lies_and_nowhere_where_the_variable_is_set():
    told = [env.where("NAME", source=one) for one in ({}, {"NAME_FILE": "/a"}, {"NAME": "x", "NAME_FILE": "/a"})]
    assert told == ["", "/a", ""]


def test_a_missing_variable_without_default_is_named():
    with pytest.raises(env.EnvironmentFault, match="NAME is not set"):
        env.text("NAME", source={})


@pytest.mark.parametrize(("raw", "value"), [("1", True), ("yes", True), ("ON", True), ("0", False), ("False", False)])
def test_flags_know_the_usual_words(raw, value):
    assert env.flag("NAME", False, source={"NAME": raw}) is value


def test_a_flag_that_is_neither_is_a_fault():
    with pytest.raises(env.EnvironmentFault, match="NAME should be 1 or 0, not 'maybe'"):
        env.flag("NAME", False, source={"NAME": "maybe"})


def test_numbers_are_whole():
    assert env.number("NAME", 3, source={}) == 3
    with pytest.raises(env.EnvironmentFault, match="NAME should be a whole number"):
        env.number("NAME", 3, source={"NAME": "3.5"})


def test_a_choice_is_one_of_its_words():
    assert env.choice("NAME", ("a", "b"), "a", source={"NAME": "b"}) == "b"
    with pytest.raises(env.EnvironmentFault, match="NAME should be one of a, b, not 'c'"):
        env.choice("NAME", ("a", "b"), "a", source={"NAME": "c"})


def test_words_are_split_at_commas_and_stripped():
    assert env.words("NAME", source={"NAME": " a, b,,c "}) == ["a", "b", "c"]


def test_a_database_address_becomes_a_django_entry():
    found = env.database("postgresql://u%40x:p%2Fw@db.example:5433/kexie?sslmode=require")
    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "kexie",
        "USER": "u@x",
        "PASSWORD": "p/w",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


@pytest.mark.parametrize("dsn", ["mysql://a@b/c", "postgresql://a@b/", "nonsense"])
def test_another_kind_of_address_is_a_fault(dsn):
    with pytest.raises(env.EnvironmentFault, match="postgresql://user:password@host:port/name"):
        env.database(dsn)


@pytest.mark.parametrize(
    ("told", "production", "address"),
    [
        ({}, False, "http://127.0.0.1:8000"),
        ({"PORT": ""}, False, "http://127.0.0.1:8000"),
        ({"PORT": "8765"}, False, "http://127.0.0.1:8765"),
        ({"PORT": "8765", "KEXIE_ADDRESS": "http://kexie.lan/"}, False, "http://kexie.lan"),
        ({"PORT": "8765", "KEXIE_HOSTS": "kexie.example.org,b.example"}, True, "https://kexie.example.org"),
        ({"KEXIE_HOSTS": "127.0.0.1, localhost,*,.example.org"}, True, "https://example.org"),
        ({"KEXIE_HOSTS": "a.example", "KEXIE_ADDRESS": "https://b.example:8443"}, True, "https://b.example:8443"),
        ({"PORT": "8765"}, True, "https://kexie.invalid"),
        ({"KEXIE_HOSTS": "localhost,127.0.0.1,[::1],kexie.localhost"}, True, "https://kexie.invalid"),
    ],
)
def test_the_sites_own_address_is_told_or_follows_from_port_and_hosts(told, production, address):
    assert env.site(production=production, https=production, source=told) == address


@pytest.mark.parametrize(
    "told", ["kexie.example.org", "ftp://a.example", "https://", "https://a.example/kexie", "https:a"]
)
def test_an_address_of_the_site_that_is_none_is_a_fault(told):
    with pytest.raises(env.EnvironmentFault, match="KEXIE_ADDRESS should look like https://kexie"):
        env.site(production=True, https=True, source={"KEXIE_ADDRESS": told})


@pytest.mark.parametrize(
    ("host", "here"),
    [("127.0.0.1:8000", True), ("127.8.8.8", True), ("[::1]:80", True), ("localhost", True), ("a.localhost:80", True),
     ("0.0.0.0", True), ("localhost.example.org", False), ("kexie.example.org:443", False), ("10.0.0.1", False)],
)  # fmt: skip
def test_a_host_that_is_every_machines_own_is_known(host, here):
    assert env.points_here(host) is here


def test_a_mail_address_becomes_settings():
    told = env.mail("smtp://kexie%40example.cn:p%2Fw@mail.example.cn")
    assert told == {
        "DEFAULT_FROM_EMAIL": "kexie@example.cn",
        "EMAIL_HOST": "mail.example.cn", "EMAIL_PORT": 587, "EMAIL_HOST_USER": "kexie@example.cn",
        "EMAIL_HOST_PASSWORD": "p/w", "EMAIL_USE_SSL": False, "EMAIL_USE_TLS": True,
    }  # fmt: skip
    plain, sealed = env.mail("smtp://127.0.0.1:25?tls=off", "a@b.cn"), env.mail("smtps://mail.example.cn", "a@b.cn")
    assert plain is not None
    assert sealed is not None
    assert [(one["EMAIL_PORT"], one["EMAIL_USE_SSL"], one["EMAIL_USE_TLS"]) for one in (plain, sealed)] == [
        (25, False, False), (465, True, False),
    ]  # fmt: skip
    assert env.mail("") is None


@pytest.mark.parametrize(
    "address", ["mail.example.cn", "http://mail.example.cn", "smtp://", "smtp://a:b@c:x", "smtp://c?tls=no", "smtp://c"]
)
def test_another_kind_of_mail_address_is_a_fault(address):
    with pytest.raises(env.EnvironmentFault, match="KEXIE_MAIL"):
        env.mail(address)

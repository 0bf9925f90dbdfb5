"""Sealing: for one purpose and by one key, whole or not at all; keys read anew from their file; masks."""

import os
import pickle
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kexie.kit import crypto, masks
from kexie.kit.crypto import fields, keys, ring
from kexie.kit.crypto.keys import Key, KeyFault, Ring
from kexie.kit.crypto.sealing import key_id
from kexie.people.models import Person

OLD, NEW = Key(b"\x01" * 32), Key(b"\x02" * 32)
NUMBER = "420102199001011234"


@pytest.fixture
def file(settings, tmp_path):
    """The keys in a file, as an installation has them."""
    path = tmp_path / "field-keys"
    path.write_text(Ring((OLD,)).text())
    settings.FIELD_KEYS_FILE = str(path)
    return path


@given(st.text(max_size=60))
def test_whatever_is_sealed_opens_to_the_same_text(text: str) -> None:
    assert crypto.opened(crypto.seal(text, "a"), "a") == text


def test_equal_numbers_are_not_equal_when_sealed_but_have_one_index() -> None:
    assert crypto.seal(NUMBER, "a") != crypto.seal(NUMBER, "a")
    assert crypto.index(NUMBER, "a") == crypto.index(NUMBER, "a")
    assert len({crypto.index(NUMBER, "a"), crypto.index(NUMBER, "b"), crypto.index(NUMBER[:-1], "a")}) == 3
    assert crypto.sought(NUMBER, "a") == [crypto.index(NUMBER, "a")]


def test_nothing_of_a_number_stands_in_what_is_sealed_and_every_byte_is_authenticated() -> None:
    sealed = crypto.seal(NUMBER, "a")
    assert not any(NUMBER[at : at + 4].encode() in sealed for at in range(15))
    for place in range(len(sealed)):
        wrong = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(crypto.Unopened):
            crypto.opened(wrong, "a")
    for wrong in (b"", sealed[:5], sealed[:20], sealed[:-1], sealed + b"\0"):
        with pytest.raises(crypto.Unopened):
            crypto.opened(wrong, "a")


def test_what_was_sealed_as_one_kind_of_number_does_not_open_as_another() -> None:
    with pytest.raises(crypto.Unopened, match="another purpose"):
        crypto.opened(crypto.seal(NUMBER, "people.person.mobile"), "people.person.id_number")


def test_hmac_sm3_is_that_of_the_standard() -> None:
    """The worked example of GB/T 15852.2-2012's HMAC over SM3, as other libraries publish it."""
    key = bytes(range(1, 33))
    text = b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq" * 2
    assert keys.digest(key, text).hex() == "ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a"


def test_another_key_in_front_of_the_file_seals_at_once_and_the_old_one_still_opens(file) -> None:
    before, found = crypto.seal(NUMBER, "a"), crypto.index(NUMBER, "a")
    ring.write(Ring((NEW, OLD)))
    after = crypto.seal(NUMBER, "a")
    assert [key_id(before), key_id(after)] == [OLD.id, NEW.id]
    assert [crypto.opened(before, "a"), crypto.opened(after, "a")] == [NUMBER, NUMBER]
    assert crypto.sought(NUMBER, "a") == [crypto.index(NUMBER, "a"), found]
    ring.write(Ring((NEW,)))
    with pytest.raises(crypto.Unopened, match=OLD.name):
        crypto.opened(before, "a")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert os.listdir(file.parent) == [file.name]


def test_keys_that_are_held_stay_the_same_until_they_are_let_go(file) -> None:
    with ring.held():
        ring.write(Ring((NEW, OLD)))
        sealed = crypto.seal(NUMBER, "a")
        assert key_id(sealed) == OLD.id
        file.unlink()
        assert crypto.opened(sealed, "a") == NUMBER
        ring.write(Ring((NEW, OLD)))
    assert [key_id(crypto.seal(NUMBER, "a")), crypto.opened(sealed, "a")] == [NEW.id, NUMBER]


def test_without_their_file_or_with_a_spoilt_one_nothing_is_sealed_and_it_is_said(file) -> None:
    file.write_text("# none\n")
    with pytest.raises(KeyFault, match="there is no key in it"):
        crypto.seal(NUMBER, "a")
    file.write_text(f"{OLD.line}  # the first\nabc\n")
    with pytest.raises(KeyFault, match="key 2 is not 64 hexadecimal figures"):
        crypto.seal(NUMBER, "a")
    file.unlink()
    with pytest.raises(KeyFault, match="cannot read"):
        crypto.seal(NUMBER, "a")


def test_keys_told_by_the_environment_cannot_be_changed_from_here(settings) -> None:
    assert settings.FIELD_KEYS_FILE == ""
    with pytest.raises(KeyFault, match="KEXIE_FIELD_KEYS"):
        ring.write(Ring((NEW,)))


def test_a_key_shows_its_name_only_and_stands_once() -> None:
    made = keys.make()
    assert made.line not in repr(made)
    assert keys.parse(f"{made.line.upper()}\n\n{made.line}\n", "here").keys == (made,)
    assert keys.missing([made.name, "00000000"], Ring((made,))) == ["00000000"]
    assert keys.missing([made.name], None) == [made.name]


@pytest.mark.parametrize(
    ("mask", "text", "shown"),
    [
        (masks.PAPER, NUMBER, "420102********1234"),
        (masks.MOBILE, "13812345678", "138****5678"),
        (masks.BANK, "6222020000001234567", "**** **** **** 4567"),
        (masks.BANK, "12345678", "**** **** **** 5678"),
        (masks.PAPER, "E12345678", "*******78"),
        (masks.PAPER, "H1234567", "******67"),
        (masks.MOBILE, "1381234", "******4"),
        (masks.WHOLE, NUMBER, "*" * 18),
        (masks.WHOLE, "123", "***"),
        (masks.MOBILE, "", ""),
    ],
)
def test_a_mask_keeps_the_ends_and_never_more_than_leaves_four_hidden(mask, text, shown) -> None:
    assert mask.shown(text) == shown


def test_a_number_put_into_a_row_is_sealed_at_once_and_tells_itself_to_nobody() -> None:
    row = Person(mobile="13812345678")
    secret = row.mobile
    assert secret.masked == "138****5678"
    assert secret.reveal() == "13812345678"
    told = [repr(secret), str(secret), f"{secret}", f"{secret!r}", f"{row.__dict__}", repr(pickle.dumps(row))]
    assert [text for text in told if "138" in text or "5678" in text] == []
    assert pickle.loads(pickle.dumps(secret)) == secret
    assert len({secret, Person(mobile="13812345678").mobile}) == 2
    row.mobile = ""
    assert row.mobile is None


def test_a_column_takes_text_and_its_own_secrets_only() -> None:
    row = Person(mobile="13812345678")
    with pytest.raises(TypeError, match="sealed as people"):
        row.id_number = row.mobile
    with pytest.raises(TypeError):
        row.mobile = 13812345678
    with pytest.raises(TypeError, match="fixture"):
        Person._meta.get_field("mobile").value_to_string(row)


def test_a_number_whose_key_is_lost_says_so_where_it_would_be_shown(settings) -> None:
    secret = Person(mobile="13812345678").mobile
    settings.FIELD_KEYS = NEW.line
    assert secret.masked == "（密钥不在，无法显示）"
    with pytest.raises(crypto.Unopened):
        secret.reveal()
    assert Person._meta.get_field("mobile").db_comment == fields.COMMENT

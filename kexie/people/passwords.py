"""Whether a password will do, by the profile of this installation (for ``AUTH_PASSWORD_VALIDATORS``)."""

import re
import unicodedata
from typing import Any

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from kexie.people import queries
from kexie.people.models import Account
from kexie.people.profiles import Profile

# What is typed along the keys or the alphabet. Looked for in both directions.
# Words of this trade: alone, doubled, with a year or a name of two letters they are guessed first.
_HOUSE = ("kejixiehui", "kexie", "keji", "xiehui")
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm")


class ProfileValidator:
    """Length, kinds of sign, former ones, common ones: what the profile asks, and nothing it does not."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError with the first thing that is missing."""
        asked = queries.policy().rules
        if len(password) < asked.least:
            raise ValidationError(_("密码太短，至少 %(least)s 个字符") % {"least": asked.least}, code="too_short")
        if len(kinds_of(password)) < asked.kinds:
            raise ValidationError(_("大写字母、小写字母、数字、符号至少要有三类"), code="too_simple")
        if is_common(password):
            raise ValidationError(_("这个密码太常见，容易被猜到"), code="too_common")
        if asked.history and _was_used(password, user, asked):
            raise ValidationError(_("不能与最近 %(history)s 次的密码相同") % {"history": asked.history}, code="used")

    def get_help_text(self) -> str:
        """As the fields say it."""
        return str(queries.policy().rules.hint)


def hint() -> Any:
    """What a new password has to be, said when a form is drawn."""
    return lazy(lambda: str(queries.policy().rules.hint), str)()


def kinds_of(password: str) -> set[str]:
    """Of capital letters, small letters, figures and other signs, those it has."""
    return {_kind(sign) for sign in password}


def _kind(sign: str) -> str:
    found = unicodedata.category(sign)
    return {"Lu": "capital", "Ll": "small", "Nd": "figure"}.get(found, "other")


def is_common(password: str) -> bool:
    """One of the 20,000 that are used most, alone or between figures and signs; a row of keys; few different signs;
    words of the house with next to nothing beside them."""
    told = password.lower()
    stem = re.sub(r"^[^a-z]+|[^a-z]+$", "", told)
    if any(word in told for word in _HOUSE) and len(re.sub("|".join((*_HOUSE, r"[\W\d_]")), "", told)) < 3:
        return True
    along = any(told in row * 3 or told[::-1] in row * 3 for row in _ROWS)
    return along or len(set(told)) < 4 or told in _COMMON.passwords or stem in _COMMON.passwords


def _was_used(password: str, user: Any, asked: Profile) -> bool:
    if not isinstance(user, Account) or user._state.adding:
        return False
    # The present one is the first of them.
    former = user.former_passwords.values_list("password", flat=True)[: asked.history - 1]
    return any(check_password(password, one) for one in (user.password, *former))


_COMMON = CommonPasswordValidator()

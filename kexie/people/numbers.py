"""Numbers of a person that are kept sealed: which there are, how they are written, what each is asked for. Pure."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from kexie.people.codes import papers

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_ACCOUNT = re.compile(r"[0-9]{8,30}")
_BETWEEN = re.compile(r"[\s\-‐–—()（）·.]")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: the column of Person, what people read, and why it is asked (PIPL 17)."""

    code: str
    label: str
    purpose: str


_TABLE = (
    Kind("id_number", "证件号码", "用于核对身份、防止重复登记、报送表彰材料"),
    Kind("mobile", "手机号", "用于接收短信通知"),
    Kind("bank_account", "银行账号", "用于发放评审费、讲课费和奖金，不领取的不填"),
)
KINDS: dict[str, Kind] = {kind.code: kind for kind in _TABLE}


def plain(text: str) -> str:
    """A number as it is kept: half width, capitals, nothing between its signs."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper()


def fault(code: str, number: str, id_kind: str = "") -> str:
    """Why this can be no number of this kind, in Chinese; empty where it can."""
    checks: dict[str, Callable[[], str]] = {
        "id_number": lambda: papers.fault(id_kind, number),
        "mobile": lambda: "" if _MOBILE.fullmatch(number) else "手机号为 11 位数字，例如 13800000000",
        "bank_account": lambda: "" if _ACCOUNT.fullmatch(number) else "银行账号为 8 至 30 位数字",
    }
    return checks[code]()

"""Letters by e-mail about one's account: what they say, and sending them."""

from dataclasses import dataclass

from django.conf import settings
from django.core import mail
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Letter:
    """Plain text: a link in it is the site's own address (KEXIE_ADDRESS), never what a request called the site."""

    subject: str
    body: str


def reset(username: str, token: str) -> Letter:
    """The link to another password."""
    return Letter(
        "重设密码",
        f"有人说忘记了账号 {username} 的密码。\n\n"
        f"如果是您本人，请在 1 小时内打开下面的链接设新密码，链接只能用一次：\n\n{link(token)}\n\n"
        "如果不是您本人，不用理会这封信，密码不会改变。\n",
    )


def link(token: str) -> str:
    """The full address of a letter's link."""
    return settings.SITE_ADDRESS.rstrip("/") + reverse("account_reset", args=[token])


def was_reset(username: str) -> Letter:
    """That it has been done."""
    return Letter(
        "密码已经重设",
        f"账号 {username} 的密码刚刚重设，原来的登录已全部失效。\n\n"
        "如果不是您本人办理，请马上联系所在科协的经办人停用账号。\n",
    )


def ways_changed(username: str) -> Letter:
    """That the ways to sign in are others now."""
    return Letter(
        "登录方式有变化",
        f"账号 {username} 的登录方式（动态口令、通行密钥或登录手机号）刚刚有变化，详情见工作台“我的信息”。\n\n"
        "如果不是您本人办理，请马上改密码，并联系所在科协的经办人。\n",
    )


def tell(letter: Letter, address: str) -> bool:
    """Send what nobody waits for, where this installation sends mail at all; whether it does."""
    if settings.SENDS_MAIL:
        send(letter, address)
    return bool(settings.SENDS_MAIL)


def send(letter: Letter, address: str) -> None:
    """Send it. Raises OSError or SMTPException where the mail server does not take it: the job tries again."""
    mail.send_mail(letter.subject, letter.body, settings.DEFAULT_FROM_EMAIL, [address])

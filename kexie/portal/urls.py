"""The public addresses. People read short numbers: ``/notices/2013/15/``."""

from django.urls import path, register_converter

from kexie.portal.views import (
    board,
    claim,
    founding,
    founding_files,
    home,
    notice,
    pages,
    preferences,
    receipt,
    reply,
    set_up,
)


class Year:
    """Four figures: a longer number would reach the database's limits before it finds nothing."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        """The year."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Four figures."""
        return f"{int(value):04d}"


class Serial:
    """A number from 1 without leading zeros, so that one notice has one address."""

    regex = "[1-9][0-9]{0,5}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Plain figures."""
        return str(int(value))


register_converter(Year, "year")
register_converter(Serial, "serial")

app_name = "portal"
urlpatterns = [
    path("", home.show, name="home"),
    path("notices/", board.show, name="board"),
    path("notices/feed.xml", board.feed, name="feed"),
    path("notices/<year:year>/<serial:number>/", notice.show, name="notice"),
    path("notices/<year:year>/<serial:number>/print/", notice.printed, name="notice_print"),
    path("notices/<year:year>/<serial:number>/document.pdf", notice.pdf, name="notice_pdf"),
    path("notices/<year:year>/<serial:number>/files/<uuid:file>/", notice.download, name="notice_file"),
    path("preferences/", preferences.choose, name="preferences"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("journal-head/", pages.journal_head, name="journal_head"),
    path("robots.txt", pages.robots, name="robots"),
    path("favicon.ico", pages.favicon, name="favicon"),
    path("health/", pages.health, name="health"),
    path("set-up/", set_up.begin, name="set_up"),
    path("claim/<slug:token>/", claim.take, name="claim"),
    path("foundings/", founding.begin, name="foundings"),
    path("foundings/<slug:token>/", founding.show, name="founding"),
    path("foundings/<slug:token>/meeting/", founding.meeting, name="founding_meeting"),
    path("foundings/<slug:token>/filing/", founding.filing, name="founding_filing"),
    path("foundings/<slug:token>/withdrawal/", founding.withdraw, name="founding_withdrawal"),
    path("foundings/<slug:token>/materials/", founding_files.materials, name="founding_materials"),
    path("foundings/<slug:token>/materials/<uuid:pk>/", founding_files.material, name="founding_material"),
    path(
        "foundings/<slug:token>/materials/<uuid:pk>/removal/", founding_files.remove, name="founding_material_removal"
    ),
    path("foundings/<slug:token>/papers/<slug:code>.<slug:form>", founding.paper, name="founding_paper"),
    path("receipts/<slug:token>/", receipt.show, name="receipt"),
    path("receipts/<slug:token>/reply/", reply.show, name="reply"),
    path("receipts/<slug:token>/reply/slip.xlsx", reply.blank_sheet, name="reply_blank_sheet"),
    path("receipts/<slug:token>/files/<uuid:file>/", receipt.download, name="receipt_file"),
]

"""Which pages are opened by whom: every address that answers GET with a page, as the member it is made for."""

from dataclasses import dataclass

from tests.city import Facts
from tests.matrix import objects

# Answers that are no page: files, feeds, redirects; and the set-up, which has its own journey.
NO_PAGE = frozenset(
    {
        "portal:feed", "portal:health", "portal:robots", "portal:favicon", "portal:notice_file", "portal:receipt_file",
        "portal:preferences", "portal:set_up", "desk:attachment", "desk:document_source",
        "desk:statistics_table", "desk:document_statistics_table", "desk:archive_table", "desk:original_pdf",
        "portal:notice_pdf", "desk:document_pdf", "desk:document_docx",
        "desk:calendar",  # goes to this year's page
    }
)  # fmt: skip


@dataclass(frozen=True)
class Visit:
    """One page: the name of its address, who opens it, on which object, with which question, answering what.

    ``who`` is a name of the cast, with a second post after a colon where he is to act through that.
    """

    name: str
    who: str
    scope: str = ""
    query: str = ""
    status: int = 200

    def path(self, facts: Facts) -> str:
        """The address on this city."""
        from django.urls import reverse

        arguments = objects.SCOPES[self.name](facts)[self.scope] if self.scope else {}
        return reverse(self.name, kwargs=arguments) + self.query

    def __str__(self) -> str:
        return "-".join(part for part in (self.name, self.who, self.scope, self.query) if part)


VISITS = (
    Visit("portal:home", "stranger"),
    Visit("portal:home", "stranger", query="?lang=en"),
    Visit("portal:board", "stranger"),
    Visit("portal:board", "stranger", query="?q=whgzyd"),
    Visit("portal:board", "stranger", query="?q=没有这样的通知&column=bulletin"),
    Visit("portal:notice", "stranger", "founding"),
    Visit("portal:notice_print", "stranger", "founding"),
    Visit("portal:accessibility", "stranger"),
    Visit("portal:journal_head", "stranger"),
    Visit("portal:claim", "stranger", "open letter"),
    Visit("portal:claim", "stranger", "guessed", status=404),
    Visit("portal:claim", "stranger", "open letter"),
    Visit("portal:claim", "stranger", "guessed", status=404),
    Visit("account_login", "stranger"),
    Visit("account_reset_password", "stranger"),
    Visit("account_reset_sent", "stranger"),
    Visit("account_reset", "stranger", "wu's letter"),
    Visit("account_reset", "stranger", "guessed", status=404),
    Visit("account_inactive", "stranger"),
    Visit("account_logout", "wang"),
    Visit("account_change_password", "wang"),
    Visit("account_reauthenticate", "wang"),
    Visit("desk:home", "chen"),
    Visit("desk:home", "chen", query="?tab=mine"),
    Visit("desk:home", "chen", query="?tab=done"),
    Visit("desk:home", "he"),
    Visit("desk:home", "wang"),
    Visit("desk:home", "zhao"),
    Visit("desk:home", "li"),
    Visit("desk:home", "admin"),
    Visit("desk:acting", "chen"),
    Visit("desk:acting", "li"),
    Visit("desk:me", "li"),
    Visit("desk:search", "chen"),
    Visit("desk:search", "chen", query="?q=科协"),
    Visit("desk:search", "chen", query="?q=没有这样的东西"),
    Visit("desk:documents", "chen"),
    Visit("desk:documents", "chen", query="?q=没有这样的公文"),
    Visit("desk:documents", "sun"),
    Visit("desk:document_new", "chen"),
    Visit("desk:import", "chen"),
    Visit("desk:document", "chen", "city"),
    Visit("desk:document", "chen", "founding"),
    Visit("desk:document_edit", "chen", "city"),
    Visit("desk:statistics", "chen"),
    Visit("desk:statistics", "zhao"),
    Visit("desk:statistics", "chen", query="?first=1999-01-01&last=1999-01-02"),
    Visit("desk:document_statistics", "chen", "founding"),
    Visit("desk:archive", "chen"),
    Visit("desk:archive_print", "chen"),
    Visit("desk:retention", "chen:编号员"),
    Visit("desk:health", "admin"),
    Visit("desk:health", "chen"),
    Visit("desk:originals", "chen", "city"),
    Visit("desk:original_find", "chen"),
    Visit("desk:original_find", "chen", query="?code=2222222X", status=404),
    Visit("desk:original", "chen", "founding"),
    Visit("desk:receipts", "chen", "city"),
    Visit("desk:receipts", "chen", "city", "?q=没有这样的单位"),
    Visit("desk:receipts_print", "chen", "founding"),
    Visit("desk:receipt_links", "chen", "founding"),
    Visit("desk:receipt_unit", "chen", "founding to qiaoliang"),
    Visit("desk:receipt_calls", "chen", "founding to qiaoliang"),
    Visit("portal:receipt", "stranger", "open link"),
    Visit("portal:receipt", "stranger", "revoked link", status=410),
    Visit("portal:receipt", "stranger", "guessed", status=404),
    Visit("desk:document_due", "chen", "city"),
    Visit("desk:document_submission", "chen", "city"),
    Visit("desk:document_review", "he", "city"),
    Visit("desk:document_countersignature", "zhao", "city+jiangan"),
    Visit("desk:document_objection", "zhao", "city+jiangan"),
    Visit("desk:document_sign-off", "qian", "city"),
    Visit("desk:document_return", "he", "city"),
    Visit("desk:document_number", "chen:编号员", "city"),
    Visit("desk:document_issue", "chen", "city"),
    Visit("desk:document_withdrawal", "chen", "city"),
    Visit("desk:document_voiding", "chen", "city"),
    Visit("desk:document_correction", "chen", "city"),
    Visit("desk:inbox", "wang"),
    Visit("desk:inbox", "wang", query="?q=没有"),
    Visit("desk:inbox", "sun"),
    Visit("desk:inbox_document", "wang", "founding"),
    Visit("desk:organisations", "chen"),
    Visit("desk:organisations", "chen", query="?q=科协"),
    Visit("desk:organisations", "chen", query="?q=没有这样的组织"),
    Visit("desk:organisation_new", "chen"),
    Visit("desk:organisation", "chen", "jiangan"),
    Visit("desk:organisation", "chen", "dianji"),
    Visit("desk:organisation_edit", "chen", "dianji"),
    Visit("desk:organisation_superior", "chen", "dianji"),
    Visit("desk:organisation_closure", "chen", "dianji"),
    Visit("desk:organisation_posts", "chen", "dianji"),
    Visit("desk:organisation_posts", "chen", "dianji", "?q=王晓燕"),
    Visit("desk:post_end", "chen", "dianji"),
    Visit("desk:people", "chen"),
    Visit("desk:people", "chen", query="?q=没有这个人"),
    Visit("desk:person", "chen", "li"),
    Visit("desk:person_edit", "chen", "li"),
    Visit("desk:person_affiliations", "chen", "li"),
    Visit("desk:person_affiliations", "chen", "li", "?q=科协"),
    Visit("desk:affiliation_end", "chen", "li"),
    Visit("desk:affiliation_move", "chen", "li"),
    Visit("desk:accounts", "admin"),
    Visit("desk:accounts", "admin", query="?q=没有这个人"),
    Visit("desk:account", "admin", "li"),
    Visit("desk:account_closure", "admin", "li"),
    Visit("desk:settings", "wang"),
    Visit("desk:settings", "zhao"),
    Visit("desk:receipt_term", "chen"),
    Visit("desk:site", "admin"),
    Visit("desk:classes", "chen"),
    Visit("desk:class_new", "chen"),
    Visit("desk:class", "chen", "general"),
    Visit("desk:messages", "li"),
    Visit("desk:messages", "li", query="?view=elsewhere"),
    Visit("desk:messages", "zhao"),
    Visit("desk:outbox", "chen"),
    Visit("desk:outbox", "chen", query="?q=没有这个人"),
    Visit("desk:outbox_message", "chen", "city.unknown"),
    Visit("desk:person_mobile", "chen", "li"),
    Visit("desk:wordings", "chen"),
    Visit("desk:wording", "chen", "trial by email"),
    Visit("desk:quiet_hours", "chen"),
    Visit("desk:series", "wang"),
    Visit("desk:calendar_year", "admin", "2026"),
    Visit("desk:calendar_year", "chen", "2026"),
    Visit("desk:journal", "admin"),
    Visit("desk:progress", "chen", "chen's"),
    Visit("desk:patterns", "chen"),
    Visit("desk:organisation_withdrawal", "chen", "closed"),
    Visit("desk:account_reopening", "admin", "stopped"),
    Visit("desk:class", "chen", "the city's own"),
    Visit("desk:class_edit", "chen", "the city's own"),
    Visit("desk:jobs", "admin"),
    # What is not theirs, said plainly.
    Visit("desk:journal", "li", status=403),
    Visit("desk:import", "li", status=403),
    Visit("desk:document", "li", "city", status=404),
    Visit("portal:notice", "stranger", "absent", status=404),
)

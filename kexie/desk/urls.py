"""The addresses of the desk. Acts are nouns; a document is named by its short number."""

from django.urls import path, register_converter

from kexie.desk import founding_acts, plan_acts
from kexie.desk.views import (
    accounts,
    acting,
    acts,
    affiliations,
    answers,
    archive,
    association_papers,
    attachments,
    blank_fields,
    blanks,
    boards,
    calendar,
    chasing,
    circulars,
    classes,
    closures,
    coverage,
    documents,
    factors,
    forwards,
    foundings,
    health,
    home,
    importing,
    imports,
    inbox,
    jobs,
    journal,
    life_settings,
    me,
    messages,
    numbers,
    organisations,
    originals,
    outbox,
    papers,
    patterns,
    people,
    phones,
    plan_importing,
    plan_sheets,
    plan_tables,
    plans,
    policies,
    posts,
    progress,
    receipts,
    reelections,
    register,
    reminders,
    replies,
    reply_slips,
    reports,
    search,
    series,
    sessions,
    settings,
    statistics,
    targets,
    tasks,
    tenures,
    units,
    wordings,
)


class Ref:
    """A short number from 1; longer ones would pass the range of the column before they find nothing."""

    regex = "[1-9][0-9]{0,14}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Plain figures."""
        return str(int(value))


class DeskYear:
    """Four figures from 1900 to 2099."""

    regex = "(?:19|20)[0-9]{2}"

    def to_python(self, value: str) -> int:
        """The year."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Four figures."""
        return str(int(value))


class CopyCode:
    """The code of a paper original as it is kept (notices.copy_codes)."""

    regex = "[2-9A-HJKMNP-Z]{8}"

    def to_python(self, value: str) -> str:
        """As it is."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(Ref, "ref")
register_converter(CopyCode, "copycode")
register_converter(DeskYear, "deskyear")

# noun in the address -> verbs of the flow it stands for; which of two fits is the document's business.
ACTS = (
    "submission", "review", "countersignature", "objection", "sign-off", "return", "number", "issue", "withdrawal",
    "voiding", "correction",
)  # fmt: skip

app_name = "desk"
urlpatterns = [
    path("", home.show, name="home"),
    path("acting/", acting.choose, name="acting"),
    path("me/", me.show, name="me"),
    path("me/sessions/end/", sessions.end_others, name="sessions_end"),
    path("me/sessions/<uuid:handle>/end/", sessions.end, name="session_end"),
    path("me/factors/totp/", factors.totp, name="factor_totp"),
    path("me/factors/passkey/", factors.passkey, name="factor_passkey"),
    path("me/phone/", phones.ask, name="phone"),
    path("me/phone/code/", phones.confirm, name="phone_code"),
    path("me/phone/removal/", phones.drop, name="phone_removal"),
    path("me/factors/codes/", factors.codes, name="recovery_codes"),
    path("me/factors/<uuid:pk>/removal/", factors.remove, name="factor_removal"),
    path("search/", search.show, name="search"),
    path("documents/", documents.index, name="documents"),
    path("documents/new/", documents.new, name="document_new"),
    path("documents/import/", importing.show, name="import"),
    path("documents/<ref:ref>/", documents.show, name="document"),
    path("documents/<ref:ref>/edit/", documents.edit, name="document_edit"),
    path("documents/<ref:ref>/source/", attachments.source, name="document_source"),
    path("documents/<ref:ref>/document.pdf", papers.pdf, name="document_pdf"),
    path("documents/<ref:ref>/document.docx", papers.docx, name="document_docx"),
    path("documents/<ref:ref>/receipts/", receipts.index, name="receipts"),
    path("documents/<ref:ref>/receipts/print/", receipts.printed, name="receipts_print"),
    path("documents/<ref:ref>/receipts/links/", chasing.link_all, name="receipt_links"),
    path("documents/<ref:ref>/receipts/<uuid:pk>/", chasing.show, name="receipt_unit"),
    path("documents/<ref:ref>/receipts/<uuid:pk>/calls/", chasing.call, name="receipt_calls"),
    path("documents/<ref:ref>/receipts/<uuid:pk>/link/", chasing.link, name="receipt_link"),
    path("documents/<ref:ref>/receipts/<uuid:pk>/link/withdrawal/", chasing.revoke, name="receipt_link_withdrawal"),
    path("documents/<ref:ref>/receipts/<uuid:pk>/due/", reminders.own_due, name="receipt_due"),
    path("documents/<ref:ref>/reminders/", reminders.of_document, name="document_reminders"),
    path("documents/<ref:ref>/statistics/", statistics.document, name="document_statistics"),
    path("documents/<ref:ref>/statistics/table.xlsx", statistics.document_table, name="document_statistics_table"),
    path("documents/<ref:ref>/originals/", originals.index, name="originals"),
    path("documents/<ref:ref>/originals/stamping/", originals.stamp, name="originals_stamping"),
    path("documents/<ref:ref>/reply-slip/", reply_slips.attach, name="reply_slip"),
    path("documents/<ref:ref>/reply-slip/removal/", reply_slips.detach, name="reply_slip_removal"),
    path("documents/<ref:ref>/reply-slip/due/", reply_slips.put_off, name="reply_slip_due"),
    path("documents/<ref:ref>/replies/", replies.index, name="replies"),
    path("documents/<ref:ref>/replies/sheet.xlsx", replies.sheet, name="replies_sheet"),
    path("documents/<ref:ref>/replies/<uuid:pk>/", replies.unit, name="reply_unit"),
    path("documents/<ref:ref>/replies/<uuid:pk>/<uuid:reply>/<slug:key>/", replies.download, name="reply_file"),
    path("documents/<ref:ref>/due/", receipts.set_due, name="document_due"),
    path("documents/<ref:ref>/attachments/", attachments.add, name="attachments"),
    path("documents/<ref:ref>/attachments/<uuid:pk>/", attachments.download, name="attachment"),
    path("documents/<ref:ref>/attachments/<uuid:pk>/removal/", attachments.remove, name="attachment_removal"),
    *[path(f"documents/<ref:ref>/{noun}/", acts.take, {"noun": noun}, name=f"document_{noun}") for noun in ACTS],
    path("originals/", originals.find, name="original_find"),
    path("originals/<copycode:code>/", originals.show, name="original"),
    path("originals/<copycode:code>/steps/", originals.step, name="original_steps"),
    path("originals/<copycode:code>/document.pdf", originals.pdf, name="original_pdf"),
    path("messages/", messages.index, name="messages"),
    path("messages/reading/", messages.read_all, name="messages_reading"),
    path("messages/<uuid:pk>/reading/", messages.read, name="message_reading"),
    path("outbox/", outbox.index, name="outbox"),
    path("outbox/new/", circulars.write, name="circular"),
    path("outbox/<uuid:pk>/", outbox.show, name="outbox_message"),
    path("outbox/<uuid:pk>/resending/", outbox.resend, name="outbox_resending"),
    path("inbox/", inbox.index, name="inbox"),
    path("inbox/<ref:ref>/", inbox.show, name="inbox_document"),
    path("inbox/<ref:ref>/receipt/", inbox.sign, name="receipt"),
    path("inbox/<ref:ref>/forward/", forwards.begin, name="forward"),
    path("inbox/<ref:ref>/reply/", replies.answer, name="reply"),
    path("replies/", replies.below, name="replies_below"),
    path("coverage/", coverage.show, name="coverage"),
    path("coverage/table.xlsx", coverage.table, name="coverage_table"),
    path("coverage/units/", coverage.units, name="base_units"),
    path("coverage/units/<uuid:pk>/", coverage.unit, name="base_unit"),
    path("coverage/lists/", coverage.lists, name="base_lists"),
    path("coverage/lists/<uuid:pk>/matching/", coverage.match, name="base_list_matching"),
    path("coverage/lists/<uuid:pk>/removal/", coverage.drop, name="base_list_removal"),
    path("imports/", imports.index, name="imports"),
    path("imports/new/", imports.new, name="import_new"),
    path("imports/templates/<slug:kind>.xlsx", imports.template, name="import_template"),
    path("imports/<uuid:pk>/", imports.show, name="import_batch"),
    path("imports/<uuid:pk>/mapping/", imports.mapping, name="import_mapping"),
    path("imports/<uuid:pk>/sheet/", imports.sheet, name="import_sheet"),
    path("imports/<uuid:pk>/start/", imports.start, name="import_start"),
    path("imports/<uuid:pk>/resumption/", imports.resume, name="import_resumption"),
    path("imports/<uuid:pk>/removal/", imports.drop, name="import_removal"),
    path("imports/<uuid:pk>/withdrawal/", imports.undo, name="import_withdrawal"),
    path("imports/<uuid:pk>/faults.xlsx", imports.faults, name="import_faults"),
    path("register/", register.index, name="register"),
    path("register/table.xlsx", register.table, name="register_table"),
    path("organisations/", organisations.index, name="organisations"),
    path("organisations/new/", organisations.new, name="organisation_new"),
    path("organisations/<ref:number>/", organisations.show, name="organisation"),
    path("organisations/<ref:number>/edit/", organisations.edit, name="organisation_edit"),
    path("organisations/<ref:number>/superior/", organisations.move, name="organisation_superior"),
    path("organisations/<ref:number>/closure/", closures.close, name="organisation_closure"),
    path("organisations/<ref:number>/closure/withdrawal/", closures.withdraw, name="organisation_withdrawal"),
    path("organisations/<ref:number>/profile/", units.profile, name="profile"),
    path("organisations/<ref:number>/years/", units.years, name="year_figures"),
    path("organisations/<ref:number>/covered/", units.covered, name="covered"),
    path("organisations/<ref:number>/covered/<uuid:pk>/end/", units.covered_end, name="covered_end"),
    path("organisations/<ref:number>/members/", units.members, name="memberships"),
    path("organisations/<ref:number>/members/<uuid:pk>/end/", units.member_end, name="membership_end"),
    path("organisations/<ref:number>/posts/", posts.appoint, name="organisation_posts"),
    path("organisations/<ref:number>/posts/<uuid:pk>/end/", posts.end, name="post_end"),
    path("organisations/<ref:number>/tenures/", tenures.show, name="tenures"),
    path("organisations/<ref:number>/tenures/new/", tenures.new, name="tenure_new"),
    path("organisations/<ref:number>/reelections/new/", tenures.elect, name="reelection_new"),
    path("organisations/<ref:number>/changes/<slug:kind>/", tenures.change, name="change_new"),
    path("organisations/<ref:number>/dormancy/", tenures.sleep, name="dormancy"),
    path("organisations/<ref:number>/dormancy/end/", tenures.wake, name="waking"),
    path("organisations/<ref:number>/merger/", tenures.merge, name="merger"),
    path("tenures/", tenures.index, name="tenures_due"),
    path("foundings/", foundings.index, name="foundings"),
    path("foundings/new/", foundings.new, name="founding_new"),
    path("foundings/<ref:ref>/", foundings.show, name="founding"),
    path("foundings/<ref:ref>/edit/", foundings.edit, name="founding_edit"),
    path("foundings/<ref:ref>/return/", foundings.send_back, name="founding_return"),
    path("foundings/<ref:ref>/meeting/", foundings.meeting, name="founding_meeting"),
    path("foundings/<ref:ref>/filing/", foundings.filing, name="founding_filing"),
    path("foundings/<ref:ref>/activation/", foundings.activate, name="founding_activation"),
    path("foundings/<ref:ref>/link/", foundings.link, name="founding_link"),
    path("foundings/<ref:ref>/papers/<slug:code>.<slug:form>", association_papers.founding, name="founding_paper"),
    *[
        path(f"foundings/<ref:ref>/{noun}/", foundings.act, {"noun": noun}, name=f"founding_{noun}")
        for noun in founding_acts.FOUNDING
    ],
    path("reelections/<uuid:pk>/", reelections.show, name="reelection"),
    path("reelections/<uuid:pk>/edit/", reelections.edit, name="reelection_edit"),
    path("reelections/<uuid:pk>/meeting/", reelections.meeting, name="reelection_meeting"),
    path("reelections/<uuid:pk>/filing/", reelections.filing, name="reelection_filing"),
    path(
        "reelections/<uuid:pk>/papers/<slug:code>.<slug:form>", association_papers.reelection, name="reelection_paper"
    ),
    *[
        path(f"reelections/<uuid:pk>/{noun}/", reelections.act, {"noun": noun}, name=f"reelection_{noun}")
        for noun in founding_acts.REELECTION
    ],
    path("changes/<uuid:pk>/", reelections.show_change, name="change"),
    *[
        path(f"changes/<uuid:pk>/{noun}/", reelections.act_change, {"noun": noun}, name=f"change_{noun}")
        for noun in founding_acts.CHANGE
    ],
    path("people/", people.index, name="people"),
    path("people/table.xlsx", people.table, name="people_table"),
    path("people/<uuid:pk>/", people.show, name="person"),
    path("people/<uuid:pk>/edit/", people.edit, name="person_edit"),
    path("people/<uuid:pk>/numbers/", numbers.edit, name="person_numbers"),
    path("people/<uuid:pk>/disclosure/", numbers.reveal, name="person_disclosure"),
    path("people/<uuid:pk>/affiliations/", affiliations.add, name="person_affiliations"),
    path("people/<uuid:pk>/affiliations/<uuid:affiliation>/end/", affiliations.end, name="affiliation_end"),
    path("people/<uuid:pk>/affiliations/<uuid:affiliation>/transfer/", affiliations.transfer, name="affiliation_move"),
    path("people/<uuid:pk>/invitation/", people.invite, name="person_invitation"),
    path("people/<uuid:pk>/reset/", people.reset, name="person_reset"),
    path("people/<uuid:pk>/factors/", people.drop_factors, name="person_factors"),
    path("accounts/", accounts.index, name="accounts"),
    path("accounts/<uuid:pk>/", accounts.show, name="account"),
    path("accounts/<uuid:pk>/closure/", accounts.close, name="account_closure"),
    path("accounts/<uuid:pk>/reopening/", accounts.reopen, name="account_reopening"),
    path("settings/", settings.index, name="settings"),
    path("settings/receipt-term/", settings.term, name="receipt_term"),
    path("settings/reminders/", reminders.usual, name="reminders"),
    path("settings/levels/", reminders.levels, name="level_terms"),
    path("settings/site/", settings.site, name="site"),
    path("settings/classes/", classes.index, name="classes"),
    path("settings/classes/new/", classes.new, name="class_new"),
    path("settings/classes/<uuid:pk>/", classes.show, name="class"),
    path("settings/classes/<uuid:pk>/edit/", classes.edit, name="class_edit"),
    path("settings/blanks/", blanks.index, name="blanks"),
    path("settings/blanks/new/", blanks.new, name="blank_new"),
    path("settings/blanks/<ref:ref>/", blanks.show, name="blank"),
    path("settings/blanks/<ref:ref>/edit/", blanks.edit, name="blank_edit"),
    path("settings/blanks/<ref:ref>/fields/<slug:kind>/", blank_fields.add, name="blank_field_new"),
    path("settings/blanks/<ref:ref>/fields/<uuid:pk>/edit/", blank_fields.edit, name="blank_field"),
    path("settings/blanks/<ref:ref>/fields/<uuid:pk>/place/", blank_fields.place, name="blank_field_place"),
    path("settings/blanks/<ref:ref>/fields/<uuid:pk>/removal/", blank_fields.remove, name="blank_field_removal"),
    *[
        path(f"settings/blanks/<ref:ref>/{noun}/", blanks.act, {"noun": noun}, name=f"blank_{noun}")
        for noun in ("publication", "revision", "voiding", "closure")
    ],
    path("settings/messages/", wordings.index, name="wordings"),
    path("settings/messages/<str:kind>/<str:channel>/", wordings.edit, name="wording"),
    path("settings/messages/<str:kind>/<str:channel>/removal/", wordings.remove, name="wording_removal"),
    path("settings/messages/<str:kind>/<str:channel>/trial/", wordings.try_out, name="wording_trial"),
    path("settings/quiet-hours/", wordings.hours, name="quiet_hours"),
    path("settings/sign-in/", policies.sign_in_policy, name="sign_in_policy"),
    path("settings/jobs/", jobs.index, name="jobs"),
    path("settings/jobs/<ref:pk>/retry/", jobs.retry, name="job_retry"),
    path("settings/jobs/<ref:pk>/voiding/", jobs.give_up, name="job_voiding"),
    path("settings/proposals/", plan_tables.index, name="proposals"),
    path("settings/proposals/new/", plan_tables.new, name="proposal_new"),
    path("settings/proposals/<uuid:pk>/", plan_tables.edit, name="proposal"),
    path("settings/life-rules/", life_settings.numbers, name="life_rules"),
    path("settings/authorities/", life_settings.authorities, name="authorities"),
    path("settings/authorities/<uuid:pk>/removal/", life_settings.drop, name="authority_removal"),
    path("settings/lights/", plan_tables.lights, name="lights"),
    path("plans/", plans.index, name="plans"),
    path("plans/import/", plan_importing.show, name="plan_import"),
    path("plans/<ref:ref>/", plans.show, name="plan"),
    *[path(f"plans/<ref:ref>/{noun}/", plans.act, {"noun": noun}, name=f"plan_{noun}") for noun in plan_acts.PLAN],
    path("plans/<ref:ref>/source/", plan_importing.source, name="plan_source"),
    path("plans/<ref:ref>/proposals/", plans.accept, name="plan_proposals"),
    path("plans/<ref:ref>/measures/<uuid:pk>/tasks/", tasks.new, name="task_new"),
    path("plans/<ref:ref>/board/", boards.board, name="plan_board"),
    path("plans/<ref:ref>/sheet/", plan_sheets.sheet, name="plan_sheet"),
    path("plans/<ref:ref>/sheet.xlsx", plan_sheets.sheet_xlsx, name="plan_sheet_xlsx"),
    path("plans/<ref:ref>/sheet.docx", plan_sheets.sheet_docx, name="plan_sheet_docx"),
    path("plans/<ref:ref>/units/<ref:number>/", boards.unit, name="plan_unit"),
    path("plans/<ref:ref>/units/<ref:number>/duty/", plan_sheets.duty, name="plan_duty"),
    path("plans/<ref:ref>/units/<ref:number>/duty.docx", plan_sheets.duty_docx, name="plan_duty_docx"),
    path("plans/<ref:ref>/answers/", answers.index, name="plan_answers"),
    path("answers/<uuid:pk>/", answers.show, name="answer"),
    *[
        path(f"answers/<uuid:pk>/{noun}/", answers.act, {"noun": noun}, name=f"answer_{noun}")
        for noun in plan_acts.ANSWER
    ],
    path("tasks/<ref:ref>/", tasks.show, name="task"),
    path("tasks/<ref:ref>/edit/", tasks.edit, name="task_edit"),
    path("tasks/<ref:ref>/removal/", tasks.remove, name="task_removal"),
    path("tasks/<ref:ref>/split/", tasks.split, name="task_split"),
    path("tasks/<ref:ref>/reports/", targets.report_task, name="task_reports"),
    path("targets/<uuid:pk>/", targets.show, name="target"),
    path("targets/<uuid:pk>/split/", targets.split, name="target_split"),
    path("targets/<uuid:pk>/reports/", targets.report, name="target_reports"),
    path("reports/<uuid:pk>/", reports.show, name="report"),
    path("reports/<uuid:pk>/file/", reports.file, name="report_file"),
    *[
        path(f"reports/<uuid:pk>/{noun}/", reports.act, {"noun": noun}, name=f"report_{noun}")
        for noun in plan_acts.REPORT
    ],
    path("statistics/", statistics.index, name="statistics"),
    path("statistics/table.xlsx", statistics.table, name="statistics_table"),
    path("archive/", archive.index, name="archive"),
    path("archive/print/", archive.printed, name="archive_print"),
    path("archive/table.xlsx", archive.table, name="archive_table"),
    path("health/", health.show, name="health"),
    path("health/columns/<slug:code>/", health.column, name="health_column"),
    path("settings/retention/", archive.terms, name="retention"),
    path("series/", series.index, name="series"),
    path("calendar/", calendar.this_year, name="calendar"),
    path("calendar/<deskyear:year>/", calendar.show, name="calendar_year"),
    path("calendar/<deskyear:year>/removal/", calendar.remove, name="calendar_removal"),
    path("journal/", journal.index, name="journal"),
    path("progress/<uuid:pk>/", progress.show, name="progress"),
    path("patterns/", patterns.show, name="patterns"),
]

"""The addresses of what associations do in a year; part of ``urls``, under its name."""

from kexie.desk import guidance_facts, home_assessments, report_acts, year_plan_facts
from kexie.desk.converters import path
from kexie.desk.views import activities, annual_reports, checklists, guidance, homes, year_plans

urlpatterns = [
    path("activities/", activities.index, name="activities"),
    path("activities/table.xlsx", activities.table, name="activities_table"),
    path("activities/<uuid:pk>/", activities.show, name="activity"),
    path("activities/<uuid:pk>/edit/", activities.edit, name="activity_edit"),
    path("activities/<uuid:pk>/voiding/", activities.void, name="activity_voiding"),
    path("activities/<uuid:pk>/files/", activities.attach, name="activity_files"),
    path("activities/<uuid:pk>/files/<uuid:file>/", activities.file, name="activity_file"),
    path("activities/<uuid:pk>/files/<uuid:file>/removal/", activities.detach, name="activity_file_removal"),
    path("organisations/<ref:number>/activities/new/", activities.new, name="activity_new"),
    path("annual-reports/", annual_reports.index, name="annual_reports"),
    path("annual-reports/table.xlsx", annual_reports.table, name="annual_reports_table"),
    path("annual-reports/asking/", annual_reports.ask, name="annual_reports_asking"),
    path("annual-reports/<deskyear:year>/reminders/", annual_reports.remind, name="annual_reports_reminders"),
    path("annual-reports/<uuid:pk>/", annual_reports.show, name="annual_report"),
    path("annual-reports/<uuid:pk>/edit/", annual_reports.edit, name="annual_report_edit"),
    path("annual-reports/<uuid:pk>/return/", annual_reports.send_back, name="annual_report_return"),
    path("annual-reports/<uuid:pk>/report.<slug:form>", annual_reports.paper, name="annual_report_paper"),
    *[
        path(f"annual-reports/<uuid:pk>/{noun}/", annual_reports.act, {"noun": noun}, name=f"annual_report_{noun}")
        for noun in report_acts.REPORT
    ],
    path("organisations/<ref:number>/annual-reports/new/", annual_reports.new, name="annual_report_new"),
    path("guidance/", guidance.index, name="guidance"),
    path("guidance/table.xlsx", guidance.table, name="guidance_table"),
    path("guidance/<uuid:pk>/", guidance.show, name="guidance_record"),
    path("guidance/<uuid:pk>/edit/", guidance.edit, name="guidance_edit"),
    path("guidance/<uuid:pk>/completion/", guidance.finish, name="guidance_completion"),
    *[
        path(f"guidance/<uuid:pk>/{noun}/", guidance.act, {"noun": noun}, name=f"guidance_{noun}")
        for noun in guidance_facts.ACTS
    ],
    path("organisations/<ref:number>/guidance/new/", guidance.new, name="guidance_new"),
    path("year-plans/", year_plans.index, name="year_plans"),
    path("year-plans/<uuid:pk>/", year_plans.show, name="year_plan"),
    path("year-plans/<uuid:pk>/edit/", year_plans.edit, name="year_plan_edit"),
    *[
        path(f"year-plans/<uuid:pk>/{noun}/", year_plans.act, {"noun": noun}, name=f"year_plan_{noun}")
        for noun in year_plan_facts.ACTS
    ],
    path("homes/", homes.index, name="homes"),
    path("homes/<uuid:pk>/", homes.show, name="home_record"),
    path("homes/<uuid:pk>/edit/", homes.edit, name="home_edit"),
    path("homes/<uuid:pk>/lines/<uuid:score>/files/", homes.attach, name="home_files"),
    path("homes/<uuid:pk>/files/<uuid:file>/", homes.file, name="home_file"),
    path("homes/<uuid:pk>/files/<uuid:file>/removal/", homes.detach, name="home_file_removal"),
    path("homes/<uuid:pk>/decision/", homes.decide, name="home_decision"),
    path("homes/<uuid:pk>/article/", homes.article, name="home_article"),
    *[
        path(f"homes/<uuid:pk>/{noun}/", homes.act, {"noun": noun}, name=f"home_{noun}")
        for noun in home_assessments.ACTS
    ],
    path("organisations/<ref:number>/homes/new/", homes.new, name="home_new"),
    path("settings/checklists/", checklists.index, name="checklists"),
    path("settings/checklists/<uuid:pk>/", checklists.show, name="checklist"),
    path("settings/checklists/<uuid:pk>/publication/", checklists.use, name="checklist_publication"),
    path("organisations/<ref:number>/year-plans/new/", year_plans.new, name="year_plan_new"),
]

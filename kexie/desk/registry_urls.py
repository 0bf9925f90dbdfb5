"""The addresses of the register as a whole: what was changed in it, who is covered, tables taken in, the list of all
associations."""

from kexie.desk.converters import path
from kexie.desk.views import changes, coverage, imports, register

urlpatterns = [
    path("people/<uuid:pk>/history/", changes.person, name="person_history"),
    path("people/<uuid:pk>/history/<ref:entry>/withdrawal/", changes.undo_person, name="person_history_withdrawal"),
    path("organisations/<ref:number>/history/", changes.organisation, name="organisation_history"),
    path(
        "organisations/<ref:number>/history/<ref:entry>/withdrawal/",
        changes.undo_organisation,
        name="organisation_history_withdrawal",
    ),
    path("coverage/", coverage.show, name="coverage"),
    path("coverage/table.xlsx", coverage.table, name="coverage_table"),
    path("coverage/units/", coverage.units, name="base_units"),
    path("coverage/units/<uuid:pk>/", coverage.unit, name="base_unit"),
    path("coverage/units/<uuid:pk>/visits/new/", coverage.visit, name="base_unit_visit"),
    path("coverage/units/<uuid:pk>/visits/<uuid:visit>/edit/", coverage.visit_edit, name="gap_visit_edit"),
    path("coverage/units/<uuid:pk>/visits/<uuid:visit>/voiding/", coverage.visit_void, name="gap_visit_voiding"),
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
    path("register/statistics/", register.statistics, name="register_statistics"),
    path("register/statistics/table.xlsx", register.statistics_table, name="register_statistics_table"),
    path("register/table.xlsx", register.table, name="register_table"),
]

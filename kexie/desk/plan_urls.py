"""The addresses of yearly plans: the plan itself, its board and sheets, tasks, parts, reports, plans in answer."""

from kexie.desk import plan_acts
from kexie.desk.converters import path
from kexie.desk.views import answers, boards, plan_importing, plan_sheets, plans, reports, targets, tasks

urlpatterns = [
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
    path("plans/<ref:ref>/breakdown.docx", plan_sheets.breakdown_docx, name="plan_breakdown"),
    path("plans/<ref:ref>/units/<ref:number>/", boards.unit, name="plan_unit"),
    path("plans/<ref:ref>/units/<ref:number>/sheet.xlsx", plan_sheets.below_xlsx, name="plan_unit_sheet"),
    path("plans/<ref:ref>/units/<ref:number>/sheet.docx", plan_sheets.below_docx, name="plan_unit_sheet_docx"),
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
]

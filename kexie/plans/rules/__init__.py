"""Who may see and do what with plans, tasks, progress and answers."""

from kexie.plans.rules.answers import (
    can_ask,
    can_check,
    can_drop,
    can_read_answers,
    can_renew,
    can_view_answer,
    can_write,
    holds_own,
    visible_answers,
)
from kexie.plans.rules.house import staffs
from kexie.plans.rules.plans import (
    can_close,
    can_copy,
    can_edit,
    can_issue,
    can_read_all,
    can_read_source,
    can_store,
    can_view,
    can_void,
    visible_plans,
)
from kexie.plans.rules.reports import (
    can_report,
    can_revoke,
    can_settle,
    can_view_report,
    can_withdraw,
    visible_reports,
)
from kexie.plans.rules.tables import can_change_row, can_set_lights, can_set_row
from kexie.plans.rules.tasks import can_remove, can_split, can_split_on, can_view_target, visible_targets

__all__ = [
    "can_ask",
    "can_change_row",
    "can_check",
    "can_close",
    "can_copy",
    "can_drop",
    "can_edit",
    "can_issue",
    "can_read_all",
    "can_read_answers",
    "can_read_source",
    "can_remove",
    "can_renew",
    "can_report",
    "can_revoke",
    "can_set_lights",
    "can_set_row",
    "can_settle",
    "can_split",
    "can_split_on",
    "can_store",
    "can_view",
    "can_view_answer",
    "can_view_report",
    "can_view_target",
    "can_void",
    "can_withdraw",
    "can_write",
    "holds_own",
    "staffs",
    "visible_answers",
    "visible_plans",
    "visible_reports",
    "visible_targets",
]

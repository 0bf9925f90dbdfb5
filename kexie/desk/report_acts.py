"""The acts on yearly reports as pages offer them."""

from kexie.associations.actions import annual_reports
from kexie.associations.rules import report as rules
from kexie.desk.plan_acts import Door

REPORT: dict[str, Door] = {
    one.noun: one
    for one in (
        Door("submission", "报送", rules.can_fill, annual_reports.send,
             "报送后由业务指导单位核对，核对前可以收回修改。", "已报送，等待核对", "primary", confirms=True),
        Door("withdrawal", "收回修改", rules.can_recall, annual_reports.recall, "收回后可以修改，改好须再报送。",
             "已收回", confirms=True),
        Door("acceptance", "核对通过", rules.can_judge, annual_reports.accept,
             "通过后计入全区、全市的年报汇总。要更正须先撤销通过。", "已通过", "primary", confirms=True),
        Door("reopening", "撤销通过", rules.can_reopen, annual_reports.reopen, "撤销后由填报单位修改再报。",
             "已撤销通过", "danger", asks=True),
    )
}  # fmt: skip

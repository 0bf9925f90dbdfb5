"""The two statements of the boards: tasks with their lights, units with theirs and their scores.

A light is told here as :func:`kexie.plans.lights.light` tells it; tests hold the two together. Parameters: plan, now,
start, day, before, soon, on_course, slow; and task, or parent.
"""

# p: due_on, value (what is whole), done, at_once (no share on the way), whole and gone (days). Whole numbers only.
_LIGHT = """CASE
        WHEN %(start)s::date IS NULL OR p.due_on IS NULL OR p.value = 0 THEN 'none'
        WHEN p.done >= p.value THEN 'done'
        WHEN %(day)s::date > p.due_on THEN 'behind'
        WHEN %(day)s::date < %(start)s::date THEN 'none'
        WHEN p.at_once THEN CASE WHEN p.due_on - %(day)s::date <= %(soon)s THEN 'slow' ELSE 'on' END
        WHEN p.done * 100 * p.whole >= p.value * p.gone * %(on_course)s THEN 'on'
        WHEN p.done * 100 * p.whole >= p.value * p.gone * %(slow)s THEN 'slow'
        ELSE 'behind'
    END"""
_SPAN = """GREATEST({0}.due_on - %(start)s::date, 1) AS whole,
           LEAST(GREATEST(%(day)s::date - %(start)s::date, 0), GREATEST({0}.due_on - %(start)s::date, 1)) AS gone"""

_TASKS = """
WITH told AS (
    SELECT rk.id, sum(r.value) AS done
    FROM plans_report r JOIN plans_task rk ON rk.id = r.task_id
    WHERE NOT %(now)s AND rk.plan_id = %(plan)s AND r.state = 'verified' AND r.reported_at < %(before)s
    GROUP BY 1
), p AS (
    SELECT k.id, k.ref, k.name, k.kind, k.unit, k.due_on, k.lead_id, k.measure_id, k.figure, k.target,
           CASE WHEN %(now)s THEN k.done ELSE COALESCE(told.done, 0) END AS done,
           -- as Task.base: the target; where the parts do not add up to it, their sum
           CASE WHEN k.split > 0 AND (k.kind NOT IN ('count', 'amount') OR k.unit = '%%') THEN k.split
                ELSE COALESCE(k.target, 0) END AS value,
           k.kind IN ('date', 'yes') AND k.split = 0 AS at_once,
           {span}
    FROM plans_task k LEFT JOIN told ON told.id = k.id
    WHERE k.plan_id = %(plan)s AND (%(task)s::uuid IS NULL OR k.id = %(task)s)
)
SELECT p.id, p.ref, p.name, p.kind, p.unit, p.due_on, o.number, COALESCE(NULLIF(o.short_name, ''), o.name),
    a.position, a.title, p.done, p.value, {light}, p.figure, p.target, p.at_once
FROM p JOIN plans_measure m ON m.id = p.measure_id JOIN plans_part a ON a.id = m.part_id
LEFT JOIN organisations_organisation o ON o.id = p.lead_id
ORDER BY a.position, m.position, p.ref
"""

_UNITS = """
WITH told AS (
    SELECT {key} AS id, sum(r.value) AS done
    FROM plans_report r JOIN plans_target rt ON rt.id = r.target_id JOIN plans_task rk ON rk.id = r.task_id
    WHERE NOT %(now)s AND rk.plan_id = %(plan)s AND r.state = 'verified' AND r.reported_at < %(before)s
    GROUP BY 1
), p AS (
    SELECT t.organisation_id, t.jurisdiction_id, t.value, t.due_on, k.weight, k.figure,
           CASE WHEN k.figure <> '' THEN t.id END AS counted,
           k.kind IN ('date', 'yes') AS at_once,
           CASE WHEN %(now)s THEN t.done ELSE COALESCE(told.done, 0) END AS done,
           {span}
    FROM plans_target t JOIN plans_task k ON k.id = t.task_id LEFT JOIN told ON told.id = t.id
    WHERE k.plan_id = %(plan)s AND {which}
), u AS (
    SELECT p.organisation_id, p.jurisdiction_id, {light} AS light,
           count(*) AS count, sum(p.weight) AS weight, sum(p.weight * LEAST(p.done / p.value, 1)) AS reached,
           -- a part of an indicator that counts itself stands alone: its share is not in the database
           p.figure, max(p.value) AS value, max(p.due_on) AS due_on
    FROM p GROUP BY 1, 2, 3, p.figure, p.counted
)
SELECT u.organisation_id, o.number, COALESCE(NULLIF(o.short_name, ''), o.name), o.state,
    u.light, u.count, u.weight, u.reached, u.figure, u.jurisdiction_id, u.value, u.due_on
FROM u JOIN organisations_organisation o ON o.id = u.organisation_id
LEFT JOIN organisations_jurisdiction j ON j.code = u.jurisdiction_id
ORDER BY j.position NULLS LAST, o.name_key, u.organisation_id
"""
_ITS_PARTS = """k.figure = '' AND t.parent_id IN (SELECT id FROM plans_target WHERE organisation_id = %(parent)s)"""
# What counts itself is counted by area: only the house of an area has it among what it is scored by.
_WHOLE = """t.parent_id IS NULL AND (k.figure = '' OR t.organisation_id IN (
        SELECT id FROM organisations_organisation WHERE level IN ('district', 'zone')))"""

TASKS = _TASKS.format(light=_LIGHT, span=_SPAN.format("k"))
# Those with a part of the whole, whose sums of a day hold those of the parts below; and those among which one split on.
UNITS = _UNITS.format(light=_LIGHT, span=_SPAN.format("t"), key="COALESCE(rt.parent_id, rt.id)", which=_WHOLE)
UNITS_BELOW = _UNITS.format(light=_LIGHT, span=_SPAN.format("t"), key="rt.id", which=_ITS_PARTS)

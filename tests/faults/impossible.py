"""Rows that may never be, as the owner of the schema plants them in the demo city: an invariant -> its faults.

What a constraint forbids is planted without it: an invariant stands where a constraint is lost, too. Invariants of
plans and of notices have their faults beside them (tests/plans/test_planted.py, tests/notices/test_planted.py).
"""

Faults = tuple[str, ...]

_CLOSE = "UPDATE organisations_organisation SET state = 'closed', closed_on = '2001-01-01' WHERE id IN ({of})"
_ENDED = _CLOSE.replace("'2001-01-01'", "'2001-01-01', updated_at = now() - interval '2 days'")
_SITTING = "SELECT organisation_id FROM organisations_{rows} WHERE ends_on IS NULL"


def _overlap(table: str, keys: dict[str, str], *constraints: str) -> str:
    """Without the constraints that stand against it every row is put beside the first of its table."""
    dropped = "; ".join(f"ALTER TABLE {table} DROP CONSTRAINT {one}" for one in constraints)
    told = ", ".join(
        f"{key} = {value or f'(SELECT {key} FROM {table} ORDER BY id LIMIT 1)'}" for key, value in keys.items()
    )
    return f"{dropped}; UPDATE {table} SET starts_on = '2001-01-01', ends_on = '2001-12-31', {told}"


KIT: dict[str, Faults] = {
    "kit.numbers.invariants.gaps": (
        "UPDATE kit_series SET last = last + 1",
        "DELETE FROM kit_drawn_number WHERE serial = 1",
    ),
    "kit.journal.values.strays": ("UPDATE kit_journal_value SET field = field || '_untold'",),
    "kit.files.keeping.missing": (
        "UPDATE kit_stored_file SET size = size + 1",
        "UPDATE kit_stored_file SET id = gen_random_uuid()",
    ),
}
ORGANISATIONS: dict[str, Faults] = {
    "no_terms_overlap": (
        _overlap(
            "organisations_post", {"person_id": "", "organisation_id": "", "kind": "'leader'"}, "post_once_at_a_time"
        ),
        _overlap("organisations_affiliation", {"person_id": "", "organisation_id": ""}, "affiliation_once_at_a_time"),
        _overlap(
            "organisations_superiority",
            {"organisation_id": ""},
            "superiority_one_at_a_time",
            "superiority_not_of_itself",
        ),
    ),
    "members_agree": ("UPDATE people_consent SET withdrawn_at = now()",),
    "closure_equals_tree": (
        "UPDATE organisations_ancestry SET inside = NOT inside WHERE depth = 1",
        "DELETE FROM organisations_ancestry WHERE depth = 2",
        "UPDATE organisations_ancestry SET depth = depth + 1 WHERE depth > 1",
    ),
    "one_current_superior": (
        "UPDATE organisations_superiority SET ends_on = starts_on WHERE ends_on IS NULL",
        "UPDATE organisations_organisation SET superior_id = NULL",
    ),
    "nobody_serves_the_closed": (
        _CLOSE.format(of=_SITTING.format(rows="post")) + "; DELETE FROM organisations_affiliation",
        _CLOSE.format(of=_SITTING.format(rows="affiliation")) + "; DELETE FROM organisations_post",
    ),
    "closed_below_nothing_active": (
        _CLOSE.format(of="SELECT superior_id FROM organisations_organisation WHERE state = 'active'"),
    ),
}
BLANKS: dict[str, Faults] = {
    "versions_counted_without_gap": ("UPDATE blanks_version SET number = number + 100",),
    "fields_placed_without_gap": ("UPDATE blanks_field SET position = position + 100",),
    "answers_fit_their_version": (
        'UPDATE blanks_answer SET values = \'{"none": "x"}\'',
        "DELETE FROM blanks_answerfile",
    ),
    "mobiles_under_seal": (
        "UPDATE blanks_answer SET values = jsonb_set(values, '{f4,0,phone}', '\"138 1234 5678\"')",
        "UPDATE blanks_answertelephone SET place = 9",
    ),
}
MESSAGES: dict[str, Faults] = {
    "sent_once_a_round": (
        "UPDATE messages_attempt SET outcome = 'sent'; UPDATE messages_message SET round = 0 WHERE channel = 'email'",
    ),
    "state_agrees_with_attempts": (
        "UPDATE messages_message SET state = 'sent', sent_at = now() WHERE channel = 'email'",
        "UPDATE messages_attempt SET outcome = 'sent'",
        "UPDATE messages_message SET state = 'sending' WHERE state = 'waiting'",
        "UPDATE messages_attempt SET outcome = ''",
    ),
    "nothing_stands_in_sending": (
        (
            "UPDATE messages_attempt SET outcome = '', began_at = '2001-01-01';"
            " UPDATE messages_message SET state = 'sending', sent_at = NULL"
        ),
    ),
    "wordings_fit_their_kinds": ("UPDATE messages_template SET text = '{gone}'",),
}
ASSOCIATIONS: dict[str, Faults] = {
    "no_unit_is_founded_twice": (
        (
            "UPDATE organisations_organisation SET credit_code = '91110000600037341L', created_at = '2001-01-01'"
            " WHERE id = (SELECT id FROM organisations_organisation WHERE kind = 'enterprise' AND state = 'active' LIMIT 1);"
            " UPDATE associations_founding SET credit_code = '91110000600037341L' WHERE state = 'filed'"
        ),
        (
            "UPDATE organisations_organisation o SET credit_code = (ARRAY['91110000600037341L', '600037341'])[n.place],"
            " kind = (ARRAY['enterprise', 'park'])[n.place] FROM (SELECT id, row_number() OVER (ORDER BY id) AS place"
            " FROM organisations_organisation WHERE kind = 'enterprise' AND state = 'active') n"
            " WHERE n.id = o.id AND n.place <= 2"
        ),
        (
            "UPDATE associations_founding SET unit_name = '甲公司', unit_key = id::text,"
            " credit_code = CASE state WHEN 'filed' THEN '91110000600037341L' ELSE '' END, place_id ="
            " (SELECT place_id FROM associations_founding WHERE state = 'filed' LIMIT 1) WHERE state IN ('applied', 'filed')"
        ),
    ),
    "what_runs_has_its_place": (
        _CLOSE.format(of="SELECT place_id FROM associations_founding WHERE state = 'applied'"),
    ),
    "what_was_approved_has_its_reply": (
        "UPDATE notices_document SET state = 'numbered' WHERE id IN (SELECT reply_id FROM associations_founding)",
        (
            "ALTER TABLE associations_founding DROP CONSTRAINT founding_approved_by_a_reply;"
            " UPDATE associations_founding SET reply_id = NULL"
        ),
    ),
    "what_was_revoked_was_decided": (
        (
            "UPDATE associations_revocation SET state = 'revoked',"
            " notice_id = (SELECT id FROM notices_document WHERE state = 'draft' LIMIT 1)"
            " WHERE id = (SELECT id FROM associations_revocation LIMIT 1)"
        ),
        (
            "ALTER TABLE associations_revocation DROP CONSTRAINT revocation_decided_by_a_notice;"
            " UPDATE associations_revocation SET state = 'revoked'"
        ),
    ),
    "what_was_founded_has_its_first_term": (
        "UPDATE associations_tenure SET assembly_id = NULL",
        "DELETE FROM associations_seat; DELETE FROM associations_tenure",
    ),
    "no_terms_overlap": (
        _overlap(
            "associations_tenure",
            {"organisation_id": "", "due_on": "'2001-12-31'"},
            "tenure_one_at_a_time",
            "tenure_number_once",
        ),
        _overlap(
            "associations_seat", {"tenure_id": "", "person_id": "", "role": "'committee_member'"}, "seat_once_at_a_time"
        ),
        _overlap(
            "associations_seat", {"tenure_id": "", "role": "'chair'"}, "seat_once_at_a_time", "seat_one_head_at_a_time"
        ),
        (
            "ALTER TABLE associations_dormancy DROP CONSTRAINT dormancy_once_at_a_time;"
            " INSERT INTO associations_dormancy (id, organisation_id, starts_on, note)"
            " SELECT gen_random_uuid(), o.id, '2001-01-01', '' FROM generate_series(1, 2),"
            " (SELECT id FROM organisations_organisation LIMIT 1) o"
        ),
        _overlap(
            "associations_covered_unit",
            {"association_id": "", "key": ""},
            "covered_unit_once_at_a_time",
            "covered_unit_not_itself",
        ),
        _overlap(
            "associations_membership",
            {"federation_id": "", "member_id": ""},
            "membership_once_at_a_time",
            "membership_valid_after_start",
        ),
    ),
    "seats_lie_in_their_term": (
        "UPDATE associations_seat SET starts_on = starts_on - 1",
        "UPDATE associations_seat SET ends_on = ends_on + 1",
        (
            "UPDATE organisations_post SET person_id = (SELECT id FROM people_person WHERE id NOT IN"
            " (SELECT person_id FROM associations_seat) LIMIT 1) WHERE id IN (SELECT post_id FROM associations_seat)"
        ),
        "UPDATE organisations_post SET kind = 'liaison' WHERE id IN (SELECT post_id FROM associations_seat)",
        (
            "UPDATE organisations_post SET organisation_id = (SELECT id FROM organisations_organisation WHERE id NOT IN"
            " (SELECT organisation_id FROM associations_tenure) LIMIT 1)"
            " WHERE id IN (SELECT post_id FROM associations_seat)"
        ),
    ),
    "what_an_election_gave_ends": (
        "UPDATE organisations_post SET ends_on = NULL",
        (
            "UPDATE organisations_post p SET ends_on = t.ends_on + 1 FROM associations_seat s"
            " JOIN associations_tenure t ON t.id = s.tenure_id WHERE s.post_id = p.id AND t.assembly_id IS NOT NULL"
        ),
    ),
    "what_runs_is_known_by_its_key": (
        "UPDATE associations_founding SET credit_code = '91110000600037341L' WHERE state = 'applied'",
        "UPDATE associations_founding SET kind = 'federation' WHERE state = 'applied'",
        (
            "UPDATE associations_founding SET credit_code = '', place_id = (SELECT id FROM organisations_organisation"
            " WHERE level = 'zone' LIMIT 1), unit_key = 'federation:0:' || unit_name, kind = 'federation'"
            " WHERE state = 'applied'"
        ),
        "UPDATE associations_founding SET credit_code = '', unit_key = '0:' || unit_name WHERE state = 'checked'",
    ),
    "what_is_followed_up_has_its_house": (
        _CLOSE.format(of="SELECT house_id FROM associations_guidance WHERE state = 'open'"),
    ),
    "what_was_elected_is_a_term": (
        "UPDATE associations_reelection SET state = 'done'",
        (
            "UPDATE associations_tenure SET assembly_id ="
            " (SELECT assembly_id FROM associations_reelection WHERE state = 'held' LIMIT 1)"
            " WHERE id = (SELECT id FROM associations_tenure WHERE assembly_id IS NULL LIMIT 1)"
        ),
    ),
    # The later the number, the earlier the days, one after the other as the constraint asks.
    "terms_are_in_order": (
        (
            "UPDATE associations_tenure t SET number = n.place, starts_on = date '2001-01-01' - 10 * n.place::int,"
            " ends_on = date '2001-01-05' - 10 * n.place::int, organisation_id = n.one"
            " FROM (SELECT id, row_number() OVER (ORDER BY id) AS place,"
            " first_value(organisation_id) OVER (ORDER BY id) AS one FROM associations_tenure) n WHERE n.id = t.id"
        ),
    ),
    "no_term_is_put_off_over_a_year": ("UPDATE associations_tenure SET ends_on = due_on + 367",),
    "what_was_merged_is_closed": (
        (
            "UPDATE organisations_organisation SET state = 'active', closed_on = NULL, successor_id = NULL"
            " WHERE id IN (SELECT organisation_id FROM associations_merger)"
        ),
    ),
    "the_closed_cover_nobody": (
        _ENDED.format(of="SELECT association_id FROM associations_covered_unit WHERE ends_on IS NULL")
        + "; UPDATE associations_membership SET ends_on = starts_on",
        _ENDED.format(of="SELECT member_id FROM associations_membership WHERE ends_on IS NULL")
        + "; UPDATE associations_covered_unit SET ends_on = starts_on",
    ),
    "what_was_accepted_tells_all": (
        "UPDATE associations_annual_report SET words = '' WHERE state = 'accepted'",
        "UPDATE associations_annual_report SET figures = figures - 'members' WHERE state = 'accepted'",
    ),
    "stars_agree_with_the_points": (
        "UPDATE associations_home SET stars = CASE stars WHEN 5 THEN 4 ELSE 5 END WHERE state = 'decided'",
        "UPDATE associations_home_score SET points = points + 1",
    ),
    "no_more_are_elected_than_places": (
        (
            "UPDATE associations_candidate SET role = 'vice_chair' WHERE is_elected AND role = 'chair';"
            " UPDATE associations_assembly SET vice_places = 0"
        ),
        (
            "UPDATE associations_candidate SET role = 'committee_member' WHERE is_elected AND role = 'chair';"
            " UPDATE associations_assembly SET member_places = 0"
        ),
    ),
    "units_count_once": ("UPDATE associations_base_unit SET repeats = NOT repeats",),
}
# Two imports that made two of one; the city's own made nothing.
_MADE = (
    "INSERT INTO intake_batch_row (number, outcome, subject_id, undo, undo_reason, batch_id)"
    " SELECT 100 + row_number() OVER (), 'created', id, '', '', (SELECT id FROM intake_batch LIMIT 1) FROM {table};"
)
INTAKE: dict[str, Faults] = {
    "sums": (
        "UPDATE intake_batch SET rows = rows + 1 WHERE state = 'done'",
        "UPDATE intake_batch SET skipped = 0, rejected = rows WHERE state = 'done'",
        "DELETE FROM intake_batch_row",
    ),
    "files": ("UPDATE intake_batch SET state = 'dropped', file_id = (SELECT id FROM kit_stored_file LIMIT 1)",),
    "one_number_one_person": (
        _MADE.format(table="people_person")
        + "UPDATE people_person p SET id_kind = 'passport', id_number = 'x', id_index = 'x',"
        " created_at = timestamptz '2001-01-01' + n.place * interval '1 day'"
        " FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM people_person WHERE merged_into_id IS NULL) n"
        " WHERE n.id = p.id AND n.place <= 2",
    ),
    "one_code_one_unit": (
        _MADE.format(table="organisations_organisation")
        + "UPDATE organisations_organisation o SET credit_code = '91110000600037341L',"
        " kind = (ARRAY['enterprise', 'park'])[n.place], level = '',"
        " created_at = timestamptz '2001-01-01' + n.place * interval '1 day'"
        " FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM organisations_organisation"
        " WHERE kind = 'enterprise' AND state = 'active') n WHERE n.id = o.id AND n.place <= 2",
    ),
    "lists_hold_one_import": (
        (
            "UPDATE intake_batch SET kind = 'base_list', created = 7, options = jsonb_build_object('list',"
            " (SELECT id FROM associations_base_list LIMIT 1), 'filled_at', '2001-01-01') WHERE state = 'done'"
        ),
    ),
}
_DOMAINS = {
    "organisations": ORGANISATIONS,
    "blanks": BLANKS,
    "messages": MESSAGES,
    "associations": ASSOCIATIONS,
    "intake": INTAKE,
}
PLANTED: dict[str, Faults] = KIT | {
    f"{domain}.invariants.{name}": faults for domain, table in _DOMAINS.items() for name, faults in table.items()
}

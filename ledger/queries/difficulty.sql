-- One difficulty as it stands, told by its number, by that of a direction on it or of what was joined to it; last_event_no
-- tells whether anything was done since it was read. A unit finds its own and those it must act on.
SELECT s.difficulty_no, s.plan_id, s.unit_name, s.unit_code, s.item_code, i.title AS item_title, s.description, s.cause,
       s.severity, s.proposal, s.addressee, s.raised_on, s.counted_from, s.resolve_by, s.status, s.state_since,
       s.reopened_count, s.reopened_on, s.direction_no, s.response, s.resolution, s.evidence, s.resolved_on, s.passed_to,
       s.passed_document, s.reply_due_on, s.reply, s.replied_on, s.reopen_reason, s.is_passed_on, s.period, s.period_name,
       s.source_file, s.source_sheet, s.source_row, s.submission_id, s.age_days, s.days_waiting, s.clock, s.track,
       s.directions_open, s.directions_overdue, s.next_due_on, s.days_to_due, s.escalation, s.escalation_rule, r.after_days,
       r.basis, s.is_open, s.waits_as, s.waits_for_direction, s.is_for_higher_body, s.reminded_on, s.reminded_count,
       s.last_event_no
FROM shown_difficulties s
LEFT JOIN plan_items i ON i.plan_id = s.plan_id AND i.item_code = s.item_code
LEFT JOIN escalation_rules r ON r.rule = s.escalation_rule
WHERE (s.difficulty_no = $number OR s.difficulty_id IN (SELECT difficulty_id FROM directions WHERE direction_no = $number)
       OR s.difficulty_id IN (
           SELECT j.joined_to
           FROM difficulty_joins j
           JOIN difficulty_identities i ON i.difficulty_id = j.difficulty_id
           WHERE i.difficulty_no = $number))
  AND ($only_unit IS NULL OR s.unit_code = $only_unit
       OR s.difficulty_id IN (SELECT difficulty_id FROM directions WHERE unit_code = $only_unit))
QUALIFY row_number() OVER (ORDER BY s.shown_period) = 1

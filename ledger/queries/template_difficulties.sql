-- Units' open difficulties, each with what was decided on it: the directions that stand, and to whom it was passed on.
SELECT c.unit_code, c.difficulty_no, c.item_code, c.description, c.cause, c.severity, c.proposal, c.addressee, c.raised_on,
       c.resolve_by, c.status, coalesce(r.directions, []) AS directions, c.is_passed_on, c.passed_to, c.passed_on_day,
       c.passed_document, c.reply_due_on, c.reply, c.replied_on
FROM current_difficulties c
LEFT JOIN (
    SELECT d.difficulty_id,
           list(struct_pack(direction_no := d.direction_no, text := d.direction, unit_name := coalesce(u.short_name, d.unit_code),
                            due_on := d.due_on, state := d.state) ORDER BY d.event_no) AS directions
    FROM directions d
    LEFT JOIN units u ON u.unit_code = d.unit_code
    WHERE d.is_standing
    GROUP BY d.difficulty_id
) r ON r.difficulty_id = c.difficulty_id
WHERE c.plan_id = $plan_id AND c.unit_code = ANY($unit_codes) AND c.status <> 'resolved'
ORDER BY c.difficulty_no

-- What holds every word of $words (folded), for a plan: at most $most rows, of each kind as many as of the others.
-- A unit finds its own only, and of the plan what concerns it. What holds the words whole stands before what has them
-- inside longer ones.
WITH own_items AS (
    SELECT plan_id, item_code, bool_or(lead_is_all) AS lead_is_all, any_value(unit_code) FILTER (is_lead) AS lead_unit
    FROM item_units
    WHERE plan_id = $plan_id AND unit_code = coalesce($only_unit, $unit_code, unit_code)
    GROUP BY plan_id, item_code
),
texts AS (
    SELECT 'item' AS kind, i.item_code AS number, CASE WHEN NOT o.lead_is_all THEN o.lead_unit END AS unit_code,
           i.title AS subject, i.product AS extra, concat_ws(' ', i.item_code, i.title, i.product, i.clause_text) AS text,
           i.display_order AS place, NULL AS submission_id, NULL AS sheet, NULL::INTEGER AS source_row
    FROM plan_items i
    JOIN own_items o ON o.plan_id = i.plan_id AND o.item_code = i.item_code
    UNION ALL
    SELECT 'movement', m.item_code, NULL, m.criterion, m.launched_by, concat_ws(' ', m.item_code, m.criterion),
           m.display_order, NULL, NULL, NULL
    FROM movements m
    JOIN own_items o ON o.plan_id = m.plan_id AND o.item_code = m.item_code
    UNION ALL
    SELECT 'unit', unit_code, unit_code, name, NULL, concat_ws(' ', unit_code, name, short_name), display_order, NULL, NULL,
           NULL
    FROM plan_units
    WHERE plan_id = $plan_id AND unit_code = coalesce($only_unit, $unit_code, unit_code)
    UNION ALL
    SELECT 'difficulty', difficulty_no, unit_code, description, concat_ws(' · ', proposal, direction, response),
           concat_ws(' ', difficulty_no, description, proposal, direction_no, direction, response), 0, submission_id,
           'difficulties', source_row
    FROM current_difficulties
    WHERE plan_id = $plan_id AND unit_code = coalesce($only_unit, $unit_code, unit_code)
    UNION ALL
    SELECT 'nomination', n.nomination_no, n.unit_code, n.nominee_name,
           concat_ws(' · ', n.position, a.name, n.achievement),
           concat_ws(' ', n.nomination_no, n.nominee_name, n.position, a.name, n.achievement), 0, n.submission_id,
           'nominations', n.source_row
    FROM current_nominations n
    LEFT JOIN awards a ON a.award_code = n.award_code
    WHERE n.plan_id = $plan_id AND n.unit_code = coalesce($only_unit, $unit_code, n.unit_code)
    UNION ALL
    SELECT 'person', NULL, unit_code, full_name, position, full_name, source_row, submission_id, 'roster', source_row
    FROM current_roster
    WHERE plan_id = $plan_id AND unit_code = coalesce($only_unit, $unit_code, unit_code)
    UNION ALL
    SELECT 'submission', s.submission_id, s.unit_code, s.file_name, p.name, concat_ws(' ', s.submission_id, s.file_name),
           -s.submission_no, s.submission_id, NULL, NULL
    FROM submissions s
    LEFT JOIN periods p ON p.plan_id = s.plan_id AND p.period = s.period
    WHERE s.plan_id = $plan_id AND s.unit_code = coalesce($only_unit, $unit_code, s.unit_code)
),
-- The same key as domain/folding.py makes of the words: no marks, no punctuation, lower case, y as i.
folded AS (
    SELECT *,
           trim(regexp_replace(replace(lower(strip_accents(translate(nfc_normalize(
               regexp_replace(text, '[\x{ad}\x{200b}-\x{200f}\x{2060}\x{feff}]', '', 'g')
           ), 'đĐðÐ', 'dddd'))), 'y', 'i'), '[^0-9a-z%]+', ' ', 'g')) AS key
    FROM texts
),
found AS (
    SELECT f.*, coalesce(lower(f.number) = lower($number), FALSE) AS is_exact,
           len(list_filter($words::VARCHAR[], lambda word : contains(' ' || f.key || ' ', ' ' || word || ' '))) AS whole_words,
           u.short_name AS unit_name, u.display_order AS unit_order,
           list_position(['item', 'movement', 'unit', 'difficulty', 'nomination', 'person', 'submission'], f.kind)
               AS kind_order
    FROM folded f
    LEFT JOIN units u ON u.unit_code = f.unit_code
    WHERE len($words::VARCHAR[]) > 0 AND len(list_filter($words::VARCHAR[], lambda word : NOT contains(f.key, word))) = 0
),
placed AS (
    SELECT *, count(*) OVER ()::INTEGER AS found, count(*) OVER (PARTITION BY kind)::INTEGER AS found_of_kind,
           row_number() OVER (
               PARTITION BY kind ORDER BY is_exact DESC, whole_words DESC, unit_order NULLS FIRST, place, number, subject
           ) AS place_in_kind
    FROM found
)
SELECT kind, number, unit_code, unit_name, subject, nullif(extra, '') AS extra, submission_id, sheet, source_row, found,
       found_of_kind
FROM placed
QUALIFY row_number() OVER (ORDER BY is_exact DESC, place_in_kind, kind_order) <= $most
ORDER BY kind_order, place_in_kind

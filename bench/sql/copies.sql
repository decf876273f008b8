-- A copy for each unit and year, and whose of the sample's units it tells again; the sample's year alone is copied.
ATTACH IF NOT EXISTS '{sample}' AS sample (READ_ONLY);
CREATE OR REPLACE TEMP TABLE copies AS
WITH teller AS (
    SELECT unit_code, row_number() OVER (ORDER BY display_order) AS place
    FROM units
    WHERE kind <> 'agency' AND unit_code IN (SELECT unit_code FROM sample.submission_records WHERE plan_id = '{this_year}')
)
SELECT (row_number() OVER (ORDER BY p.plan_id, u.display_order))::INTEGER AS copy, p.plan_id, u.unit_code,
       (p.plan_id::INTEGER - {this_year})::INTEGER AS later, u.display_order AS place, t.unit_code AS teller
FROM plans p
JOIN plan_units u ON u.plan_id = p.plan_id
JOIN teller t ON t.place = 1 + (u.display_order - 1) % (SELECT count(*) FROM teller)
WHERE p.plan_id::INTEGER >= {first_year};

-- The numbers of what is copied, each kind counted on as the ledger counts it.
CREATE OR REPLACE TEMP TABLE numbered AS
WITH told AS (
    SELECT 'submission' AS kind, '' AS within, submission_no::VARCHAR AS was, unit_code
    FROM sample.submission_records
    WHERE plan_id = '{this_year}'
    UNION ALL
    SELECT 'difficulty', plan_id, difficulty_no, unit_code FROM sample.difficulty_identities WHERE plan_id = '{this_year}'
    UNION ALL
    SELECT 'direction', d.plan_id, e.direction_no, d.unit_code
    FROM sample.difficulty_events e
    JOIN sample.difficulty_identities d ON d.difficulty_id = e.difficulty_id AND d.plan_id = '{this_year}'
    WHERE e.event = 'directed'
    UNION ALL
    SELECT 'nomination', plan_id, nomination_no, unit_code FROM sample.nomination_identities WHERE plan_id = '{this_year}'
)
SELECT t.kind, c.copy, t.was,
       row_number() OVER (
           PARTITION BY t.kind, CASE WHEN t.within <> '' THEN c.plan_id END ORDER BY c.copy, length(t.was), t.was
       )::INTEGER AS number
FROM told t
JOIN copies c ON c.teller = t.unit_code;

-- Nominations of an agency as a whole, not of a unit inside it.
CREATE OR REPLACE VIEW agency_nominations AS
SELECT DISTINCT n.nomination_id
FROM current_nominations n
JOIN units a ON a.kind = 'agency'
    AND lower(strip_accents(n.nominee_name)) IN (lower(strip_accents(a.name)), lower(strip_accents(a.short_name)))
WHERE n.nominee_kind = 'collective';

-- Within which grouping a nomination is considered: by the item it goes with, else by its award where an agency as a whole is
-- nominated, else inside the Department.
CREATE OR REPLACE VIEW nomination_groupings AS
SELECT n.nomination_id, coalesce(i.grouping, w.grouping, 'internal') AS grouping
FROM (
    SELECT c.nomination_id, c.plan_id, c.item_code, CASE WHEN a.nomination_id IS NOT NULL THEN c.award_code END AS agency_award
    FROM current_nominations c
    LEFT JOIN agency_nominations a ON a.nomination_id = c.nomination_id
) n
LEFT JOIN (
    SELECT plan_id, unnest(string_split(items, ';')) AS item_code, grouping FROM groupings WHERE items <> ''
) i ON i.plan_id = n.plan_id AND i.item_code = n.item_code
LEFT JOIN (
    SELECT plan_id, unnest(string_split(awards, ';')) AS award_code, grouping FROM groupings WHERE awards <> ''
) w ON w.plan_id = n.plan_id AND w.award_code = n.agency_award
QUALIFY row_number() OVER (PARTITION BY n.nomination_id ORDER BY i.grouping, w.grouping) = 1;

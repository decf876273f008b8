-- Awards by the classes of form 0603.N (Thông tư 02/2023/TT-BNV), a row for each family, award and way of commendation,
-- 'all' standing for every award of a family and for every way: what was decided in the plan's year, by the day of the
-- decision and whatever the plan, and beside it what was put forward under the plan. A nomination is not an award, and to a
-- unit what isn't announced is none.
WITH chosen AS (
    SELECT n.*, a.family, a.name AS award_name, a.display_order AS award_order,
           coalesce(n.commendation_kind, 'unknown') AS way, n.nominee_kind = 'individual' AS is_individual,
           CASE WHEN $outside THEN n.told_state ELSE n.state END = 'decided' AND n.decision_on BETWEEN p.first_day AND p.last_day AS is_decided,
           n.plan_id = p.plan_id AND m.is_proposed AS is_nominated
    FROM current_nominations n
    JOIN nomination_marks m ON m.nomination_id = n.nomination_id AND NOT m.outside
    JOIN awards a ON a.award_code = n.award_code
    JOIN plans p ON p.plan_id = $plan_id
    WHERE n.scope = 'own' AND n.unit_code = coalesce($only_unit, $unit_code, n.unit_code)
),
counted AS (
    SELECT b.basis, b.basis_order, c.*
    FROM chosen c
    CROSS JOIN (VALUES ('decided', 1), ('nominated', 2)) b(basis, basis_order)
),
-- Both stand in every row, so that neither is left out where the other has something.
told AS (
    SELECT *, CASE basis WHEN 'decided' THEN is_decided ELSE is_nominated END AS counts
    FROM counted
    WHERE is_decided OR is_nominated
)
SELECT family, CASE grouping(award_code) WHEN 1 THEN 'all' ELSE award_code END AS award_code,
       any_value(award_name) AS award_name, CASE grouping(way) WHEN 1 THEN 'all' ELSE way END AS way, basis,
       count(*) FILTER (counts)::INTEGER AS total,
       count(*) FILTER (counts AND NOT is_individual)::INTEGER AS collectives,
       count(*) FILTER (counts AND is_individual)::INTEGER AS individuals,
       count(*) FILTER (counts AND is_individual AND nominee_class = 1)::INTEGER AS class_1,
       count(*) FILTER (counts AND is_individual AND nominee_class = 2)::INTEGER AS class_2,
       count(*) FILTER (counts AND is_individual AND nominee_class = 3)::INTEGER AS class_3,
       count(*) FILTER (counts AND is_individual AND nominee_class = 4)::INTEGER AS class_4,
       count(*) FILTER (counts AND is_individual AND nominee_class = 5)::INTEGER AS class_5,
       count(*) FILTER (counts AND is_individual AND nominee_class IS NULL)::INTEGER AS class_unknown,
       count(*) FILTER (counts AND is_individual AND honorific = 'Bà')::INTEGER AS women,
       count(*) FILTER (counts AND is_individual AND honorific IS NULL)::INTEGER AS honorific_unknown,
       count(*) FILTER (counts AND basis = 'decided' AND is_inside)::INTEGER AS unannounced
FROM told
GROUP BY GROUPING SETS (
    (family, basis, basis_order),
    (family, way, basis, basis_order),
    (family, award_code, award_order, basis, basis_order),
    (family, award_code, award_order, way, basis, basis_order)
)
ORDER BY family DESC, grouping(award_code) DESC, award_order, award_code, grouping(way) DESC,
         list_position(['merit', 'thematic', 'ad_hoc', 'external', 'service', 'tenure', 'unknown'], way), basis_order

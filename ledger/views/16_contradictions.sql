-- Where colour and text of a report disagree ("xanh vỏ đỏ lòng"): questions to ask the unit, never verdicts. What a rule
-- asks stands here, its words and dates in the register.
CREATE OR REPLACE VIEW contradictions AS
WITH reports AS (
    SELECT s.*, s.state IN ('completed', 'on_track') AS is_green,
           regexp_replace(nfc_normalize(lower(concat_ws('. ', s.result, s.note))), '\s+', ' ', 'g') AS told,
           -- Quarter II, six months and month 6 tell of the same stretch: before it is what ended on an earlier day.
           max(struct_pack(rank := s.rank, actual := s.actual, percent_complete := s.percent_complete, result := s.result,
                           period_name := s.told_in_name)) OVER (
               PARTITION BY s.plan_id, s.unit_code, s.item_code ORDER BY o.ends_on
               RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL 1 DAY PRECEDING
           ) AS before
    FROM item_unit_states s
    JOIN period_order o ON o.plan_id = s.plan_id AND o.period = s.period
    WHERE s.is_own
),
rules AS (
    SELECT *, replace(strip_accents(spelt.words), 'đ', 'd') AS bare_words,
           replace(strip_accents(spelt.innocent), 'đ', 'd') AS bare_innocent
    FROM contradiction_rules c, LATERAL (
        SELECT nfc_normalize(lower(c.words)) AS words, nfc_normalize(lower(c.innocent_words)) AS innocent
    ) spelt
),
spelt AS (
    SELECT *, strip_accents(told) = told AS is_bare FROM reports
),
-- What is innocent is taken out first; a text typed without any diacritics is read by words without them.
read AS (
    SELECT r.*, c.code, c.display_order, d.difficulty_no AS open_difficulty,
           CASE WHEN r.is_bare THEN c.bare_words ELSE c.words END AS words,
           CASE WHEN r.is_bare THEN c.bare_innocent ELSE c.innocent END AS innocent
    FROM spelt r
    JOIN rules c ON coalesce(c.valid_from <= r.measured_on, TRUE) AND coalesce(c.valid_to >= r.measured_on, TRUE)
    LEFT JOIN open_difficulties d ON d.plan_id = r.plan_id AND d.period = r.period AND d.unit_code = r.unit_code
        AND d.item_code = r.item_code
),
judged AS (
    SELECT *,
           -- A pattern is made anew for every row, so only where one of its words stands in the text at all.
           CASE WHEN code = 'M04' AND is_green
                AND len(list_filter(string_split(words, '|'), lambda word: contains(told, word))) > 0 THEN nullif(regexp_extract(
               coalesce(regexp_replace(told, nullif(innocent, ''), ' ', 'g'), told),
               '(^|[^\pL])(' || nullif(words, '') || ')([^\pL]|$)', 2
           ), '') END AS word,
           coalesce(CASE code
               WHEN 'M01' THEN is_done AND NOT regexp_matches(coalesce(evidence, ''), '\d+\s*[/-]\s*\pL')
               WHEN 'M02' THEN status = 'in_progress' AND state = 'on_track' AND repeats <> 'as_needed'
                   AND before IS NOT NULL AND actual IS NOT DISTINCT FROM before.actual
                   AND percent_complete IS NOT DISTINCT FROM before.percent_complete
                   AND result IS NOT DISTINCT FROM before.result
               WHEN 'M03' THEN is_green AND open_difficulty IS NOT NULL
               WHEN 'M05' THEN status = 'completed' AND repeats = 'once' AND share < 99.5
               WHEN 'M06' THEN status = 'not_applicable' AND NOT is_explained
               WHEN 'M07' THEN status IN ('in_progress', 'not_started') AND share >= 99.5 AND repeats <> 'as_needed'
               WHEN 'M08' THEN completed_on > received_on
           END, FALSE) AS holds
    FROM read
)
SELECT plan_id, period, unit_code, item_code, code, state, word, open_difficulty, before.period_name AS before_period,
       share, completed_on, received_on, result, evidence, note, submission_id, source_file, source_sheet, source_row
FROM judged
WHERE holds OR word IS NOT NULL
-- A rule may have several lines; of those in force the first that holds speaks.
QUALIFY display_order = min(display_order) OVER (PARTITION BY plan_id, period, unit_code, item_code, code);

-- The last number given to what is recorded about each of these nominations; nought where there is nothing.
SELECT i.nomination_id, coalesce(max(n.number) FILTER (n.kind = 'result'), 0)::INTEGER AS last_result_no,
       coalesce(max(n.number) FILTER (n.kind = 'paper'), 0)::INTEGER AS last_paper_no,
       coalesce(max(n.number) FILTER (n.kind = 'ruling'), 0)::INTEGER AS last_ruling_no
FROM (SELECT unnest($ids::VARCHAR[]) AS nomination_id) i
LEFT JOIN (
    SELECT nomination_id, 'result' AS kind, result_no AS number FROM council_results
    UNION ALL
    SELECT nomination_id, 'paper', paper_no FROM nomination_papers
    UNION ALL
    SELECT nomination_id, 'ruling', ruling_no FROM nomination_rulings
) n ON n.nomination_id = i.nomination_id
GROUP BY i.nomination_id

SELECT field, proposed, submission_no, source_row
FROM nomination_facts_proposed
WHERE nomination_id = $nomination_id
ORDER BY field_order

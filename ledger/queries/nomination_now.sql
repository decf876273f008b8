-- Asked by its id, by which the view is built: nothing of the other nominations is computed.
SELECT state FROM current_nominations WHERE nomination_id = $nomination_id

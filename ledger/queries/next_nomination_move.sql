SELECT coalesce(max(move_no), 0) + 1 AS number FROM nomination_moves WHERE nomination_id = $nomination_id

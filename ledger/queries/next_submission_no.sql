SELECT coalesce(max(submission_no), 0) + 1 AS number FROM submission_records

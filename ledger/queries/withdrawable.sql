SELECT submission_no, submission_id, file_name, status FROM submissions WHERE submission_id = $submission_id

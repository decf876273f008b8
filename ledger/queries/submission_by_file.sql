SELECT submission_id FROM submissions WHERE file_name = $file_name AND status <> 'withdrawn' ORDER BY submission_no DESC

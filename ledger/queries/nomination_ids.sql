SELECT nomination_id, nomination_no FROM nomination_identities WHERE nomination_no = ANY($numbers::VARCHAR[])

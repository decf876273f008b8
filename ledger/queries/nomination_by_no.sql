SELECT nomination_id FROM nomination_identities WHERE nomination_no = $nomination_no

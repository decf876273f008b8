SELECT act_no, hash FROM trail ORDER BY act_no DESC LIMIT 1

SELECT * FROM trail ORDER BY act_no

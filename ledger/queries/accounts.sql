-- Every account as its newest row has it, those that were shut too; act_no changes whenever the account does.
SELECT account, full_name, role, unit_code, email, password_hash, is_active, act_no, recorded_at
FROM (SELECT *, row_number() OVER (PARTITION BY account ORDER BY act_no DESC) AS age FROM account_records)
WHERE age = 1
ORDER BY account

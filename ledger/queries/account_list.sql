-- Every account for the Office's list, without its password: the Office first, within a role by name.
SELECT a.account, a.full_name, a.role, coalesce(u.name, a.unit_code) AS unit_name, a.email,
       CASE WHEN a.is_active THEN 'yes' ELSE 'no' END AS active, a.recorded_at
FROM (SELECT *, row_number() OVER (PARTITION BY account ORDER BY act_no DESC) AS age FROM account_records) a
LEFT JOIN units u ON u.unit_code = a.unit_code
WHERE a.age = 1
ORDER BY list_position(['office', 'leadership', 'unit', 'viewer'], a.role), a.account

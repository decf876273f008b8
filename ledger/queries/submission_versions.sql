SELECT plan_id, unit_code, period, count(*) AS versions
FROM submission_records
GROUP BY plan_id, unit_code, period

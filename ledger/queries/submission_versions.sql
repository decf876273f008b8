SELECT count(*) AS versions
FROM submission_records
WHERE plan_id IS NOT DISTINCT FROM $plan_id
  AND unit_code IS NOT DISTINCT FROM $unit_code
  AND period IS NOT DISTINCT FROM $period

-- For everybody.
SELECT p.period, p.name, p.starts_on, p.ends_on,
       EXISTS (SELECT 1 FROM reported_periods c WHERE c.plan_id = p.plan_id AND c.period = p.period) AS has_reports,
       EXISTS (SELECT 1 FROM reporting_calendar r WHERE r.plan_id = p.plan_id AND r.period = p.period) AS is_owed
FROM periods p
WHERE p.plan_id = $plan_id
  AND (
      (p.plan_id, p.period) IN (SELECT plan_id, period FROM shown_periods)
      OR p.plan_id NOT IN (SELECT plan_id FROM shown_periods)
  )
ORDER BY p.display_order

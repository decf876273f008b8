-- For everybody.
SELECT plan_id, 'Kế hoạch năm ' || plan_id AS name, title, first_day, last_day, version FROM plans ORDER BY first_day, plan_id

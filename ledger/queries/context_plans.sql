-- For everybody.
SELECT plan_id, version, title, first_day, last_day, legal_bases, source FROM plans ORDER BY plan_id

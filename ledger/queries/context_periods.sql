-- For everybody.
SELECT period FROM periods ORDER BY plan_id, display_order

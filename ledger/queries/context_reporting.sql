-- For everybody.
SELECT plan_id, period, sheets, due_on FROM reporting_calendar ORDER BY plan_id, display_order

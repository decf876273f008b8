SELECT plan_id, period, sheets FROM reporting_calendar ORDER BY plan_id, display_order

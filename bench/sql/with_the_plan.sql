SELECT plan_id, unit_code, period, item_code, status, actual, is_overdue FROM current_progress

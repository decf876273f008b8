SELECT plan_id, unit_code, period, item_code, status, actual FROM counting_progress

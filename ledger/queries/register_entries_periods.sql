SELECT display_order, plan_id, period, kind, name, starts_on, ends_on, months FROM periods ORDER BY display_order

-- For everybody.
SELECT plan_id, item_code, kind, clause, title, product, measure, lead_unit, with_units, start_on, due_on, repeats, weight,
       clause_text
FROM plan_items
ORDER BY plan_id, display_order

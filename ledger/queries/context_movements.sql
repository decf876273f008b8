-- For everybody.
SELECT plan_id, item_code, criterion_no, criterion, criterion_measure
FROM movements
WHERE criterion_no IS NOT NULL
ORDER BY plan_id, display_order

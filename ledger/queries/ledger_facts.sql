-- For everybody.
SELECT name, value, recorded_at FROM ledger_facts ORDER BY recorded_at

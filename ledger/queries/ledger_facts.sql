SELECT name, value FROM ledger_facts ORDER BY recorded_at

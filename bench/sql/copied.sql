INSERT INTO {table} BY NAME
SELECT {columns}
FROM sample.{table} b
JOIN (SELECT DISTINCT {key}, unit_code FROM sample.{register} WHERE plan_id = '{this_year}') w ON w.{key} = b.{key}
JOIN copies c ON c.teller = w.unit_code
ORDER BY c.copy, b.rowid

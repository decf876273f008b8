-- One year's heat map: how many contents each unit reports as done in each period, of how many.
SELECT unit_code, period, count(*) FILTER (status = 'completed') AS done, count(*) AS contents
FROM ({rows})
WHERE plan_id = '2023'
GROUP BY unit_code, period

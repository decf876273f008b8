-- Sums over the rows themselves, not over views: a later program must find the same.
SELECT 'submissions.' || coalesce(verdict, '') AS name, count(*)::DOUBLE AS value FROM submission_records GROUP BY verdict
UNION ALL
SELECT 'submissions.bytes', coalesce(sum(file_size), 0)::DOUBLE FROM submission_records
UNION ALL
SELECT 'sheets.rows_accepted', coalesce(sum(rows_accepted), 0)::DOUBLE FROM submission_sheets
UNION ALL
SELECT 'sheets.rows_refused', coalesce(sum(rows_refused), 0)::DOUBLE FROM submission_sheets
UNION ALL
SELECT 'progress.actual', round(coalesce(sum(actual), 0), 3) FROM progress_rows
UNION ALL
SELECT 'progress.percent_complete', round(coalesce(sum(percent_complete), 0), 3) FROM progress_rows
UNION ALL
SELECT 'difficulties.' || coalesce(event, ''), count(*)::DOUBLE FROM difficulty_events GROUP BY event
UNION ALL
SELECT 'nominations.' || coalesce(state, ''), count(*)::DOUBLE FROM nomination_moves GROUP BY state
UNION ALL
SELECT 'acts.' || coalesce(act, ''), count(*)::DOUBLE FROM trail GROUP BY act
ORDER BY name

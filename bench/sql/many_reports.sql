-- Reports of every unit for every quarter of every plan, in the order of receipt: a third is sent again, some are estimates,
-- some withdrawn; of the first ones some hold no row that counts, half of these say that there is nothing to tell. What is
-- sent again always holds every item: else a choice row by row, as people write it, would not count the same.
INSERT INTO submission_records BY NAME
WITH sent AS (
    SELECT p.plan_id, p.period, p.ends_on, u.unit_code, u.display_order, t.n::INTEGER AS version,
           hash(p.period, u.unit_code) % 1000 AS lot
    FROM period_entries p, unit_entries u, range(1, 3) t(n)
    WHERE p.kind = 'quarter' AND u.kind <> 'agency' AND p.version = (SELECT max(version) FROM period_entries)
      AND u.version = (SELECT max(version) FROM unit_entries)
      AND (t.n = 1 OR lot % 3 = 0)
)
SELECT row_number() OVER (ORDER BY ends_on, version, display_order)::INTEGER AS submission_no,
       'LN-' || lpad(submission_no::VARCHAR, 6, '0') AS submission_id,
       unit_code || '_' || period || '.xlsx' AS file_name, 20480 AS file_size, sha256(submission_id) AS sha256, plan_id,
       unit_code, period, version = 1 AND lot % 5 = 0 AS is_estimate, version, 'accepted' AS verdict, 'bench' AS submitted_by,
       ends_on - 10 + 3 * version AS received_on, getvariable('act_no')::INTEGER AS act_no,
       received_on + INTERVAL 2 HOUR + submission_no * INTERVAL 1 MICROSECOND AS recorded_at
FROM sent
ORDER BY submission_no;

INSERT INTO submission_sheets BY NAME
SELECT submission_no, 'progress' AS sheet, 'Tiến độ' AS source_sheet, i.n AS rows_read,
       CASE WHEN version = 1 AND hash(submission_no) % 100 = 0 THEN 0 ELSE i.n END AS rows_accepted,
       rows_read - rows_accepted AS rows_refused, version = 1 AND hash(submission_no) % 200 = 0 AS is_nil
FROM submission_records, (SELECT count(DISTINCT item_code)::INTEGER AS n FROM plan_item_entries) i
ORDER BY submission_no;

INSERT INTO withdrawals BY NAME
SELECT submission_no, 'Nhầm kỳ' AS reason, 'bench' AS withdrawn_by, act_no, recorded_at + INTERVAL 1 DAY AS recorded_at
FROM submission_records
WHERE hash(submission_no, 'withdrawn') % 100 = 0;

INSERT INTO progress_rows BY NAME
SELECT s.submission_no, 8 + i.place AS source_row, i.item_code, i.title AS item_title, i.measure, 120 AS target,
       (hash(s.submission_no, i.place) % 120)::DOUBLE AS actual, round(actual / 1.2, 1) AS percent_complete,
       ['not_started', 'in_progress', 'in_progress', 'completed'][(1 + hash(i.place, s.submission_no) % 4)::INTEGER] AS status, i.due_on,
       CASE WHEN status = 'completed' THEN s.received_on - 5 END AS completed_on,
       'Đã tổ chức ' || actual::INTEGER || ' lượt tại ' || s.unit_code || ', tổng hợp ' || i.place || ' nội dung.' AS result,
       s.version || '/BC-' || s.unit_code AS evidence,
       '{"item_code": ["A' || source_row || '", "' || i.item_code || '"], "actual": ["E' || source_row || '", "'
       || actual::INTEGER || '"], "result": ["J' || source_row || '", "' || result || '"]}' AS typed
FROM submission_records s
JOIN submission_sheets h ON h.submission_no = s.submission_no AND h.rows_accepted > 0
JOIN (
    SELECT plan_id, item_code, title, measure, due_on, display_order AS place
    FROM plan_item_entries
    QUALIFY version = max(version) OVER (PARTITION BY plan_id)
) i ON i.plan_id = s.plan_id
ORDER BY s.submission_no, i.place;

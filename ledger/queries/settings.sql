-- What the Office has set: the newest value of each name.
SELECT name, arg_max(value, act_no) AS value FROM setting_records GROUP BY name ORDER BY name

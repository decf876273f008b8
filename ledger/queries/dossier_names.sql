-- For everybody.
-- What each document of the dossiers is called.
SELECT document, any_value(name) AS name FROM dossiers GROUP BY document ORDER BY min(display_order)

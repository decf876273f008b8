-- For everybody.
SELECT regime, law, decree, circular, valid_from, valid_to, source
FROM regimes
ORDER BY display_order

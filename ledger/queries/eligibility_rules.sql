-- For everybody.
SELECT rule, regimes, awards, nominee_kind, severity, parameters, valid_from, valid_to, basis, source
FROM award_rules
ORDER BY display_order

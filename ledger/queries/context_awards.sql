-- For everybody.
SELECT award_code, catalogue_codes, name, short_name, family, for_individual, for_collective, decided_by, basis, spellings
FROM awards
ORDER BY display_order

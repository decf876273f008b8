SELECT unit_code, name FROM units WHERE unit_code = $unit_code

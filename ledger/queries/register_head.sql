SELECT version, sha256 FROM register_versions WHERE register = $register ORDER BY version DESC LIMIT 1

SELECT DISTINCT register FROM register_versions

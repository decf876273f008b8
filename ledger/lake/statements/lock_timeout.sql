SELECT set_config('lock_timeout', %s, FALSE)

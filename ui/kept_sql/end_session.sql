DELETE FROM sessions WHERE (ledger, token_hash) = (?, ?)

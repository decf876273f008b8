SELECT account, account_act, begun_at, seen_at FROM sessions WHERE (ledger, token_hash) = (?, ?)

DELETE FROM sessions WHERE (ledger, account) = (?, ?)

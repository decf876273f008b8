SELECT value, updated_at FROM kept WHERE (ledger, kind, owner, subject) = (?, ?, ?, ?)

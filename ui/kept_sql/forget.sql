DELETE FROM kept WHERE (ledger, kind, owner, subject) = (?, ?, ?, ?)

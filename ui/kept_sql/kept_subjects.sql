SELECT subject FROM kept WHERE (ledger, kind, owner) = (?, ?, ?) ORDER BY updated_at DESC, subject

DELETE FROM kept WHERE ledger = ?

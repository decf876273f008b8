UPDATE sessions SET seen_at = ? WHERE (ledger, token_hash) = (?, ?)

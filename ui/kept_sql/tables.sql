-- Drafts and places, each under its owner.
CREATE TABLE IF NOT EXISTS kept (
    ledger TEXT, kind TEXT, owner TEXT, subject TEXT, updated_at TEXT, value TEXT,
    PRIMARY KEY (ledger, kind, owner, subject)
);
CREATE TABLE IF NOT EXISTS sessions (
    ledger TEXT, token_hash TEXT PRIMARY KEY, account TEXT, account_act INTEGER, begun_at TEXT, seen_at TEXT
);
CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value TEXT);
-- Wrong passwords, by a hash of name and address.
CREATE TABLE IF NOT EXISTS attempts (key TEXT PRIMARY KEY, wrong INTEGER, last_at TEXT);

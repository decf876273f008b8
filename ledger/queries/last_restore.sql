-- When a backup last took the ledger's place: whoever was signed in before that signs in anew.
SELECT max(recorded_at) AS restored_at FROM trail WHERE act = 'restore'

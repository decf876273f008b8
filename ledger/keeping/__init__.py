"""Keeping the ledger: proving that it is whole, copying it while others write, and putting a copy in its place."""

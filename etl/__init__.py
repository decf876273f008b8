"""From a unit's workbook to the ledger, and from the plan to the workbook a unit fills in."""

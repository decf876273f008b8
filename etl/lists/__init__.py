"""Lists of nominees (workbook, minutes, draft decision, the ledger's own) read and compared person by person."""

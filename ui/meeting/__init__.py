"""The page of meetings: all of them, one put on record, one in full with what it saw, decided and hands over."""

"""What the words of emulation and commendation mean; standard library only."""

"""The direction loop on the screen: what waits, one difficulty in full, the acts on it, who has reported, meetings."""

"""Accounts on the screen: one's own, and for the Office everybody's."""

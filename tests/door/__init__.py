"""Attacks on the front door: the real program on a real port."""

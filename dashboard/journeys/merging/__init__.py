"""Merging: one journey from what several articles tell."""

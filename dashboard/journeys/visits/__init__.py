"""Visits: what is said of one person and one place, together."""

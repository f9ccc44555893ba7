"""Presence: the rules that read from a sentence who was where."""

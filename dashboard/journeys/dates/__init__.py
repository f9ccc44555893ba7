"""Dates: which days a text's words of time mean."""

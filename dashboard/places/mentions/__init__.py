"""Mentions: which words name places, and what kind of mention each is."""

"""Sentences: words with the places, times and names that stand among them."""

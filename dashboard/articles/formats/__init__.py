"""Formats of files: what each says, as the text of an article and what is stated of it."""

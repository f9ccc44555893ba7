"""A project: articles and corrections that last, in one file."""

"""Dateline: from news articles to a map on which every pin answers with its sentence."""

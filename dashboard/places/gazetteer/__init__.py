"""The gazetteer: which places there are and what they are called."""

"""Many articles, read in shares by several processes or machines and kept as tables."""

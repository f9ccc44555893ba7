"""Resolution: which place a name means, with reasons."""

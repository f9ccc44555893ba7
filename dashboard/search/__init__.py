"""Finding in texts, among places, and among people."""

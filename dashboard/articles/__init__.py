"""Articles: reading them, and cutting them into sentences."""

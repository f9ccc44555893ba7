"""What runs in the browser: scripts and styles, and where they are."""

"""What the screen shows, as plain values."""

"""Places: finding the names of places in a text, and deciding which place each one means."""

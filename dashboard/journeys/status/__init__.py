"""Status: whether a visit was made, is planned or was called off, and when."""

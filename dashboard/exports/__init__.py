"""Files made from an atlas."""

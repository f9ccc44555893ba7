"""Events: told once with their place, and who takes part."""

"""Spatial expressions: where a place lies from another."""

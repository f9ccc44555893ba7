"""Stations of a life: where somebody was born, lived, studied, worked, died, was buried."""

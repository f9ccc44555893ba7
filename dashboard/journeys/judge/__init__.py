"""The judge: how likely a person was at a place that no rule reads."""

"""Off the route: why a place that is named is no stop."""

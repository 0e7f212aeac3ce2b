"""Reporting regimes of a place: listed with their next period, set for the place itself."""

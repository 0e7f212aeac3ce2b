"""Names, codes, units and settings of places: pure functions and data."""

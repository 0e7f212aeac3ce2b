"""Pure functions of teams."""

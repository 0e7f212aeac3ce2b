"""Pure functions, without a database or a clock."""

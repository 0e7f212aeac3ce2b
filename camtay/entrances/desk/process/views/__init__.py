"""Pages of steps, notes and processes."""

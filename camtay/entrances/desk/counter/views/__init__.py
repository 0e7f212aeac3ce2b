"""Pages of the counter: the one screen, and what comes after it."""

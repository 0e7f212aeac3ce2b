"""State tables: states, allowed moves, who owns each state, whether the clock runs."""

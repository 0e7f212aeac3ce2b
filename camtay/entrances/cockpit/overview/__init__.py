"""One place at a glance, as its leader opens it at half past seven: goals, what has changed and why, all figures."""

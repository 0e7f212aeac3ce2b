"""How tasks are shown."""

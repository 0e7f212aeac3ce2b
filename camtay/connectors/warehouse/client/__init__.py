"""Writing and reading a lake."""

"""Teams in words."""

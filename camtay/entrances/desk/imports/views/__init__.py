"""Dropping a list in, and following it to its end."""

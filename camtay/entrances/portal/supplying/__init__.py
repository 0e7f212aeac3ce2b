"""Handing in what the office asked for."""

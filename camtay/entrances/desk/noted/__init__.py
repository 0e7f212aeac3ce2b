"""Codes that people noted after filing on the national portal and that do not quite fit their case."""

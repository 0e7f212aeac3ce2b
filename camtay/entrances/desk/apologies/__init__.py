"""Saying sorry before it is late, and accounting for what was."""

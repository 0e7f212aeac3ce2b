"""Reads of teams for others."""

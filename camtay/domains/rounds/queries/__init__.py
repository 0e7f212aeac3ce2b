"""Reads of rounds for others."""

"""Definitions and arithmetic, without a database."""

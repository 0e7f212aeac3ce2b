"""Phones in the field, and what becomes of what they bring."""

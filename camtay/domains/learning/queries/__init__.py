"""Reads of learning for others."""

"""Residents: find a service, prepare, file, follow."""

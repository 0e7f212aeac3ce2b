"""Mandates: given, written down, confirmed, ended; and the slip to sign."""

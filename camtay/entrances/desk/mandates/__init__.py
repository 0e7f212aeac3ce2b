"""Mandates at the desk: slips compared with what was written down, pressing witnessed, ended on request."""

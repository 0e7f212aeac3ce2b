"""Preparing and filing a case, page by page; a person's own cases."""

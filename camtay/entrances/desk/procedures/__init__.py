"""The words by which procedures are found, and what was asked in vain."""

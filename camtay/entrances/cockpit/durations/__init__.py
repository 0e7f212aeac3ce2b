"""How long cases took: the distribution, what was stopped, and what was closed in a batch."""

"""A person's own journal: what was done about them, and who looked."""

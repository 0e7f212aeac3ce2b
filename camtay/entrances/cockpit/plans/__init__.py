"""Plans as they are read: all of them, one with its goals at a glance, one goal with what works and what does not."""

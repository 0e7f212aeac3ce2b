"""The outbox: one message to one address, exactly once, until delivered or known failed."""

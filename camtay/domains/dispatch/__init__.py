"""The outbox: one message to one address, exactly once, until delivered or known failed.

Message  text for one address over one channel (sms, email), written in the transaction that causes it
key      names the message for ever: a second write under a known key does nothing
secret   a one-time code: no member of staff reads it, its text is erased once handed over or too late
ledger   what staff see: when, what kind, to which (masked) address, with what result
inbox    the demonstration's only route: a page on screen instead of a telephone
"""

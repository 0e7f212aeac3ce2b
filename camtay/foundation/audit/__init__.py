"""The journal of deeds, and the log of looks.

Entry  one deed, append-only, in the hash chain of its place
Chain  the head of one place's chain
Look   one look at personal data; apart, not chained
"""

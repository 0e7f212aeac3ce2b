"""The helpers' offline app: packs out, outboxes in, each exactly once."""

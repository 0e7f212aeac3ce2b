"""Systems outside, one folder each: client, settings, and a fake that a test proves truthful."""

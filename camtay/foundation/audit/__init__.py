"""The journal of deeds: append-only, one hash chain per place; looks at personal data in a log apart."""

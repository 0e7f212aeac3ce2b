"""Pages about people in words: staff, residents, permissions, the journal."""

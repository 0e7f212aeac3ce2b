"""One small tree that becomes a Django Q, ANSI SQL, a check in Python, and words."""

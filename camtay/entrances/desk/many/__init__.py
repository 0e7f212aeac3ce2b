"""One deed done to many cases: chosen in a list, looked at, done, undone."""

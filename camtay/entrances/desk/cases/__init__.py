"""The day's work with cases: what waits, what is due, finding one, and its page with every move."""

"""What is typed and ticked at the counter, and what is sent with it."""

"""What is true and what may be done about it. No HTTP, no clock: `now` is an argument."""

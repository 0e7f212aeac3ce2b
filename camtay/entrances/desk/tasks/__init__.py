"""Tasks at the desk: my work, what I gave, that of the place; one task and all that may be done with it."""

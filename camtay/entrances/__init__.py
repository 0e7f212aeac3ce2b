"""The doors: the only place with HTTP, pages, commands and the clock. Doors do not import one another."""

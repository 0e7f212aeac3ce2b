"""Settings, root addresses and wiring. Imports everything; nothing imports it."""

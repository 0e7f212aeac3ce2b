"""Pure functions of rounds."""

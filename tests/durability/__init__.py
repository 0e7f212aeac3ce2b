"""What survives when everything is killed at once."""

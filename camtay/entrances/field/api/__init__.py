"""What the field app asks for and brings, as JSON."""

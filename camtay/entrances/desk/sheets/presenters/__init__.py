"""What the sheets show."""

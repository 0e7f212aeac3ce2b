"""What the page of a place shows."""

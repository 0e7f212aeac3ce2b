"""What the pages of procedures show."""

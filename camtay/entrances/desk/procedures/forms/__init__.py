"""What is typed about procedures."""

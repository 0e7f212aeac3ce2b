"""What is typed about learning."""

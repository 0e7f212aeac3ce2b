"""What one case waited for, written down by hand with its evidence."""

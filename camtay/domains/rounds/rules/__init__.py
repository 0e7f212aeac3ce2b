"""What holds for phones and rounds, without tables or clock."""

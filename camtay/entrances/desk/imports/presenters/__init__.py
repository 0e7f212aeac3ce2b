"""What the pages of a list show: its columns, its comparison, its progress and its end."""

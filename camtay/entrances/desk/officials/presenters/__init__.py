"""What the pages of officials as learners show."""

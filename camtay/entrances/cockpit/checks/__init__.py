"""What is suspect in the records: check by check, each opening into what it found, and saying what to do."""

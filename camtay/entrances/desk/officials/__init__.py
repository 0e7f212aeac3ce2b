"""Officials as learners: the roll, their courses, and the table of the five groups."""

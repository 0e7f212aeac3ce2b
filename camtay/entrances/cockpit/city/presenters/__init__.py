"""What the comparison shows: a table, a map, small pictures, all of the same numbers."""

"""The communes of a province side by side: a map of tiles, a table, three years of each."""

"""Pages of cases: lists, one case, and one page for each move."""

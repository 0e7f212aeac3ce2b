"""What the pages of cases show: lines of a list, the page of one case, what is exported."""

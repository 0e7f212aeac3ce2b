"""Views of procedures: the words of search, lines of the catalogue, and forms made in the browser."""

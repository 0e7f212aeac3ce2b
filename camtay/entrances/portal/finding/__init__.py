"""Finding what to do: search in people's own words, the page of a procedure."""

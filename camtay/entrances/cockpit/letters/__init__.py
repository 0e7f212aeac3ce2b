"""Reports made from a closing: the period's, and the resolution's; as PDF, Word and Excel."""

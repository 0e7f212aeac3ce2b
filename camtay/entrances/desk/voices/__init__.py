"""Lessons for those who teach them: cards to print, and the commune's own recordings."""

"""Views of sheets: at most one action each."""

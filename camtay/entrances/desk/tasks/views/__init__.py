"""Views of tasks, one file a kind of deed."""

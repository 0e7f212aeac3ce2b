"""Template builtins."""

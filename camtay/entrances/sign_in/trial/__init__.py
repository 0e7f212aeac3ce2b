"""The demonstration alone: one-click personas and the visible inbox."""

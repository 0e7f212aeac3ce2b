"""Views of plans and goals."""

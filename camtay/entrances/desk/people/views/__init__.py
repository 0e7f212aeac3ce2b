"""Views of people: staff, their roles, residents, and what lets others check on all of it."""

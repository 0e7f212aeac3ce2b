"""Pure rules about people: roles, departments, one-time codes."""

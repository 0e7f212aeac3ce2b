"""Pure rules of tasks."""

"""The `camtay` commands."""

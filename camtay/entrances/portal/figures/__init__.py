"""The figures anybody may see."""

"""Lists dropped in: mapping, comparison, progress, result, and taking one back."""

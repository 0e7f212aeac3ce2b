"""Closings: looked at before, made, opened into their evidence, compared with today, made again for a reason."""

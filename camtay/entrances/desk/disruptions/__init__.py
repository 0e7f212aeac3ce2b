"""Storms and systems that were down: written down once for all cases of a place."""

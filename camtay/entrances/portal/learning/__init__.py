"""Lessons: what one can learn, step by step, with pictures and a voice."""

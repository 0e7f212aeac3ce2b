"""Residents: which door is mine, my telephone, the code in its message, my name."""

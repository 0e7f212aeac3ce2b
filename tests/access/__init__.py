"""The permission matrix, walked through: every role, every deed, here, elsewhere, on one's own."""

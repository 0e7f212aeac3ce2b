"""The page of those who show people how, hand in hand, and never ask for a code."""

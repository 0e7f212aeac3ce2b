"""The place to practise: forms and drawn screens. Nothing is kept of whoever practises, and nothing is counted."""

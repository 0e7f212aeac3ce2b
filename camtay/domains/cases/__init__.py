"""A resident's file: import or intake, digitisation, workflow, clock, result, hand-over."""

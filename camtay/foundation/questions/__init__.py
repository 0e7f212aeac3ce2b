"""Forms as data: pages, questions, conditions, checks; answers are one document."""

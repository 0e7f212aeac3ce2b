"""Whether every word for people has its translation.

Vietnamese is written in the code and pages; `camtay/**/locale/en/` holds its English.
extract     the words that code and pages hold now
catalogues  what is translated, and what is missing or doubtful
"""

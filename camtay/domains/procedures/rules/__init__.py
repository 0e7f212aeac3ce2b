"""Pure rules of the catalogue: what a procedure is in plain words, and the search.

Search, in the order a query passes through it:
syllables  text to syllables; what sounds or is typed alike
lexicon    dialect, teencode, abbreviations, words that mean the same, words that only ask
numbers    ages and school years as words of their own
reading    the query as tokens, each with the words it may stand for
index      procedures and their everyday phrases, ready to be matched
spread     how far a word or a pair points to each procedure
rank       the best procedures for a reading
siblings   near-duplicates and the words that tell them apart
ask_back   when two fit, the options to choose from; when little was found
shipped    the data files all of this is read from
"""

"""Who may do what, walked through: every role, every deed, every address; here, elsewhere, on one's own.

rights.csv  deeds, as signed off      views.csv  addresses, as decided
cast        one person for each role  things     one of everything an address names     doors  all addresses
"""

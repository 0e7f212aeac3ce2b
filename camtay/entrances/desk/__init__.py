"""Officials at work, under /can-bo/.

frame       who comes in, and where one can go from here
cases       the day, lists, the page of a case and its moves
counter     the one screen on which somebody's papers are taken in
imports     lists dropped in: columns, comparison, progress, result, and back
places      the commune's neighbourhoods and settings
procedures  the words by which procedures are found
people      residents, staff and their roles
helping     the page of those who show people how
"""

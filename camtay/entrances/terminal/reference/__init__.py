"""The documents under docs/reference, made from what the code says, so that they cannot drift.

page       one document: where it lies and what it says
pages      all of them; `stale` names those whose file says something else
"""

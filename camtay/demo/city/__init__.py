"""A made-up city of any size, the same for the same seed: for measuring, never for showing.

shares   how big its communes are, what people come for, how often what happens
tables   its tables as SQL: rows come from a counter and a mixing of it, so that an engine makes them all at once
filling  into a lake, or its cases into the database
"""

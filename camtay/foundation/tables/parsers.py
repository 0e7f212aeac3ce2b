"""How cells are read: each parser takes a raw cell that is not blank and returns a value or raises CellProblem."""

from camtay.foundation.tables.number_cells import decimal, whole
from camtay.foundation.tables.time_cells import day, moment
from camtay.foundation.tables.word_cells import choice, code, phone, text, yes_no

__all__ = ["choice", "code", "day", "decimal", "moment", "phone", "text", "whole", "yes_no"]

"""How cells are read: each parser takes a raw cell that is not blank and returns a value or raises CellProblem."""

from camtay.foundation.tables.parsers.numbers import decimal, whole
from camtay.foundation.tables.parsers.times import day, moment
from camtay.foundation.tables.parsers.words import choice, code, phone, text, yes_no

__all__ = ["choice", "code", "day", "decimal", "moment", "phone", "text", "whole", "yes_no"]

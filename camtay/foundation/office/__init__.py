"""Somebody else's workbook or letter: read as a grid, filled in place.

package    the parts of an XLSX or DOCX; hostile ones are refused with a sentence
grid       what a person sees of it: tables of cells, paragraphs, and which spots may be filled
spot       a cell, a paragraph or a dotted blank, under an address that stays
fill       only what was named is written; every other byte of every other part stays as it came

No library writes the file back: each of them drops what it does not know (charts, pictures, extensions).
"""

from camtay.foundation.office.documents import Document, open_document
from camtay.foundation.office.errors import BadDocument
from camtay.foundation.office.grids import Block, Cell, Grid, Spot, Words

__all__ = ["BadDocument", "Block", "Cell", "Document", "Grid", "Spot", "Words", "open_document"]

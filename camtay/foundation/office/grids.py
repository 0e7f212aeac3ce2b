"""What a person sees of a document, whichever kind it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

Align = Literal["", "left", "center", "right"]


@dataclass(frozen=True)
class Spot:
    """Where something may be written. `address` names it within its document: “Biểu 1!D8”, “t0.r2.c1”, “p4#0”.
    `text`: what stands there now. `number_format`: as the workbook says it. `why_not`: a sentence where nothing may be
    written. `row`, `column`: the words beside and above it, nearest first."""

    address: str
    text: str = ""
    number_format: str = ""
    why_not: str = ""
    row: tuple[str, ...] = ()
    column: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What it is called, from what stands beside and above it: a unit (“hồ sơ”) names a row less than its words."""
        beside = max(self.row[:3], key=len, default="")
        return " · ".join(part for part in (beside, *self.column[:1]) if part)


@dataclass(frozen=True)
class Words:
    """One paragraph. `spots`: its blanks, or the whole of it when it is empty. `pieces`: its words cut at the blanks,
    one more than there are spots; a bare one has none."""

    text: str
    spots: tuple[Spot, ...] = ()
    pieces: tuple[str, ...] = ()
    bold: bool = False
    align: Align = ""

    @property
    def parts(self) -> list[tuple[str, Spot | None]]:
        """Its words with the blank that follows each."""
        if not self.spots:
            return [(self.text, None)]
        return [(piece, spot) for piece, spot in zip(self.pieces, (*self.spots, None), strict=False)]


@dataclass(frozen=True)
class Cell:
    """One cell of a grid, at its row and column counted from 0 (a merged one by its upper left corner). `blocks`: what
    a letter's cell holds beside its words: paragraphs with blanks, tables of their own."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    text: str = ""
    spot: Spot | None = None
    blocks: tuple["Block", ...] = ()
    formula: str = ""
    bold: bool = False
    fill: bool = False
    border: bool = False
    align: Align = ""


@dataclass(frozen=True)
class Grid:
    """A sheet, or a table of a letter. `cut`: there is more of it than is shown. `headings`: letters of its columns
    and numbers of its rows, of a sheet."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]
    cut: bool = False
    columns: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()

    def cells(self) -> Iterator[Cell]:
        for row in self.rows:
            yield from row

    @property
    def lines(self) -> list[tuple[int, tuple[Cell, ...]]]:
        """Each row with its number."""
        return list(zip(self.numbers or range(1, len(self.rows) + 1), self.rows, strict=True))


Block = Words | Grid


@dataclass
class Beside:
    """The words of a grid by place, to tell a spot what stands beside and above it."""

    at: dict[tuple[int, int], Cell] = field(default_factory=dict)

    @classmethod
    def of(cls, cells: Iterator[Cell] | Sequence[Cell]) -> "Beside":
        found = cls()
        for cell in cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    found.at[row, column] = cell
        return found

    def row(self, cell: Cell) -> tuple[str, ...]:
        """Words to the left, nearest first."""
        return self._told(((cell.row, column) for column in range(cell.column - 1, -1, -1)), cell)

    def column(self, cell: Cell) -> tuple[str, ...]:
        """Words above, nearest first; those of a heading across many columns after those of its own."""
        above = [(row, cell.column) for row in range(cell.row - 1, -1, -1)]
        above.sort(key=lambda place: place in self.at and self.at[place].columns > cell.columns)
        return self._told(iter(above), cell)

    def _told(self, places: Iterator[tuple[int, int]], own: Cell) -> tuple[str, ...]:
        said: list[str] = []
        for place in places:
            found = self.at.get(place)
            if found is None or found is own or found.formula:
                continue
            text = " ".join(found.text.split())
            if text and not is_number(text) and text not in said:
                said.append(text[:200])
            if len(said) == 4:
                break
        return tuple(said)


def is_number(text: str) -> bool:
    """Does a cell hold a figure (1.234,5; 96 %; -), rather than words?"""
    return not any(letter.isalpha() for letter in text)

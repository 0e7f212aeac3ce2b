"""A document as a page shows it: sheets and tables with their merged cells, and what each cell is pointed at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from camtay.foundation.office import Block, Cell, Spot, Words


@dataclass(frozen=True)
class Piece:
    """Words, or a spot. `state`: pointed, proposed, formula, filled, missing or open; "" of plain words. `note`: what it
    is pointed at. `current`: the one being pointed."""

    text: str
    state: str = ""
    url: str = ""
    anchor: str = ""
    note: str = ""
    current: bool = False


@dataclass(frozen=True)
class ShownCell:
    pieces: tuple[Piece, ...]
    rows: int
    columns: int
    look: str
    blocks: tuple["ShownBlock", ...] = ()


@dataclass(frozen=True)
class ShownBlock:
    """`lines`: (number of the row, its cells) of a grid; `pieces`: of a paragraph."""

    is_grid: bool
    title: str = ""
    cut: bool = False
    columns: tuple[str, ...] = ()
    lines: tuple[tuple[int, tuple[ShownCell, ...]], ...] = ()
    pieces: tuple[Piece, ...] = ()
    look: str = ""


Told = Callable[[Spot], Piece]


@dataclass
class Telling:
    """How spots are told on a page for pointing. `every`: also cells that hold words may be pointed at."""

    url: str
    current: str
    pointed: Mapping[str, str]
    proposed: Mapping[str, str]
    every: bool = False

    def __call__(self, spot: Spot) -> Piece:
        if spot.why_not:
            return Piece(spot.text, "formula", note=spot.why_not)
        state = (
            "pointed"
            if spot.address in self.pointed
            else "proposed"
            if spot.address in self.proposed
            else "open"
        )
        if state == "open" and not self.every and any(letter.isalpha() for letter in spot.text):
            return Piece(spot.text)
        note = self.pointed.get(spot.address) or self.proposed.get(spot.address, "")
        link = f"{self.url}?{urlencode({'o': spot.address})}#o"
        return Piece(spot.text, state, link, anchor_of(spot.address), note, spot.address == self.current)


def anchor_of(address: str) -> str:
    """An id for a cell, of letters and digits alone."""
    return "c-" + "".join(one if one.isascii() and one.isalnum() else f"_{ord(one):x}" for one in address)


def filled(values: Mapping[str, tuple[str, bool]]) -> Told:
    """Told after filling: address → (what was written, is it missing)."""

    def told(spot: Spot) -> Piece:
        if spot.address in values:
            text, missing = values[spot.address]
            return Piece(text, "missing" if missing else "filled")
        return Piece(spot.text, "formula" if spot.why_not else "")

    return told


def shown(blocks: tuple[Block, ...], told: Told) -> list[ShownBlock]:
    return [_block(one, told) for one in blocks]


def _block(block: Block, told: Told) -> ShownBlock:
    if isinstance(block, Words):
        return ShownBlock(False, pieces=_pieces(block, told), look=_look(block.bold, block.align))
    lines = tuple((number, tuple(_cell(cell, told) for cell in row)) for number, row in block.lines)
    return ShownBlock(True, block.title, block.cut, block.columns, lines)


def _pieces(words: Words, told: Told) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for text, spot in words.parts:
        if text:
            found.append(Piece(text))
        if spot is not None:
            found.append(told(spot))
    return tuple(found)


def _cell(cell: Cell, told: Told) -> ShownCell:
    look = " ".join(
        part
        for part in (
            _look(cell.bold, cell.align), "ct-form__fill" if cell.fill else "", "" if cell.border else "ct-form__bare",
        )
        if part
    )  # fmt: skip
    if cell.blocks:
        blocks = tuple(_block(one, told) for one in cell.blocks)
        return ShownCell((), cell.rows, cell.columns, look, blocks)
    pieces = (told(cell.spot),) if cell.spot is not None else (Piece(cell.text),)
    return ShownCell(pieces, cell.rows, cell.columns, look)


def _look(bold: bool, align: str) -> str:
    return " ".join(
        part for part in ("ct-form__bold" if bold else "", f"ct-form__{align}" if align else "") if part
    )

"""The lessons' pictures: a row of parts from `data/drawings.toml`, written like `phone[qr]+hand arrow shop[check]`."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

WIDTH, HEIGHT = 340, 180
GAP = 14
MAX_BYTES = 6_000
LANGUAGES = ("vi", "en")

_PART = re.compile(r"([a-z]+)(?:\[([^\]]*)\])?((?:\+[a-z]+)*)$")
_BADGE = 40


class BadDrawing(ValueError):  # noqa: N818 - a verdict on what was written
    """What is wrong with a drawing's line, and what would be right."""


@dataclass(frozen=True)
class Part:
    """One thing in a drawing: a frame, what is seen in it, and the badges on its corner."""

    frame: str
    inside: tuple[str, ...]
    badges: tuple[str, ...]


@cache
def parts() -> Mapping[str, Mapping[str, Any]]:
    text = files("camtay.domains.learning").joinpath("data", "drawings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def drawn(line: str, title: str, language: str) -> str:
    """The whole SVG, with what it shows in words. Raises BadDrawing."""
    row = read(line)
    frames = parts()["frames"]
    wide = sum(frames[one.frame]["box"][0] for one in row) + GAP * (len(row) - 1)
    high = max(frames[one.frame]["box"][1] for one in row)
    scale = min(1.0, (WIDTH - 12) / wide, (HEIGHT - 12) / high)
    place, shapes = (WIDTH - wide * scale) / 2, []
    for one in row:
        width, height = frames[one.frame]["box"]
        shapes.append(_at(place, (HEIGHT - height * scale) / 2, scale, _shape(one)))
        place += (width + GAP) * scale
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" lang="{language}"'
        ' fill="none" stroke="#111" stroke-width="4" stroke-linecap="round" stroke-linejoin="round">'
        f"<title>{escape(title)}</title><desc>{escape(described(line, language))}</desc>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="10" fill="#fff" stroke="none"/>{"".join(shapes)}</svg>'
    )


@cache
def read(line: str) -> tuple[Part, ...]:
    """The parts of a line, each known. Raises BadDrawing with the word that is not."""
    row = tuple(_part(word) for word in line.split())
    if not row:
        raise BadDrawing("a drawing needs at least one part, like phone[qr]")
    return row


def described(line: str, language: str) -> str:
    """What a drawing shows, said in words by the names of its parts."""
    which = LANGUAGES.index(language)
    return ", ".join(said for said in (_said(one, which) for one in read(line)) if said)


def _part(word: str) -> Part:
    match = _PART.match(word)
    if match is None:
        raise BadDrawing(f"“{word}” is not written like frame[glyph,glyph]+badge")
    frame, inside, badges = match[1], match[2] or "", match[3]
    part = Part(frame, tuple(one for one in inside.split(",") if one), tuple(badges.split("+")[1:]))
    _known("frame", "frames", [frame])
    _known("glyph", "glyphs", [one for one in part.inside if not one.startswith("#")])
    _known("badge", "badges", part.badges)
    most = parts()["frames"][frame]["most"]
    if len(part.inside) > most:
        raise BadDrawing(f"“{word}”: {frame} holds {most} at most")
    return part


def _known(kind: str, table: str, names: Sequence[str]) -> None:
    for name in names:
        if name not in parts()[table]:
            raise BadDrawing(f"no {kind} “{name}”; there are: {', '.join(sorted(parts()[table]))}")


def _shape(part: Part) -> str:
    frame = parts()["frames"][part.frame]
    middle, top = frame["at"]
    size, count = frame["glyph"], len(part.inside)
    shapes = [frame["svg"]]
    for order, name in enumerate(part.inside):
        lower = top + (order - (count - 1) / 2) * (size + 6)
        shapes.append(_glyph(name, middle, lower, size, frame.get("text", size)))
    width, height = frame["box"]
    for order, name in enumerate(part.badges):
        aside = (0.66 * width if name == "hand" else width - 30) - order * (_BADGE + 2)
        down = 0.66 * height if name == "hand" else height - 36
        shapes.append(_at(aside, down, 1.0, parts()["badges"][name][2]))
    return "".join(shapes)


def _glyph(name: str, middle: float, lower: float, size: float, wide: float) -> str:
    if name.startswith("#"):
        text = escape(name[1:].replace("_", " "))
        letters = min(0.62 * size, 1.6 * wide / max(1, len(name) - 1))
        return (
            f'<text x="{_number(middle)}" y="{_number(lower + letters * 0.36)}" font-size="{_number(letters)}"'
            ' font-family="Be Vietnam Pro,Arial,Liberation Sans,sans-serif" font-weight="bold"'
            ' text-anchor="middle" fill="#111" stroke="none">'
            f"{text}</text>"
        )
    return _at(middle - size / 2, lower - size / 2, size / 40, parts()["glyphs"][name][2])


def _at(x: float, y: float, scale: float, shape: str) -> str:
    grown = "" if scale == 1 else f" scale({_number(scale)})"
    return f'<g transform="translate({_number(x)} {_number(y)}){grown}">{shape}</g>'


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _said(part: Part, which: int) -> str:
    all_parts = parts()
    inside = [
        f"“{one[1:].replace('_', ' ')}”" if one.startswith("#") else str(all_parts["glyphs"][one][which])
        for one in part.inside
    ]
    said = str(all_parts["frames"][part.frame]["words"][which])
    if inside:
        said = f"{said}: {', '.join(inside)}" if said else ", ".join(inside)
    badges = [str(all_parts["badges"][one][which]) for one in part.badges]
    return f"{said} ({', '.join(badges)})" if badges else said

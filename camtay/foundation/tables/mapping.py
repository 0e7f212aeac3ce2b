"""Which header serves which column: proposed from the words, or remembered from the last time."""

import hashlib
import re
from collections.abc import Mapping as Mapped
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from camtay.foundation.tables.columns import Schema, TableProblem, missing_column
from camtay.foundation.tables.models import Mapping
from camtay.foundation.vietnamese import fold

ALIKE = 86  # of 100: tried on headers of exported lists; below it "ngày nộp" meets "ngày hẹn"


class Confidence(StrEnum):
    """How a header was matched, surest first."""

    REMEMBERED = "remembered"
    EXACT = "exact"
    FOLDED = "folded"
    ALIAS = "alias"
    FUZZY = "fuzzy"

    @property
    def label(self) -> str:
        return {
            "remembered": _("như lần trước"),
            "exact": _("đúng tên"),
            "folded": _("đúng tên, khác dấu"),
            "alias": _("tên khác đã biết"),
            "fuzzy": _("gần giống, cần xem lại"),
        }[self.value]


RANKS = {confidence: rank for rank, confidence in enumerate(Confidence)}


@dataclass(frozen=True)
class Match:
    """One wanted column and the header that serves it. `score`: 0 to 100."""

    column: str
    header: str
    confidence: Confidence
    score: float = 100.0


@dataclass(frozen=True)
class Proposal:
    """`missing`: required columns without a header. `unused`: headers nothing asks for."""

    matches: tuple[Match, ...]
    missing: tuple[str, ...]
    unused: tuple[str, ...]

    @property
    def mapping(self) -> dict[str, str]:
        """Column key → header, as `read` and `remember` take it."""
        return {match.column: match.header for match in self.matches}

    @property
    def sure(self) -> bool:
        """Nobody needs to look: nothing required is missing and nothing was guessed."""
        return not self.missing and all(match.confidence is not Confidence.FUZZY for match in self.matches)


def named(cells: Sequence[object]) -> tuple[str, ...]:
    """The labels of a header row, each once: a repeated "Ngày" becomes "Ngày (2)". Blank cells stay ""."""
    labels: list[str] = []
    for cell in cells:
        label = " ".join(str(cell if cell is not None else "").split())
        number, unique = 1, label
        while unique and unique in labels:
            number += 1
            unique = f"{label} ({number})"
        labels.append(unique)
    return tuple(labels)


def squash(words: object) -> str:
    """Letters and digits alone, without accents or case: "Mã hồ sơ" and "MaHoSo" are one."""
    return re.sub(r"[^a-z0-9]", "", fold(str(words)))


@dataclass(frozen=True)
class _Said:
    """What a header is compared by. Remembered: every cell of the rows in which a header is sought is one."""

    folded: str
    squashed: frozenset[str]


@lru_cache(maxsize=2048)
def _said(header: str) -> _Said:
    bare = re.sub(r"\(.*?\)|\*", " ", header)
    return _Said(fold(header), frozenset({squash(header), squash(bare)} - {""}))


@dataclass(frozen=True)
class _Names:
    """What a column may be called, in the forms that are compared."""

    own: frozenset[str]
    own_squashed: frozenset[str]
    other_squashed: frozenset[str]
    folded: tuple[str, ...]


@lru_cache(maxsize=512)
def _names(key: str, label: str, aliases: tuple[str, ...]) -> _Names:
    return _Names(
        frozenset({key, label}),
        frozenset({squash(key), squash(label)}),
        frozenset(squash(name) for name in aliases),
        tuple(fold(name) for name in (label, *aliases)),
    )


def propose_mapping(
    schema: Schema, headers: Sequence[str], remembered: Mapped[str, str] | None = None
) -> Proposal:
    """The best header for each column, one column a header. `remembered`: a mapping chosen before."""
    found: list[tuple[int, float, int, Match]] = []
    for order, column in enumerate(schema.columns):
        names = _names(column.key, str(column.label), column.aliases)
        for header in filter(None, headers):
            match = _match(column.key, names, header, (remembered or {}).get(column.key))
            if match is not None:
                found.append((RANKS[match.confidence], -match.score, order, match))
    chosen: dict[str, Match] = {}
    taken: set[str] = set()
    for *_rank, match in sorted(found, key=lambda one: one[:3]):
        if match.column not in chosen and match.header not in taken:
            chosen[match.column] = match
            taken.add(match.header)
    keys = [column.key for column in schema.columns]
    return Proposal(
        matches=tuple(chosen[key] for key in keys if key in chosen),
        missing=tuple(
            column.key for column in schema.columns if column.required and column.key not in chosen
        ),
        unused=tuple(header for header in headers if header and header not in taken),
    )


def _match(key: str, names: _Names, header: str, remembered: str | None) -> Match | None:
    if header == remembered:
        return Match(key, header, Confidence.REMEMBERED)
    if header in names.own:
        return Match(key, header, Confidence.EXACT)
    said = _said(header)
    if said.squashed & names.own_squashed:
        return Match(key, header, Confidence.FOLDED)
    if said.squashed & names.other_squashed:
        return Match(key, header, Confidence.ALIAS)
    score = max(fuzz.token_sort_ratio(said.folded, name, score_cutoff=ALIKE) for name in names.folded)
    return Match(key, header, Confidence.FUZZY, round(score, 1)) if score >= ALIKE else None


def checked(schema: Schema, headers: Sequence[str], mapping: Mapped[str, str]) -> dict[str, int]:
    """Column key → position in the row. Raises TableProblem when a header is gone, used twice, or one is missing."""
    positions: dict[str, int] = {}
    for key, header in mapping.items():
        if not header:
            continue
        if header not in headers:
            raise TableProblem(_("Tệp không có cột “%(header)s”. Hãy chọn lại cột.") % {"header": header})
        positions[schema.column(key).key] = list(headers).index(header)
    if len(set(positions.values())) < len(positions):
        raise TableProblem(_("Một cột của tệp được chọn cho hai mục. Hãy chọn mỗi cột một lần."))
    for column in schema.columns:
        if column.required and column.key not in positions:
            raise TableProblem(missing_column(column))
    return positions


def signature(headers: Sequence[str]) -> str:
    """The same for the same headers in any order, however accented."""
    return hashlib.sha256(
        "\n".join(sorted(squash(header) for header in headers if header)).encode()
    ).hexdigest()


def remembered(schema: Schema, place_id: int, headers: Sequence[str]) -> dict[str, str]:
    """The mapping last chosen in this place for a table with these headers; {} when there is none."""
    known = Mapping.objects.filter(
        schema=schema.name, place_id=place_id, signature=signature(headers)
    ).first()
    if known is None:
        return {}
    by_squashed = {squash(header): header for header in headers if header}
    columns = {column.key for column in schema.columns}
    chosen = {
        key: by_squashed.get(squash(header), "") for key, header in known.chosen.items() if key in columns
    }
    return {key: header for key, header in chosen.items() if header}


def remember(
    schema: Schema, place_id: int, headers: Sequence[str], mapping: Mapped[str, str], now: datetime
) -> None:
    """Keep a chosen mapping for the next table with these headers in this place."""
    Mapping.objects.update_or_create(
        schema=schema.name,
        place_id=place_id,
        signature=signature(headers),
        defaults={"chosen": {key: header for key, header in mapping.items() if header}, "updated_at": now},
    )

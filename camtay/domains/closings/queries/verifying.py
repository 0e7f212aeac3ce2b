"""Checking closings again: what was changed since, by whom it says so, and what nobody owns up to.

What is checked, and what it cannot tell: docs/decisions/0013.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from camtay.domains.closings.models import ClosedEvidence, ClosedFigure, Closing
from camtay.domains.closings.queries.taking import definition_digest, take
from camtay.domains.closings.queries.tracing import Since, deeds
from camtay.domains.closings.queries.witnesses import journals, of_journal, of_stamp
from camtay.domains.closings.rules import contents, evidence
from camtay.domains.closings.rules.contents import BY_NAME, Contents
from camtay.domains.closings.rules.document import document
from camtay.domains.indicators import queries as indicators
from camtay.domains.places.models import Place
from camtay.foundation.audit.models import Entry

# tampered: no deed explains it. doubt: it may or may not be. later: a deed explains it. note: worth knowing.
Kind = Literal["tampered", "doubt", "later", "note"]
BAD: tuple[Kind, ...] = ("tampered", "doubt")


@dataclass(frozen=True)
class Finding:
    """In English, for operators. `closing`: which, in words; `figure` and `record`: where it concerns one."""

    kind: Kind
    closing: str
    words: str
    figure: str = ""
    record: str = ""

    def __str__(self) -> str:
        where = " ".join(
            part
            for part in (
                self.closing,
                self.figure and f"figure {self.figure}",
                self.record and f"record {self.record}",
            )
            if part
        )
        return f"{self.kind}: {where}: {self.words}"


def name_of(closing: Closing) -> str:
    revision = f" revision {closing.revision}" if closing.revision else ""
    return f"closing {closing.number} of {closing.place.code} ({closing.regime_code} {closing.first}/{closing.last}{revision})"


def verify(place: Place | None = None) -> Iterator[Finding]:
    """Every finding in the closings of a place, or of all, the oldest first; then those of their journals."""
    rows = Closing.objects.select_related("place", "stamp").order_by("place", "number")
    if place is not None:
        rows = rows.filter(place=place)
    found = list(rows)
    last: Closing | None = None
    for one in found:
        last = last if last is not None and last.place_id == one.place_id else None
        yield from _chain(one, last)
        yield from _content(one)
        yield from (Finding(kind, name_of(one), words) for kind, words in of_journal(one))
        yield from (Finding(kind, name_of(one), words) for kind, words in of_stamp(one))
        yield from _records(one)
        last = one
    yield from _gone(found, place)
    yield from (Finding("tampered", "", words) for words in journals(found))


def _chain(one: Closing, last: Closing | None) -> Iterator[Finding]:
    due = last.number + 1 if last else 1
    if one.number != due:
        yield Finding("tampered", name_of(one), f"closing {due} of this place is missing")
    elif one.before != (last.digest if last else ""):
        yield Finding("tampered", name_of(one), "the link to the closing before does not fit")


def _gone(found: Sequence[Closing], place: Place | None) -> Iterator[Finding]:
    """Closings that the journal knows and nobody has any more."""
    entries = Entry.objects.filter(
        object_type="closings.Closing", action__in=("closings.close", "closings.revise")
    )
    if place is not None:
        entries = entries.filter(place_id=place.pk)
    there = {str(one.pk) for one in found}
    for entry in entries.order_by("place_id", "number"):
        if entry.object_id not in there:
            number = entry.note.split(" ")[0]
            words = (
                f"gone, though entry {entry.number} of the journal of place {entry.place_id} says it was made"
            )
            yield Finding("tampered", f"closing {number} ({entry.object_id})", words)


def _content(one: Closing) -> Iterator[Finding]:
    """Does everything that was stored still have its digest?"""
    figures = list(ClosedFigure.objects.filter(closing=one).select_related("evidence").order_by("order"))
    kept = list(ClosedEvidence.objects.filter(closing=one).order_by("contents"))
    pairs = [(each, each.evidence.contents) for each in figures]
    if contents.digest(document(one, pairs, kept)) != one.digest:
        yield Finding(
            "tampered",
            name_of(one),
            "its columns, or one of its figures, are not those that its digest covers",
        )
    unpacked: dict[str, evidence.Lines] = {}
    for row in kept:
        try:
            unpacked[row.contents] = evidence.unpack(row.lines)
        except evidence.Damaged:
            yield Finding("tampered", name_of(one), f"the evidence {row.contents} cannot be read")
            continue
        if (evidence.digest_of(unpacked[row.contents]), len(unpacked[row.contents])) != (
            row.digest,
            row.records,
        ):
            yield Finding("tampered", name_of(one), f"the evidence {row.contents} is not what was frozen")
    for each in figures:
        lines = unpacked.get(each.evidence.contents)
        if lines is not None:
            yield from _figure(one, each, lines)


def _figure(one: Closing, figure: ClosedFigure, lines: evidence.Lines) -> Iterator[Finding]:
    """Does a figure still say what its own evidence says, and does its definition count the same today?"""
    marks = [counts for _key, _hash, counts in evidence.population(lines, figure.number)]
    whole = len(marks) if figure.denominator is not None else None
    if (figure.numerator, figure.denominator) != (sum(marks), whole):
        said = f"says {figure.numerator} of {figure.denominator}, its evidence {sum(marks)} of {len(marks)}"
        yield Finding("tampered", name_of(one), said, figure.code)
    elif figure.kind == "share" and figure.value != (sum(marks) / len(marks) if marks else None):
        yield Finding(
            "tampered", name_of(one), f"says {figure.value}, its evidence another share", figure.code
        )
    if evidence.digest_of_figure(lines, figure.number) != figure.evidence_digest:
        yield Finding("tampered", name_of(one), "its evidence has another digest", figure.code)
    definition = indicators.definition(figure.code)
    if definition is None:
        yield Finding("note", name_of(one), "no such indicator is defined any more", figure.code)
    elif definition_digest(definition, _window(one)) != figure.definition:
        yield Finding("note", name_of(one), "the indicator is defined otherwise today", figure.code)


def _window(one: Closing) -> indicators.Window:
    return indicators.Window(one.first, one.last, one.cut)


def _records(one: Closing) -> Iterator[Finding]:
    """Are the records under it what they were, as far as they were known at the cut?"""
    figures = [each for each in one.figures.all() if indicators.definition(each.code) is not None]
    kept = {row.contents: row for row in one.evidence.all()}
    known = [BY_NAME[name] for name in kept if name in BY_NAME]
    for name in sorted(kept.keys() - {each.name for each in known}):
        yield Finding("doubt", name_of(one), f"this version does not know the list of fields {name}")
    now = take(one.place, _window(one), [each.code for each in figures], known)
    for each in known:
        try:
            before = evidence.unpack(kept[each.name].lines)
        except evidence.Damaged:
            continue  # said already
        yield from _compared(one, each, before, now.lines.get(each.name, {}), figures)


def _compared(
    one: Closing,
    listed: Contents,
    before: evidence.Lines,
    now: evidence.Lines,
    figures: Sequence[ClosedFigure],
) -> Iterator[Finding]:
    found = evidence.difference(before, now)
    if not found.size:
        return
    told = deeds(listed, found, Since(one.cut, {place: length for place, length, _head in one.journal}))
    ways = {"is there and was not": found.added, "is gone": found.removed, "was changed": found.changed,
            "counts otherwise": found.moved}  # fmt: skip
    codes = {each.number: each.code for each in figures if each.evidence.contents == listed.name}
    for what, keys in ways.items():
        for key in keys:
            deed = told.get(key)
            kind: Kind = "tampered" if deed is None else "later" if deed.certain else "doubt"
            reason = (
                "no deed in the journal explains it"
                if deed is None
                else f"{deed.action} at {deed.at:%Y-%m-%d %H:%M}"
            )
            if kind == "doubt":
                reason = f"perhaps by {reason}: the journal does not name the record itself"
            mark = (before if key in before else now)[key][1]
            counted = [code for number, code in codes.items() if mark >> 2 * number & 1]
            yield Finding(
                kind, name_of(one), f"{what}: {reason}", ", ".join(counted), f"{listed.model} {key}"
            )

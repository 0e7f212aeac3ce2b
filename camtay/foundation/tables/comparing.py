"""What an import would do, without doing it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from django.utils.translation import gettext as _

from camtay.foundation.tables.columns import CellProblem, Problem, Row, Schema
from camtay.foundation.tables.targets import Step, Target, plain

Item = TypeVar("Item")
CHUNK = 500


@dataclass
class Comparison:
    """`new`, `changed`, `unchanged`, `wrong` count rows. `steps`: the first of those that would write."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    wrong: int = 0
    problems: list[Problem] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.new + self.changed + self.unchanged + self.wrong

    def count(self, step: Step) -> None:
        setattr(self, step.kind, getattr(self, step.kind) + 1)


@dataclass
class Sifted:
    """Rows of a file after the checks that need no database. `good`: (key, row), in the order of the file.

    Two rows with one key and the same content are one row met twice (`repeated`); with different content both are
    wrong, since nothing says which is meant.
    """

    good: list[tuple[str, Row]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    wrong: int = 0
    repeated: int = 0


def sift(rows: Iterable[Row], schema: Schema, target: Target) -> Sifted:
    """Set aside the wrong rows, and those that contradict each other."""
    sifted = Sifted()
    by_key: dict[str, list[Row]] = {}
    for row in rows:
        if row.problems:
            sifted.wrong += 1
            sifted.problems += row.problems
            continue
        try:
            by_key.setdefault(target.key(row.values), []).append(row)
        except CellProblem as found:
            sifted.wrong += 1
            sifted.problems.append(row.problem(found))
    for key, same in by_key.items():
        contents = {json.dumps(plain(row.values), sort_keys=True) for row in same}
        if len(contents) == 1:
            sifted.good.append((key, same[0]))
            sifted.repeated += len(same) - 1
        else:
            sifted.wrong += len(same)
            sifted.problems += [_contradiction(schema, row, same) for row in same]
    sifted.problems.sort(key=lambda problem: problem.row)
    return sifted


def _contradiction(schema: Schema, row: Row, same: Sequence[Row]) -> Problem:
    others = ", ".join(str(other.number) for other in same if other is not row)
    words = _("Dòng %(others)s có cùng mã nhưng nội dung khác. Hãy giữ lại một dòng.") % {"others": others}
    return row.problem(CellProblem(words, column=schema.key[0]))


def steps_of(
    chunk: Sequence[tuple[str, Row]], target: Target, met: dict[str, int], *, lock: bool
) -> tuple[list[Step], list[Problem]]:
    """The chunk's rows against what stands: what each would do, and the problems of those that may not.

    `met`: record id → row, of the whole import; two keys of one record (an old code and its new one) are a fault.
    """
    steps: list[Step] = []
    problems: list[Problem] = []
    target.prepare([row for _key, row in chunk])
    standing = target.existing([key for key, _row in chunk], lock=lock)
    for key, row in chunk:
        found = standing.get(key)
        if found is not None and found.id in met:
            words = _("Dòng này và dòng %(other)d là một. Hãy giữ lại một dòng.") % {"other": met[found.id]}
            problems.append(row.problem(CellProblem(words)))
            continue
        try:
            steps.append(Step(row, key, target.wanted(row, found), found))
        except CellProblem as refused:
            problems.append(row.problem(refused))
            continue
        if found is not None:
            met[found.id] = row.number
    return steps, problems


def compare(rows: Iterable[Row], schema: Schema, target: Target, *, keep: int = 500) -> Comparison:
    """What importing `rows` would do, field by field (`step.differences`); writes nothing."""
    sifted = sift(rows, schema, target)
    comparison = Comparison(wrong=sifted.wrong, problems=sifted.problems, unchanged=sifted.repeated)
    met: dict[str, int] = {}
    for chunk in chunks(sifted.good, CHUNK):
        steps, problems = steps_of(chunk, target, met, lock=False)
        comparison.wrong += len(problems)
        comparison.problems += problems
        for step in steps:
            comparison.count(step)
            if step.kind != "unchanged" and len(comparison.steps) < keep:
                comparison.steps.append(step)
    comparison.problems.sort(key=lambda problem: problem.row)
    return comparison


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk

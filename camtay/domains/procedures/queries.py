"""Reads of the catalogue: everybody may."""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from camtay.domains.procedures.models import Paper, Procedure, ProcedureAlias
from camtay.domains.procedures.rules import index, lexicon, rank, shipped
from camtay.domains.procedures.rules.index import Index
from camtay.domains.procedures.rules.reading import Reader
from camtay.foundation import questions

FORMS = Path(__file__).parent / "data" / "forms"
NATIONAL = re.compile(r"^(\d\.\d{6})(\..+)?$")


def bare(code: str) -> str:
    """A code without its local suffix: 1.012753.H19 and 2.000815.000.00.00.H55 are national codes with one."""
    found = NATIONAL.match(code.strip())
    return found.group(1) if found else code.strip()


def by_code(code: str) -> Procedure | None:
    """The procedure under its code, an older one, or either with a local suffix."""
    return by_codes([code]).get(code)


def by_codes(codes: Collection[str]) -> dict[str, Procedure]:
    """As `by_code`, for many at once: asked code → procedure. Unknown codes are left out. Two queries."""
    wanted = {code: bare(code) for code in codes}
    names = {*wanted.keys(), *wanted.values()}
    found = {one.code: one for one in Procedure.objects.filter(code__in=names)}
    older = ProcedureAlias.objects.filter(code__in=names - found.keys()).select_related("procedure")
    found |= {alias.code: alias.procedure for alias in older}
    answers = {code: found.get(code) or found.get(plain) for code, plain in wanted.items()}
    return {code: procedure for code, procedure in answers.items() if procedure is not None}


def offered() -> list[Procedure]:
    """The procedures communes offer, by field and name."""
    return list(Procedure.objects.filter(offered=True).order_by("field", "name"))


def papers(procedure: Procedure) -> list[Paper]:
    """The papers in their order; empty where they are not known here."""
    return list(procedure.papers.all())


def form(procedure: Procedure) -> questions.Form | None:
    """The form in force, None where the procedure cannot be filled in here."""
    return _form(f"{bare(procedure.code)}.json")


def form_of(code: str, version: int | None) -> questions.Form:
    """The form a case was begun with (None: the one in force). Raises KeyError where there is none of that version."""
    found = _form(f"{bare(code)}.json")
    if found is not None and version not in (None, found.version):
        found = _form(f"{bare(code)}.v{version}.json")
    if found is None:
        raise KeyError(f"{code} has no form {version}")
    return found


@cache
def _form(name: str) -> questions.Form | None:
    path = FORMS / name
    return questions.load(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None


@dataclass(frozen=True)
class Hit:
    """One procedure found; `score` 0–1."""

    code: str
    name: str
    score: float


@cache
def _engine() -> tuple[Index, Reader]:
    words = lexicon.build(shipped.word_rows())
    built = index.build(shipped.entries(), words, shipped.sibling_rules())
    return built, Reader(built)


def find(text: str, *, limit: int = 10) -> list[Hit]:
    """The procedures people most likely mean, best first; [] when no word is known."""
    built, reader = _engine()
    matches, _reading = rank.search(built, reader, text, limit, rank.Weights())
    names = {entry.code: entry.name for entry in built.entries}
    return [Hit(match.code, names[match.code], match.score) for match in matches]

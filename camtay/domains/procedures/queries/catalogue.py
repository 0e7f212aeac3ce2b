"""Reads of the catalogue: everybody may."""

import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet
from django.db.utils import OperationalError, ProgrammingError

from camtay.domains.places.models import Place
from camtay.domains.procedures.models import (
    Catalogue,
    Edition,
    MissedQuery,
    Paper,
    PlaceProcedure,
    Procedure,
    ProcedureAlias,
    ProcessStep,
    Term,
)
from camtay.domains.procedures.queries.editions import papers, with_form
from camtay.domains.procedures.rules import ask_back, index, lexicon, process, rank, shipped
from camtay.domains.procedures.rules.codes import bare
from camtay.domains.procedures.rules.index import Entry, Index
from camtay.domains.procedures.rules.plain import Facts, Plain
from camtay.domains.procedures.rules.plain import plain as in_plain_words
from camtay.domains.procedures.rules.process import Step as Step
from camtay.domains.procedures.rules.process import days_words as days_words
from camtay.domains.procedures.rules.reading import Reader
from camtay.domains.procedures.states import MADE_HERE, PHRASES, Phase, TermKind
from camtay.foundation.once.once import digest_of
from camtay.foundation.prepared import Prepared, PreparedTuples, Slot

PROCESS_ROLES, MOST_STEPS = process.ROLES, process.MOST_STEPS
_CODE = Slot("code", Procedure._meta.get_field("code"))
_BY_CODE = Prepared(lambda: Procedure.objects.filter(code=_CODE))
_BY_ALIAS = Prepared(lambda: ProcedureAlias.objects.select_related("procedure").filter(code=_CODE))


def by_code(code: str) -> Procedure | None:
    """The procedure under its code, an older one, or either with a local suffix."""
    for name in dict.fromkeys((code, bare(code))):
        if found := _BY_CODE.one(code=name):
            return found
        if alias := _BY_ALIAS.one(code=name):
            return alias.procedure
    return None


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


def listed(text: str = "", *, which: str = "") -> QuerySet[Procedure]:
    """The catalogue as editors go through it: by words or code; `which`: "form", "none" (without one), "work" (being
    drafted)."""
    rows = Procedure.objects.order_by("-offered", "name", "code")
    if said := text.strip():
        found = [hit.code for hit in search(said, limit=60).hits]
        rows = rows.filter(Q(code__in=found) | Q(code__icontains=said) | Q(name__icontains=said))
    if which == "work":
        return rows.filter(editions__published_at=None, editions__pk__isnull=False)
    if which == "form":
        return rows.filter(code__in=with_form())
    if which == "none":
        return rows.exclude(code__in=with_form())
    return rows


def being_drafted(procedures: Iterable[Procedure]) -> frozenset[int]:
    """Of these, the ids of those that somebody is drafting a form for."""
    standing = Edition.objects.filter(procedure__in=list(procedures), published_at=None)
    return frozenset(standing.values_list("procedure_id", flat=True))


def plain(procedure: Procedure) -> Plain:
    """What for, who, what to bring, how long, what it costs: by hand for the most used, else from what is known."""
    said = shipped.phrases().get(procedure.code, {})
    facts = Facts(
        name=procedure.name,
        plain="".join(said.get("plain", [])),
        when="".join(said.get("when", [])),
        authority=procedure.authority,
        amount=procedure.time_amount,
        unit=procedure.time_unit,
        time_note=procedure.time_note,
        fee=procedure.fee,
        fee_note=procedure.fee_note,
        papers=[_to_bring(paper) for paper in papers(procedure) if paper.required],
    )
    return in_plain_words(facts, shipped.written().get(procedure.code, {}))


def _to_bring(paper: Paper) -> str:
    return f"{paper.name} ({paper.condition})" if paper.condition else paper.name


@dataclass(frozen=True)
class Replaced:
    """A paper that may no longer be asked for where `database` has the data (NQ 66.7/2025/NQ-CP). Read by machine
    out of the resolution's annex: to be checked before anybody is told that it is the law."""

    component: str
    database: str
    act: str


def replaced_by_data(procedure: Procedure) -> list[Replaced]:
    rows = [row for row in shipped.table("nq66_7_components") if row["procedure_code"] == procedure.code]
    return [Replaced(row["component_replaced"], row["database"], row["legal_basis_amended"]) for row in rows]


@dataclass(frozen=True)
class Hit:
    """One procedure found; `score` 0–1. `plain`: its everyday name; `when`: when one needs it, in half a sentence."""

    code: str
    name: str
    score: float
    plain: str = ""
    when: str = ""


@dataclass(frozen=True)
class Found:
    """An answer to a search. `ask_back`: two to four to choose from, where several fit; `little`: nothing found that
    answers the question, so show the ways on (all procedures by field, the desk) and count it for the editors."""

    hits: list[Hit]
    ask_back: list[Hit]
    little: bool


@dataclass(frozen=True)
class Engine:
    """The index of one version of the catalogue's words, its reader, and what to ask back about."""

    version: int
    built: Index
    reader: Reader
    ambiguities: ask_back.Ambiguities

    def hit(self, code: str, score: float) -> Hit:
        entry = self.built.entries[self.built.codes[code]]
        return Hit(code, entry.name, score, entry.plain, entry.when)


_engine: Engine | None = None
_looked_at = 0.0
LOOK_AGAIN_SECONDS = 5.0


def find(text: str, *, limit: int = 10) -> list[Hit]:
    """The procedures people most likely mean, best first; [] when no word is known. A code finds its procedure."""
    return search(text, limit=limit).hits


def search(text: str, *, limit: int = 10) -> Found:
    """As `find`, with what to ask back and whether it answers the question at all."""
    engine = _current()
    if (code := bare(text)) in engine.built.codes:
        return Found([engine.hit(code, 1.0)], [], little=False)
    matches, _reading = rank.search(engine.built, engine.reader, text, limit, rank.Weights())
    scores = {match.code: match.score for match in matches}
    options = ask_back.options(text, matches, engine.ambiguities, engine.built)
    return Found(
        [engine.hit(match.code, match.score) for match in matches],
        [engine.hit(code, scores.get(code, 0.0)) for code in options if code in engine.built.codes],
        ask_back.is_little(matches),
    )


def make_ready() -> None:
    """Build the index now, so that no search waits for it (0.6 to 1 s)."""
    _current()


def forget_engine() -> None:
    """Look at the words again at the next search, for whoever has just changed them (and for tests)."""
    global _looked_at
    _looked_at = 0.0


def _current() -> Engine:
    """The engine of the words as they stand; looked at again every few seconds, built again when they changed."""
    global _engine, _looked_at
    if _engine is not None and time.monotonic() - _looked_at < LOOK_AGAIN_SECONDS:
        return _engine
    version, added, made = _words_added()
    if _engine is None or _engine.version != version:
        _engine = _build(version, added, made)
    _looked_at = time.monotonic()
    return _engine


def _words_added() -> tuple[int, list[Term], list[Procedure]]:
    """What editors added in this place. A bare checkout without a database finds by the shipped words alone."""
    try:
        row = Catalogue.objects.first()
        if _engine is not None and row is not None and row.version == _engine.version:
            return row.version, [], []
        return (row.version if row else 0), list(Term.objects.order_by("pk")), list(made_here())
    except (OperationalError, ProgrammingError):
        return -1, [], []


def made_here() -> QuerySet[Procedure]:
    """The lines written in the browser: loading the catalogue leaves them as they are."""
    return Procedure.objects.filter(source=MADE_HERE).order_by("code")


def _build(version: int, added: Iterable[Term], made: Iterable[Procedure]) -> Engine:
    phrases: dict[str, list[str]] = {}
    rules = shipped.word_rows()
    for term in filter(is_usable, added):  # one bad row must not take the search from everybody
        if term.kind in PHRASES:
            phrases.setdefault(term.procedure_code, []).append(term.text)
        else:
            rules.append(_word_row(term))
    entries = [replace(entry, asks=(*entry.asks, *phrases.get(entry.code, ()))) for entry in _entries(made)]
    built = index.build(entries, lexicon.build(rules), shipped.sibling_rules())
    return Engine(version, built, Reader(built), ask_back.build(shipped.table("ambiguous"), built))


def _entries(made: Iterable[Procedure]) -> Iterable[Entry]:
    """The shipped catalogue, with the lines of the browser in the place of their own and after them."""
    lines = {one.code: one for one in made}
    for entry in shipped.entries():
        line = lines.pop(entry.code, None)
        yield replace(entry, name=line.name, field=line.field, offered=line.offered) if line else entry
    for line in lines.values():
        yield Entry(code=line.code, name=line.name, field=line.field, offered=line.offered)


def is_usable(term: Term) -> bool:
    """Could the search use this row?"""
    kept = _word_row(term)._replace(kind="ask") if term.kind in PHRASES else _word_row(term)
    return lexicon.is_usable(kept)


def _word_row(term: Term) -> lexicon.Row:
    kind = "ask" if term.kind == TermKind.ASKING else term.kind
    return lexicon.Row(kind, term.text, term.becomes, term.unless, term.how)


def terms() -> QuerySet[Term]:
    """The rows editors added, newest first."""
    return Term.objects.order_by("-added_at", "-pk")


def term(pk: int) -> Term | None:
    return Term.objects.filter(pk=pk).first()


def missed() -> QuerySet[MissedQuery]:
    """What was asked in vain and nobody has dealt with, most often asked first."""
    return MissedQuery.objects.filter(settled_at=None).order_by("-times", "-last_at")


def missed_one(pk: int) -> MissedQuery | None:
    return MissedQuery.objects.filter(pk=pk).first()


@dataclass(frozen=True)
class Process:
    """The internal process of a procedure as one place works. `written`: "" where it is the general one made from the
    time limit, else for all places or for this one. `seen`: differs after any change."""

    steps: list[Step]
    limit: int | None
    written: str
    seen: str


_PROCEDURE: Any = Slot("procedure", Procedure._meta.get_field("id"))
_PLACE: Any = Slot("place", Place._meta.get_field("id"))
_STEPS = Prepared(
    lambda: (
        ProcessStep.objects.filter(procedure=_PROCEDURE)
        .filter(Q(place=None) | Q(place=_PLACE))
        .order_by("order", "pk")
    )
)
_DEPARTMENT = PreparedTuples(
    lambda: PlaceProcedure.objects.filter(procedure=_PROCEDURE, place=_PLACE).values_list("department")
)


def process_of(procedure: Procedure, place: Place | None) -> Process:
    """The place's own process, else the one written for all places, else the general one. One query."""
    found = _STEPS.rows(procedure=procedure.pk, place=place.pk if place is not None else None)
    own = [one for one in found if place is not None and one.place_id == place.pk]
    limit = process_limit(procedure)
    steps = [Step(one.name, one.phase, one.role, one.department, one.half_days) for one in own or found]
    written = "place" if own else "all" if found else ""
    return Process(steps or process.general(limit), limit, written, digest_of([repr(one) for one in steps]))


def process_limit(procedure: Procedure) -> int | None:
    """The time limit in half working days, above which no process may go; None where none is known."""
    return process.limit_half_days(procedure.time_amount, procedure.time_unit)


def department_for(procedure: Procedure, place: Place, steps: Iterable[Step]) -> str:
    """Which department works on it here: as the place says, else its process, else the field's as a rule."""
    said = [name for (name,) in _DEPARTMENT.rows(procedure=procedure.pk, place=place.pk)]
    working = (step.department for step in steps if step.phase == Phase.IN_PROGRESS and step.department)
    return next(
        (one for one in (*said, *working) if one),
        process.department_of(procedure.field, procedure.authority),
    )


def with_written_process(place: Place | None) -> frozenset[int]:
    """Ids of the procedures whose process is written: for this place, or for all where `place` is None."""
    return frozenset(ProcessStep.objects.filter(place=place).values_list("procedure", flat=True))

"""Forms and papers by version: those that come with the product, and those made in the browser.

A published edition is never changed, so a process keeps what it has read of it. Which editions are published is
looked at again every few seconds, when the catalogue counts a change: filing asks nothing more for it.
"""

import copy
import json
import math
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.db.utils import OperationalError, ProgrammingError

from camtay.domains.procedures.models import Catalogue, Edition, Paper, Procedure
from camtay.domains.procedures.rules.codes import bare
from camtay.domains.procedures.rules.editions import Review, differences, review
from camtay.foundation import questions
from camtay.foundation.prepared import Prepared, Slot

FORMS = Path(__file__).parents[1] / "data" / "forms"
LOOK_AGAIN_SECONDS = 5.0
PAPER_FIELDS = (
    "code", "name", "act", "verified", "originals", "copies", "required", "replaced_by_data", "condition",
)  # fmt: skip
_VERSIONED = re.compile(r"\.v(\d+)\.json$")
_PAPERS = Prepared(lambda: Paper.objects.filter(procedure=Slot("procedure", Procedure._meta.get_field("id"))))
_EDITION = Prepared(lambda: Edition.objects.filter(pk=Slot("edition", Edition._meta.get_field("id"))))


@dataclass(frozen=True)
class Content:
    """What a published edition asks."""

    form: questions.Form
    papers: tuple[Paper, ...]


@dataclass(frozen=True)
class Published:
    """Which editions are published: code → version → the edition. `version`: the catalogue's when it was read."""

    version: int
    by_code: Mapping[str, Mapping[int, UUID]]


_NOTHING = Published(-1, {})
_published = _NOTHING
_contents: dict[UUID, Content] = {}
_looked_at: float | None = None


def forget_editions() -> None:
    """Look again at the next question, for whoever has just published (and for tests)."""
    global _looked_at
    _looked_at = None


def begin_without_editions() -> None:
    """As if nothing were published, until somebody here does: for what runs without a database, and tests."""
    global _published, _looked_at
    _published, _looked_at = _NOTHING, math.inf
    _contents.clear()


def form(procedure: Procedure) -> questions.Form | None:
    """The form in force, None where the procedure cannot be filled in here."""
    try:
        return form_of(procedure.code, None)
    except KeyError:
        return None


def form_of(code: str, version: int | None) -> questions.Form:
    """The form a case was begun with (None: the one in force). Raises KeyError where there is none of that version."""
    made = _edition_of(code, version)
    return _content(made).form if made else shipped_form(code, version)


def shipped_form(code: str, version: int | None = None) -> questions.Form:
    """The form that comes with the product, whatever was made here since. Raises KeyError where there is none."""
    found = _shipped(f"{bare(code)}.json")
    if found is not None and version not in (None, found.version):
        found = _shipped(f"{bare(code)}.v{version}.json")
    if found is None:
        raise KeyError(f"{code} has no form {version}")
    return found


def papers(procedure: Procedure, version: int | None = None) -> list[Paper]:
    """The papers in their order, of the version a case was begun with (None: in force); empty where not known."""
    made = _edition_of(procedure.code, version)
    if made is not None:
        return list(_content(made).papers)
    return _PAPERS.rows(procedure=procedure.pk)


def version_in_force(procedure: Procedure) -> int | None:
    found = form(procedure)
    return found.version if found else None


def next_version(procedure: Procedure) -> int:
    """Above all that was published here and all that came with the product. Asked under a lock."""
    made = procedure.editions.exclude(published_at=None).aggregate(most=Max("version"))["most"] or 0
    return max([made, *shipped_versions(procedure.code)]) + 1


@cache
def shipped_codes() -> frozenset[str]:
    """The procedures whose form comes with the product."""
    return frozenset(path.stem for path in FORMS.glob("*.json") if not _VERSIONED.search(path.name))


@cache
def shipped_versions(code: str) -> tuple[int, ...]:
    if bare(code) not in shipped_codes():
        return ()
    former = [_VERSIONED.search(path.name) for path in FORMS.glob(f"{bare(code)}.v*.json")]
    return tuple(sorted({shipped_form(code).version, *(int(found.group(1)) for found in former if found)}))


@dataclass(frozen=True)
class Source:
    """What an edition may begin with: a form document and rows of papers, free to be changed."""

    form: dict[str, Any]
    papers: list[dict[str, Any]]


def source(procedure: Procedure, version: int | None = None) -> Source:
    """Of a version (None: the one in force), or empty where there is no form yet. Raises KeyError."""
    number = version if version is not None else version_in_force(procedure)
    rows = [paper_row(one) for one in papers(procedure, number)]
    if number is None:
        title = {"vi": procedure.name, "en": procedure.name}
        return Source({"code": bare(procedure.code), "version": 1, "title": title, "pages": []}, rows)
    made = procedure.editions.exclude(published_at=None).filter(version=number).first()
    if made is not None:
        return Source(copy.deepcopy(made.form), copy.deepcopy(made.papers))
    return Source(_shipped_document(bare(procedure.code), shipped_form(procedure.code, number).version), rows)


def paper_row(paper: Paper) -> dict[str, Any]:
    return {name: getattr(paper, name) for name in PAPER_FIELDS}


@dataclass(frozen=True)
class Version:
    """One published version. `edition`: None for one that came with the product."""

    number: int
    in_force: bool
    at: datetime | None = None
    who: str = ""
    note: str = ""


def versions(procedure: Procedure) -> list[Version]:
    """All of them, newest first."""
    now = version_in_force(procedure)
    made = procedure.editions.exclude(published_at=None).select_related("published_by__person")
    found = [
        Version(
            one.version,
            one.version == now,
            one.published_at,
            one.published_by.person.name if one.published_by else "",
            one.note,
        )
        for one in made.order_by("-version")
    ]
    standing = {one.number for one in found}
    shipped = [number for number in shipped_versions(procedure.code) if number not in standing]
    return sorted([*found, *(Version(n, n == now) for n in shipped)], key=lambda one: -one.number)


def with_form() -> frozenset[str]:
    """Codes of the procedures that have a form in force."""
    return shipped_codes() | _now().by_code.keys()


def edition_in_work(procedure: Procedure) -> Edition | None:
    """The edition that is being worked on; there is one at most."""
    return (
        Edition.objects.filter(procedure=procedure, published_at=None)
        .select_related("changed_by__person", "made_by__person")
        .first()
    )


def reviewed(edition: Edition) -> Review:
    """What hinders publishing it, and what is said besides."""
    return review(edition.form, edition.papers)


def changes(edition: Edition) -> list[str]:
    """What it changes against the version in force, in words."""
    number = version_in_force(edition.procedure)
    if number is None:
        return differences(None, edition.form, edition.papers)
    former = source(edition.procedure, number)
    return differences((former.form, former.papers), edition.form, edition.papers)


def _edition_of(code: str, version: int | None) -> UUID | None:
    """The published edition of this version (None: the one in force), None where there is none of it."""
    made = _now().by_code.get(bare(code), {})
    number = max(made, default=None) if version is None else version
    return None if number is None else made.get(number)


def _now() -> Published:
    """What is published; looked at again every few seconds, read again when the catalogue counts a change."""
    global _published, _looked_at
    if _looked_at is not None and time.monotonic() - _looked_at < LOOK_AGAIN_SECONDS:
        return _published
    try:
        version = Catalogue.objects.order_by("pk").values_list("version", flat=True).first() or 0
        if version != _published.version or _looked_at is None:
            _published = Published(version, _read())
    except (OperationalError, ProgrammingError):  # a bare checkout without a database has what is shipped
        _published = _NOTHING
    _looked_at = time.monotonic()
    return _published


def _read() -> dict[str, dict[int, UUID]]:
    found: dict[str, dict[int, UUID]] = {}
    rows = Edition.objects.exclude(published_at=None).values_list("procedure__code", "version", "pk")
    for code, version, pk in rows:
        found.setdefault(bare(code), {})[version] = pk
    return found


def _content(pk: UUID) -> Content:
    if pk not in _contents:
        edition = _EDITION.one(edition=pk)
        assert edition is not None  # published editions are never taken away
        rows = [
            Paper(procedure_id=edition.procedure_id, order=order, **row)
            for order, row in enumerate(edition.papers)
        ]
        _contents[pk] = Content(questions.load(edition.form), tuple(rows))
    return _contents[pk]


@cache
def _shipped(name: str) -> questions.Form | None:
    path = FORMS / name
    return questions.load(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None


def _shipped_document(code: str, version: int) -> dict[str, Any]:
    for name in (f"{code}.json", f"{code}.v{version}.json"):
        path = FORMS / name
        if path.exists():
            document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            if document["version"] == version:
                return document
    raise KeyError(f"{code} has no form {version}")

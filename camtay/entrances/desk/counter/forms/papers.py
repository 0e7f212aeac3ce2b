"""The checklist as it was ticked, and the scans that came with it. What has arrived is kept when something is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core import signing
from django.utils.translation import gettext as _

from camtay.domains.cases import queries, states
from camtay.domains.cases.actions import Upload
from camtay.domains.cases.models import Case
from camtay.domains.procedures import queries as procedures
from camtay.domains.procedures.models import Paper, Procedure
from camtay.foundation import files
from camtay.foundation.ui import formats
from camtay.foundation.ui.requests import Request

SALT = "desk.counter"  # of notes about files taken in
KINDS = files.PAPERS | {"docx"}
MOST_AT_ONCE = 20
_DAY = 24 * 3600


@dataclass(frozen=True)
class KeptFile:
    """A file that has arrived: `note` is signed, and brings it back with the next attempt."""

    note: str
    name: str
    size: str


@dataclass
class Row:
    """One line of the checklist. `have`: ticked; `lack`: what it is when it is not."""

    number: int
    code: str
    name: str
    note: str
    have: bool
    lack: str
    kept: list[KeptFile] = field(default_factory=list)
    error: str = ""


@dataclass
class Checklist:
    """`loose`: files that belong to no line (the written form, other papers)."""

    rows: list[Row]
    loose: Row
    uploads: list[Upload] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        return any(row.error for row in [*self.rows, self.loose])

    @property
    def is_open(self) -> bool:
        """Is there something to see among what is folded away?"""
        return any(row.error or row.kept for row in self.rows)

    def states(self) -> dict[str, str]:
        """Code → state, as it was ticked."""
        provided = str(states.PaperState.PROVIDED)
        return {row.code: provided if row.have else row.lack for row in self.rows}

    def errors(self) -> list[tuple[str, str]]:
        """(where, what) for the summary above the page."""
        return [(f"#file-{row.number}", row.error) for row in [*self.rows, self.loose] if row.error]


def blank(procedure: Procedure, draft: Case | None = None) -> Checklist:
    """As the procedure says; of somebody who was told before what is missing, as it was then."""
    rows = [_row(number, paper) for number, paper in enumerate(procedures.papers(procedure), start=1)]
    if draft is not None:
        kept = {paper.code: paper.state for paper in draft.papers.all()}
        for row in rows:
            state = kept.get(row.code, row.lack)
            row.have = state == states.PaperState.PROVIDED
            row.lack = row.lack if row.have else state
    return Checklist(rows, Row(0, "", "", "", have=False, lack=""))


def _row(number: int, paper: Paper) -> Row:
    """A paper that is asked for on a condition is for the clerk to judge: it is owed when they say so."""
    always = paper.required and not paper.condition
    usual = states.PaperState.MISSING if always else states.PaperState.NOT_REQUIRED
    lack = states.PaperState.REPLACED_BY_DATA if paper.replaced_by_data else usual
    return Row(number, paper.code, paper.name, _note(paper), have=False, lack=str(lack))


def _note(paper: Paper) -> str:
    copies = []
    if paper.originals:
        copies.append(_("%(count)s bản chính") % {"count": paper.originals})
    if paper.copies:
        copies.append(_("%(count)s bản sao") % {"count": paper.copies})
    said = [", ".join(copies), paper.condition]
    if paper.replaced_by_data:
        said.append(_("thay bằng dữ liệu: %(data)s") % {"data": paper.replaced_by_data})
    return "; ".join(part for part in said if part)


def ticked(request: Request, procedure: Procedure, now: datetime) -> Checklist:
    """What the form says; every file in order is stored, and what is not says why beside it."""
    checklist = blank(procedure)
    kept = _kept_before(request)
    for row in [*checklist.rows, checklist.loose]:
        row.have = f"have-{row.number}" in request.POST
        said = request.POST.get(f"lack-{row.number}", row.lack)
        row.lack = said if said in states.PaperState.values else row.lack
        row.kept = []
        for note, upload in kept:
            if upload.paper_code == row.code:
                _take(checklist, row, upload, note)
        _take_new(request, checklist, row, now)
        row.have = row.have or bool(row.kept)
    return checklist


def _take_new(request: Request, checklist: Checklist, row: Row, now: datetime) -> None:
    problems = []
    for upload in request.FILES.getlist(f"file-{row.number}")[:MOST_AT_ONCE]:
        name = files.safe_name(upload.name or "")
        try:
            stored = files.store(upload, name=name, kinds=KINDS, now=now)
        except files.BadFile as bad:
            problems.append(str(bad.message))
            continue
        said = {"file": stored.pk, "name": name, "paper": row.code, "account": request.actor.account_id}
        _take(checklist, row, Upload(row.code, stored, name), signing.dumps(said, salt=SALT))
    row.error = " ".join(problems)


def _take(checklist: Checklist, row: Row, upload: Upload, note: str) -> None:
    if all(one.file.pk != upload.file.pk or one.paper_code != row.code for one in checklist.uploads):
        checklist.uploads.append(upload)
        row.kept.append(KeptFile(note, upload.name, formats.size(upload.file.size)))


def _kept_before(request: Request) -> Sequence[tuple[str, Upload]]:
    """The files of an earlier attempt that are still ticked, if this account sent them."""
    found = []
    for note in request.POST.getlist("kept")[:MOST_AT_ONCE]:
        try:
            said = signing.loads(note, salt=SALT, max_age=_DAY)
        except signing.BadSignature:
            continue
        file = queries.stored_file(said["file"]) if said["account"] == request.actor.account_id else None
        if file is not None:
            found.append((note, Upload(said["paper"], file, said["name"])))
    return found

"""What was acknowledged, and whether it is there after everything was killed."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from benchmarks.birth import BOUNDARY
from benchmarks.wire import Ask, Journey, Said

CASE = re.compile(rb"/ho-so/([0-9a-f-]{36})/")
PAGE = re.compile(rb"/trang/([\w-]+)/")
MOVES = {"file": "submit", "accept": "accept", "start work": "start", "sign": "decide",
         "attach result": "attach_result", "hand over": "hand_over"}  # fmt: skip
STATES = ["draft", "submitted", "accepted", "in_progress", "decided", "result_ready", "handed_over"]


@dataclass
class Ledger:
    """Case → (what, detail) of every deed whose answer arrived whole: the page's id, the file's SHA-256."""

    cases: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(len(deeds) for deeds in self.cases.values())

    def noting(self, journey: Journey) -> Journey:
        """The same journey; each answer is noted before the next request goes out."""
        asked = next(journey)
        while True:
            said = yield asked
            if said.status == 302:
                self.note(asked, said)
            try:
                asked = journey.send(said)
            except StopIteration:
                return

    def note(self, asked: Ask, said: Said) -> None:
        if asked.label == "begin":
            self.cases[said.location.split("/")[2]] = [("begin", "")]
            return
        found = CASE.search(asked.data)
        assert found is not None
        page = PAGE.search(asked.data)
        self.cases[found.group(1).decode()].append((asked.label, page.group(1).decode() if page else ""))
        if asked.label in ("upload", "attach result"):
            self.cases[found.group(1).decode()].append(("content", sent_file(asked.data)))


def sent_file(data: bytes) -> str:
    """SHA-256 of the file in a multipart body."""
    part = data.rpartition(f"\r\n--{BOUNDARY}--".encode())[0].rpartition(
        b"Content-Type: application/pdf\r\n\r\n"
    )[2]
    return hashlib.sha256(part).hexdigest()


def look(ledger: Ledger) -> list[str]:
    """Everything that is missing or half, in words."""
    from django.db import connection

    from camtay.domains.cases.models import Case
    from camtay.foundation import files
    from camtay.foundation.audit import journal

    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # its connections died with the server
    wrong = [f"file {digest}: {how}" for digest, how in files.find_damage()]
    wrong += [f"journal: {problem}" for problem in journal.verify()]
    wrong += list(broken_database())
    filed_here = Case.objects.select_related("answers").filter(drafted_at__isnull=False)
    cases = {str(case.pk): case for case in filed_here.prefetch_related("files__file", "papers")}
    for pk, deeds in ledger.cases.items():
        wrong += missing(cases[pk], deeds) if pk in cases else [f"case {pk}: acknowledged and not there"]
    for case in cases.values():
        wrong += half(case)
    return wrong


def missing(case: Any, deeds: list[tuple[str, str]]) -> Iterator[str]:
    """What was acknowledged about a case and is not to be seen."""
    from camtay.foundation.audit.journal import history

    kept = {one.file.sha256 for one in case.files.all()}
    done = {entry.action for entry in history("cases.Case", case.pk)}
    answered = set(case.answers.document)
    form = questions_by_page()
    for label, detail in deeds:
        if label == "content" and detail not in kept:
            yield f"case {case.pk}: file {detail} acknowledged and not there"
        if label == "page" and case.state == "draft" and not form[detail] & answered:
            yield f"case {case.pk}: page {detail} acknowledged and not there"
        if label in MOVES and f"cases.{MOVES[label]}" not in done:
            yield f"case {case.pk}: {label} acknowledged and not in the journal"


def half(case: Any) -> Iterator[str]:
    """Does everything about a case agree: state, version, journal, messages, papers, code? Acknowledged or not."""
    from camtay.domains.dispatch.models import Message
    from camtay.foundation.audit.journal import history

    moves = [entry.action for entry in history("cases.Case", case.pk)]
    if case.state not in STATES:
        return  # the demo's, which went other ways
    steps = STATES.index(case.state)
    if case.version != 1 + len(moves) or len(set(moves)) != len(moves) or len(moves) != steps:
        yield f"case {case.pk}: {case.state}, version {case.version}, journal {moves}"
    if steps and not case.papers.all():
        yield f"case {case.pk}: filed without its list of papers"
    if (case.code is not None) != (steps >= 2) or (case.received_at is not None) != (steps >= 2):
        yield f"case {case.pk}: {case.state} with code {case.code}, received {case.received_at}"
    told = set(Message.objects.filter(object_id=str(case.pk)).values_list("kind", flat=True))
    expected = {f"cases.{move}" for move in ("submit", "accept", "attach_result", "hand_over")} & set(moves)
    if case.applicant_phone and told != expected:
        yield f"case {case.pk}: told {sorted(told)} instead of {sorted(expected)}"
    if steps >= 5 and not any(one.kind == "result" for one in case.files.all()):
        yield f"case {case.pk}: {case.state} without its result"


def questions_by_page() -> dict[str, set[str]]:
    from benchmarks.birth import CODE
    from camtay.domains.procedures import queries as procedures

    return {page.id: {one.id for one in page.questions} for page in procedures.shipped_form(CODE).pages}


def broken_database() -> Iterator[str]:
    """What SQLite itself finds; PostgreSQL has said so on its start."""
    from django.db import connection

    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for check in ("integrity_check", "foreign_key_check"):
            said = [str(row) for row in cursor.execute(f"PRAGMA {check}").fetchall()]
            if said not in ([], ["('ok',)"]):
                yield f"{check}: {said[:3]}"

"""Loading the catalogue, and extending the words by which it is found."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from camtay.domains.places.models import Place
from camtay.domains.procedures import permissions, queries, states
from camtay.domains.procedures.models import (
    Catalogue,
    MissedQuery,
    Paper,
    Procedure,
    ProcedureAlias,
    ProcessStep,
    Term,
)
from camtay.domains.procedures.rules import process
from camtay.domains.procedures.rules.process import Step
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import record
from camtay.foundation.vietnamese import clean

DATA = Path(__file__).parents[1] / "data"
COUNTRY = 0  # the journal's chain for deeds that concern no single place
_WRITTEN = (
    "name", "field", "authority", "level", "offered", "time_amount", "time_unit", "time_note", "fee", "fee_note",
    "decision", "verified", "source", "channels",
)  # fmt: skip


@dataclass(frozen=True)
class Loaded:
    """How many procedures were made, changed, or stood already."""

    created: int
    changed: int
    unchanged: int


@transaction.atomic
def load_catalogue(*, by: Actor, now: datetime) -> Loaded:
    """Bring the catalogue to what the data files say: the offered procedures and all national ones, joined by code.

    Repeated, it changes nothing; procedures the files do not name stay as they are, and so does what was written in
    the browser.
    """
    permissions.check_can_load(by=by)
    standing = {one.code: one for one in Procedure.objects.all()}
    wanted = {**{one.code: one for one in _national()}, **{one.code: one for one in _offered()}}
    wanted = _less_made_here(wanted)
    new = [one for code, one in wanted.items() if code not in standing]
    changed = [
        _merged(standing[c], one) for c, one in wanted.items() if c in standing and _differs(standing[c], one)
    ]
    Procedure.objects.bulk_create(new, batch_size=500)
    Procedure.objects.bulk_update(changed, _WRITTEN, batch_size=200)
    _load_papers()
    _load_aliases()
    if new or changed:
        bump()
        record(
            by=by,
            action="procedures.load",
            object_type="procedures.Catalogue",
            object_id=1,
            now=now,
            place_id=COUNTRY,
        )
    return Loaded(len(new), len(changed), len(wanted) - len(new) - len(changed))


@transaction.atomic
def add_term(
    *,
    kind: str,
    text: str,
    procedure_code: str = "",
    becomes: str = "",
    unless: str = "",
    how: str = "",
    by: Actor,
    now: datetime,
) -> Term:
    """Add a phrase of a procedure or a word rule; one that is there already is answered as it stands.

    Raises Refused, in words, for a row that the search could not use.
    """
    permissions.check_can_extend(by=by)
    if not queries.is_usable(Term(kind=kind, text=text, becomes=becomes, unless=unless, how=how)):
        raise Refused(_("Từ này chưa dùng được: phải có chữ ở cả hai vế, và mức giống nhau từ 0 đến 1."))
    term, created = Term.objects.get_or_create(
        kind=states.TermKind(kind),
        text=clean(text)[:200],
        procedure_code=procedure_code,
        defaults={
            "becomes": becomes,
            "unless": unless,
            "how": how,
            "added_at": now,
            "added_by": by.account_id,
        },
    )
    if created:
        bump()
        _record("add_term", term, by=by, now=now)
    return term


@transaction.atomic
def remove_term(*, term: Term, by: Actor, now: datetime) -> None:
    """Take an added row out again. The shipped ones are not in this table."""
    permissions.check_can_extend(by=by)
    _record("remove_term", term, by=by, now=now)
    term.delete()
    bump()


@transaction.atomic
def note_missed_query(*, text: str, now: datetime) -> None:
    """Count what was asked in vain. Runs of five digits and more are struck out: they may be somebody's number."""
    said = re.sub(r"\d[\d .-]{3,}\d", "…", clean(text).lower())[:120]
    if not said:
        return
    defaults = {"first_at": now, "last_at": now}
    missed, created = MissedQuery.objects.get_or_create(text=said, defaults=defaults)
    if not created:
        MissedQuery.objects.filter(pk=missed.pk).update(times=F("times") + 1, last_at=now)


@transaction.atomic
def settle_missed_query(*, missed: MissedQuery, by: Actor, now: datetime) -> None:
    """The editor has dealt with it."""
    permissions.check_can_extend(by=by)
    MissedQuery.objects.filter(pk=missed.pk).update(settled_at=now)


def _record(deed: str, term: Term, *, by: Actor, now: datetime) -> None:
    record(
        by=by,
        action=f"procedures.{deed}",
        object_type="procedures.Term",
        object_id=term.pk,
        now=now,
        place_id=COUNTRY,
    )


@transaction.atomic
def set_process(
    *, procedure: Procedure, place: Place | None, steps: Sequence[Step], seen: str, by: Actor, now: datetime
) -> None:
    """Write the internal process: of one place, or (`place` None) for all that have none of their own. No steps: take
    it back, the general one counts again. `seen`: as `queries.process_of` gave it.

    Raises Refused for what is no process, or where somebody else has changed it meanwhile.
    """
    permissions.check_can_set_process(place, by=by)
    Procedure.objects.select_for_update().get(pk=procedure.pk)
    found = queries.process_of(procedure, place)
    if found.seen != seen:
        raise Refused(_("Quy trình này vừa được người khác sửa. Hãy xem lại rồi lưu."))
    if steps and (wrong := process.problems(steps, found.limit)):
        raise Refused(" ".join(str(one) for one in wrong))
    ProcessStep.objects.filter(procedure=procedure, place=place).delete()
    ProcessStep.objects.bulk_create(
        ProcessStep(
            procedure=procedure, place=place, order=order, name=one.name[:200], phase=one.phase, role=one.role,
            department=one.department, half_days=one.half_days,
        )
        for order, one in enumerate(steps)
    )  # fmt: skip
    record(
        by=by,
        action="procedures.set_process",
        object_type="procedures.Procedure",
        object_id=procedure.pk,
        now=now,
        place_id=place.pk if place is not None else COUNTRY,
        fields=["steps"],
    )


def bump() -> None:
    """Let every process read catalogue, words and editions again."""
    queries.forget_engine()
    queries.forget_editions()
    if not Catalogue.objects.update(version=F("version") + 1):
        Catalogue.objects.create(pk=1)


def _lines(name: str) -> Iterable[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _whole(said: str) -> int | None:
    return int(said) if said.strip() else None


def _offered() -> Iterable[Procedure]:
    for row in _lines("procedures"):
        unit = row["time_unit"] or states.TimeUnit.OTHER
        amount = _whole(row["working_days"]) or _first_number(row["time_note"], unit)
        yield Procedure(
            code=row["procedure_code"],
            name=row["name"],
            field=row["field"],
            authority=row["authority"],
            level="Cấp xã",
            offered=True,
            time_amount=amount if unit != states.TimeUnit.OTHER else None,
            time_unit=unit if amount else states.TimeUnit.OTHER,
            time_note=row["time_note"],
            fee=_whole(row["fee_vnd"]),
            fee_note=row["fee_note"],
            decision=row["decision"],
            verified=row["status"],
            source=row["source"][:300],
            channels=row["portal_channels"],
        )


def _first_number(note: str, unit: str) -> int | None:
    """The file writes limits in calendar days and hours into the note: “10 ngày”, “1 giờ”."""
    word = {states.TimeUnit.CALENDAR_DAY: "ngày", states.TimeUnit.HOUR: "giờ"}.get(states.TimeUnit(unit))
    found = re.search(rf"(\d+)\s*{word}", note) if word else None
    return int(found.group(1)) if found else None


def _national() -> Iterable[Procedure]:
    for row in _lines("procedures_all"):
        # Half days and ranges stay in the note: nothing here counts by them.
        amount = int(row["working_days"]) if row["working_days"].isdecimal() else None
        yield Procedure(
            code=row["code"],
            name=row["name"][:600],
            field=row["field"],
            level=row["level"],
            time_amount=amount,
            time_unit=states.TimeUnit.WORKING_DAY if amount else states.TimeUnit.OTHER,
            time_note=row["time_text"][:400],
        )


def _less_made_here(wanted: dict[str, Procedure]) -> dict[str, Procedure]:
    """Without the lines written in the browser; what was given a form there is offered, whatever the file says."""
    for code in Procedure.objects.filter(editions__published_at__isnull=False).values_list("code", flat=True):
        if code in wanted:
            wanted[code].offered = True
    written = set(queries.made_here().values_list("code", flat=True))
    return {code: one for code, one in wanted.items() if code not in written}


def _differs(standing: Procedure, wanted: Procedure) -> bool:
    return any(getattr(standing, name) != getattr(wanted, name) for name in _WRITTEN)


def _merged(standing: Procedure, wanted: Procedure) -> Procedure:
    for name in _WRITTEN:
        setattr(standing, name, getattr(wanted, name))
    return standing


def _load_papers() -> None:
    """The papers we know; a line that left the file leaves the catalogue."""
    rows = list(_lines("papers"))
    owners = {one.code: one for one in Procedure.objects.filter(code__in={row["procedure"] for row in rows})}
    kept = []
    for order, row in enumerate(rows):
        paper, _created = Paper.objects.update_or_create(
            procedure=owners[row["procedure"]],
            code=row["code"],
            defaults={
                "name": row["name"],
                "act": row["act"],
                "verified": row["verified"] == "yes",
                "originals": int(row["originals"]),
                "copies": int(row["copies"]),
                "required": row["required"] == "yes",
                "replaced_by_data": row["replaced_by_data"],
                "condition": row["condition"],
                "order": order,
            },
        )
        kept.append(paper.pk)
    Paper.objects.exclude(pk__in=kept).delete()


def _load_aliases() -> None:
    """Older codes that lists still carry."""
    rows = list(_lines("aliases"))
    owners = {one.code: one for one in Procedure.objects.filter(code__in={row["procedure"] for row in rows})}
    for row in rows:
        ended = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
        defaults = {"procedure": owners[row["procedure"]], "valid_to": ended}
        ProcedureAlias.objects.update_or_create(code=row["code"], defaults=defaults)

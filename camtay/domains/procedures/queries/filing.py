"""Where a place has a procedure filed, and which of its departments works on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from camtay.domains.places import queries as places
from camtay.domains.places.models import Place, PlaceQuerySet
from camtay.domains.procedures.models import PlaceProcedure, Procedure
from camtay.domains.procedures.queries.catalogue import offered
from camtay.domains.procedures.queries.editions import form
from camtay.domains.procedures.states import FiledAt
from camtay.foundation.prepared import Prepared, Slot
from camtay.foundation.vietnamese import fold


def _elsewhere() -> Any:
    procedure: Any = Slot("procedure", Procedure._meta.get_field("id"))
    sent_on = PlaceProcedure.objects.filter(procedure=procedure, filed_at=FiledAt.NATIONAL_PORTAL)
    return sent_on.values("place")


def _here() -> PlaceQuerySet:
    """The communes that take cases in themselves, without those that send this procedure to the national portal."""
    return places.taking_in().exclude(pk__in=_elsewhere()).select_related("parent")


_TAKING = Prepared(_here)
_TAKES = Prepared(lambda: _here().filter(pk=Slot("place", Place._meta.get_field("id"))))


def filed_at(procedure: Procedure, place: Place) -> FiledAt:
    """Where people of the place file it. Here: where it has a form, the place takes cases in itself, and has not said
    otherwise. One query; none for a procedure without a form."""
    if form(procedure) is None or not _TAKES.rows(procedure=procedure.pk, place=place.pk):
        return FiledAt.NATIONAL_PORTAL
    return FiledAt.HERE


def places_taking(procedure: Procedure) -> list[Place]:
    """The communes where it is filed here, in Vietnamese order. One query, none for a procedure without a form."""
    return places.in_order(_TAKING.rows(procedure=procedure.pk)) if form(procedure) else []


@dataclass(frozen=True)
class Handled:
    """A procedure as a place handles it. `may_be_here`: it could be filed here at all; `said`: the place's own word,
    "" for none; `version`: of what it set, 0 where it set nothing."""

    procedure: Procedure
    filed_at: FiledAt
    said: str
    may_be_here: bool
    department: str
    version: int


def handled(
    place: Place, *, text: str = "", field: str = "", filed_at: str = "", department: str = ""
) -> list[Handled]:
    """The procedures communes offer as this one handles them, by field and name. Three queries."""
    rows = {row.procedure_id: row for row in PlaceProcedure.objects.filter(place=place)}
    takes = bool(places.setting(place, "own_intake"))
    found = [_handled(one, rows.get(one.pk), takes=takes) for one in offered()]
    words = fold(text).split()
    return [
        one
        for one in found
        if (not field or one.procedure.field == field)
        and (not filed_at or one.filed_at == filed_at)
        and (not department or one.department == department)
        and all(word in fold(f"{one.procedure.name} {one.procedure.code}") for word in words)
    ]


def handled_one(procedure: Procedure, place: Place) -> Handled:
    """One of them."""
    row = PlaceProcedure.objects.filter(place=place, procedure=procedure).first()
    return _handled(procedure, row, takes=bool(places.setting(place, "own_intake")))


def _handled(procedure: Procedure, row: PlaceProcedure | None, *, takes: bool) -> Handled:
    said = row.filed_at if row else ""
    may = takes and form(procedure) is not None
    here = may and said != FiledAt.NATIONAL_PORTAL
    return Handled(
        procedure=procedure,
        filed_at=FiledAt.HERE if here else FiledAt.NATIONAL_PORTAL,
        said=said,
        may_be_here=may,
        department=row.department if row else "",
        version=row.version if row else 0,
    )


def handled_version(found: Iterable[Handled]) -> int:
    """What a form over several of them carries: it grows with whatever is changed among them."""
    return sum(one.version for one in found)


def fields_offered() -> list[str]:
    """The fields (lĩnh vực) of the procedures communes offer."""
    return list(dict.fromkeys(one.field for one in offered()))

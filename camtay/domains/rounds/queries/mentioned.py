"""What the commands of one call mention, read together: people, places, attachments, one's visits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from camtay.domains.people.models import Person
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.rounds.models import Attachment, Visit
from camtay.domains.rounds.rules.payloads import as_uuid
from camtay.domains.rounds.states import VisitState

_PERSON = ("person",)
STEP = 900  # ids in one statement


class Mentioned:
    """Looked up at first all at once; what comes up later, one by one. Merged people stand for whom they were merged
    into."""

    def __init__(self, payloads: Iterable[Mapping[str, Any]], account_id: int) -> None:
        said = list(payloads)
        self._people: dict[UUID, Person] = {}
        self._places: dict[str, Place] = {}
        self._visits: list[Visit] | None = None
        self._account_id = account_id
        self._read_people({one for payload in said for one in _people_in(payload)})
        codes = {code for payload in said for code in _places_in(payload)}
        if codes:
            self._places = places.by_codes(codes)

    def person(self, public_id: UUID) -> Person | None:
        if public_id not in self._people:
            self._read_people({public_id})
        return self._people.get(public_id)

    def place(self, code: str) -> Place | None:
        if code not in self._places and (found := places.by_code(code)) is not None:
            self._places[code] = found
        return self._places.get(code)

    def attachment(self, attachment_id: UUID, account_id: int) -> Attachment | None:
        rows = Attachment.objects.select_related("file")
        return rows.filter(pk=attachment_id, account=account_id).first()

    def add(self, person: Person) -> None:
        self._people[person.public_id] = person

    def forget(self) -> None:
        """What was read in a transaction that was taken back is not so."""
        self._people.clear()
        self._visits = None

    def open_visits(self) -> list[Visit]:
        """The account's visits that are still to be made."""
        if self._visits is None:
            rows = Visit.objects.filter(helper=self._account_id)
            self._visits = list(rows.filter(state__in=[VisitState.PROPOSED, VisitState.AGREED]))
        return self._visits

    def forget_visits(self) -> None:
        self._visits = None

    def _read_people(self, ids: set[UUID]) -> None:
        wanted = sorted(ids)
        rows = Person.objects.select_related(
            "commune", "neighbourhood", "same_as__commune", "same_as__neighbourhood"
        )
        for start in range(0, len(wanted), STEP):
            for one in rows.filter(public_id__in=wanted[start : start + STEP]):
                self._people[one.public_id] = one.same_as or one


def _people_in(payload: Mapping[str, Any]) -> Iterable[UUID]:
    said = [payload.get("person")]
    seen = payload.get("seen")
    if isinstance(seen, list):
        said += [one.get("person") for one in seen if isinstance(one, Mapping)]
    return (found for one in said if (found := as_uuid(one)) is not None)


def _places_in(payload: Mapping[str, Any]) -> Iterable[str]:
    value = payload.get("place")
    return [value] if isinstance(value, str) and len(value) <= 32 else []

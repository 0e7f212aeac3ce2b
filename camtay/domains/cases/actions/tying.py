"""Codes noted by people and cases brought by lists, put together where the list's own words agree.

Nobody comes to see a case by naming its code: what does not agree waits for a clerk, and to whoever noted it looks as
if nothing had been found.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from camtay.domains.cases import messages, states
from camtay.domains.cases.models import Case, NotedCase
from camtay.domains.cases.rules import national
from camtay.domains.procedures.queries import bare
from camtay.foundation.access import Actor
from camtay.foundation.audit.journal import Deed, record_many
from camtay.foundation.ids import token
from camtay.foundation.prepared import update

CHUNK = 500
TIED = ("applicant", "pressed_by", "helped_by", "authorisation", "neighbourhood", "token")
_OF_NOTE = ("case", "found_at", "doubt")


def settle_place(*, place_id: int, batch_id: UUID, by: Actor, now: datetime) -> None:
    """After a list: look for what waits among the cases of its place, and look again at those it changed.

    One query finds them; nothing more is asked where nobody noted anything.
    """
    same = Case.objects.filter(origin=states.Origin.MIRROR, external_code=OuterRef("external_code"))
    here = same.filter(Q(receiving_place=place_id) | Q(deciding_place=place_id))
    waiting = Q(Exists(here), case=None, doubt="")
    again = Q(Exists(same.filter(batch_id=batch_id)))
    codes = NotedCase.objects.filter(waiting | again).order_by().values_list("external_code", flat=True)
    settle(set(codes), by=by, now=now)


def settle_cases(ids: Collection[str], *, by: Actor, now: datetime) -> None:
    """Look again at these cases, whose fields were given back."""
    noted = NotedCase.objects.filter(external_code=OuterRef("external_code"))
    wanted = list(ids)
    for start in range(0, len(wanted), CHUNK):
        rows = Case.objects.filter(Exists(noted), pk__in=wanted[start : start + CHUNK])
        settle(set(rows.values_list("external_code", flat=True)), by=by, now=now)


def settle(codes: Collection[str | None], *, by: Actor, now: datetime) -> None:
    """Decide for each code whose case it is, and tell whoever is found. Locks cases first, then notes."""
    if not codes:
        return
    rows = Case.objects.filter(origin=states.Origin.MIRROR, external_code__in=codes)
    cases = list(
        rows.select_for_update(of=("self",)).select_related("receiving_place", "procedure").order_by("pk")
    )
    notes = _locked(codes)
    deeds: dict[int, list[Deed]] = {}
    for case in cases:
        own = [one for one in notes if one.external_code == case.external_code and one.doubt != "rejected"]
        for deed in _decide(case, own, now=now):
            deeds.setdefault(case.receiving_place_id, []).append(deed)
    for place in sorted(deeds):
        record_many(by=by, place_id=place, deeds=deeds[place], now=now)


def _locked(codes: Collection[str | None]) -> list[NotedCase]:
    rows = NotedCase.objects.filter(external_code__in=codes).select_related("person", "procedure")
    return list(rows.select_for_update(of=("self",)).order_by("pk"))


def _decide(case: Case, notes: Sequence[NotedCase], *, now: datetime) -> Iterable[Deed]:
    held = next((one for one in notes if one.case_id == case.pk), None)
    if held is not None and held.doubt != "confirmed" and (why := doubt_of(held, case)):
        untie(case, held, doubt=why)
        yield deed_of("cases.untie_code", case, held)
        held = None
    others = [one for one in notes if one is not held]
    fitting = [one for one in others if not doubt_of(one, case)]
    free = held is None and case.applicant_id in (None, *(one.person_id for one in fitting))
    for one in others:
        why = doubt_of(one, case)
        if not why and free and len(fitting) == 1:
            tie(case, one, now=now)
            yield deed_of("cases.tie_code", case, one)
        elif one.doubt != (why := why or "taken"):
            one.doubt = why
            one.save(update_fields=["doubt"])


def doubt_of(note: NotedCase, case: Case) -> str:
    """What does not fit; "" where all does, be the case somebody else's or not."""
    return national.doubt(
        person=note.person.name,
        phone=note.person.phone,
        noted_procedure=bare(note.procedure.code),
        listed=case.applicant_name,
        listed_phone=case.applicant_phone,
        listed_procedure=bare(case.procedure.code if case.procedure else case.procedure_code),
    )


def tie(case: Case, note: NotedCase, *, doubt: str = "", now: datetime) -> None:
    """The case is the person's from now on: on their page, in the figures as they pressed it, and they are told."""
    case.applicant_id, case.neighbourhood_id = note.person_id, note.person.neighbourhood_id
    case.pressed_by, case.helped_by_id = note.pressed_by, note.helped_by_id
    case.authorisation_id = note.authorisation_id
    case.token = case.token or token()
    update(case, *TIED)
    note.case, note.found_at, note.doubt = case, now, doubt
    note.save(update_fields=_OF_NOTE)
    messages.tell_found(case, note, now=now)


def untie(case: Case, note: NotedCase, *, doubt: str) -> None:
    """It was not theirs: what tied it goes, and the link that was shared with it."""
    case.applicant_id = case.neighbourhood_id = case.helped_by_id = case.authorisation_id = None
    case.pressed_by, case.token = states.Pressed.UNKNOWN, None
    update(case, *TIED)
    note.case, note.found_at, note.doubt = None, None, doubt
    note.save(update_fields=_OF_NOTE)


def let_go(ids: Collection[str]) -> None:
    """These cases are about to be taken back: what was noted waits again."""
    codes = Case.objects.filter(pk__in=ids).values("external_code")
    notes = NotedCase.objects.filter(external_code__in=codes).exclude(doubt="rejected")
    notes.update(case=None, found_at=None, doubt="")


def deed_of(action: str, case: Case, note: NotedCase) -> Deed:
    return Deed(
        action, "cases.Case", str(case.pk), about=note.person_id, fields=TIED[:-1], note=f"noted:{note.pk}"
    )

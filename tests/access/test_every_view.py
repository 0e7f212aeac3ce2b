"""Every view, as everybody: what is not granted is refused, by GET and by POST, and changes nothing.

A view that stands in none of the lists fails the test: nobody has decided about it.
"""

import io
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from camtay.domains.cases import states
from camtay.domains.cases.actions import propose_import
from camtay.domains.cases.models import Case, CaseFile
from camtay.domains.cases.tests import factories as make
from camtay.domains.cases.tests.test_every_edge import PDF
from camtay.domains.people.models import Account, RoleHeld
from camtay.domains.people.states import ROLES
from camtay.domains.people.tests.make import sign_in
from camtay.domains.procedures.models import MissedQuery, Term
from camtay.foundation import files
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.models import Entry
from camtay.foundation.tables.models import Batch

pytestmark = pytest.mark.django_db

CASE_STAFF = {"clerk", "specialist", "department_head", "signer", "commune_leader", "auditor"}
IMPORTERS = {"clerk", "data_officer"}
ADMINS = {"commune_admin", "city_admin"}
FIGURES = {"clerk", "specialist", "department_head", "signer", "commune_leader", "data_officer", "commune_admin",
           "city_viewer", "city_admin", "auditor", "party_viewer", "police"}  # fmt: skip
OPENERS = FIGURES - {"police"}

# Anybody at all, or part of signing in (which has tests of its own).
PUBLIC = {
    "home", "portal:search", "portal:results", "portal:procedures", "portal:procedure", "portal:follow",
    "portal:follow_code", "portal:figures", "portal:place_figures", "portal:place_chart", "portal:token", "portal:qr",
    "sign_in", "sign_out", "sign_in:phone", "sign_in:code", "sign_in:name", "invitation", "gallery", "gallery_chart",
    "gallery_sheet", "accessibility", "set_language", "healthz", "readyz", "desk:matrix",
}  # fmt: skip
LIBRARY = ("account_", "mfa_")
# The person's own alone, whatever else they are.
OWN = {
    "portal:case", "portal:resume", "portal:page", "portal:check", "portal:submit", "portal:discard",
    "portal:withdraw", "portal:sheet", "portal:receipt", "portal:file",
}  # fmt: skip
# Shows each person their own: nothing of others is named in the address.
PERSONAL = {"portal:start", "portal:mine"}
# One thing of Phú Xuân's: who of Phú Xuân (and of its city) may.
KEYED: dict[str, set[str]] = {
    "desk:case": CASE_STAFF, "desk:file": CASE_STAFF, "desk:receipt": CASE_STAFF,
    "desk:accept": {"clerk"}, "desk:decline": {"clerk"}, "desk:hand_over": {"clerk"},
    "desk:assign": {"department_head"}, "desk:start": {"specialist", "department_head"},
    "desk:turn": {"specialist", "department_head", "signer", "commune_leader"},
    "desk:decide": {"signer", "commune_leader"}, "desk:attach_result": {"clerk", "specialist"},
    "desk:import": IMPORTERS, "desk:import_columns": IMPORTERS, "desk:import_comparison": IMPORTERS,
    "desk:import_confirm": IMPORTERS, "desk:import_progress": IMPORTERS, "desk:import_problems": IMPORTERS,
    "desk:import_undo": IMPORTERS,
    "desk:place": {"data_officer", *ADMINS}, "desk:place_settings": ADMINS, "desk:place_practice": ADMINS,
    "desk:account": {"auditor", "team_leader", *ADMINS}, "desk:role_give": {"team_leader", *ADMINS},
    "desk:invite_again": {"team_leader", *ADMINS}, "desk:account_leave": ADMINS,
    "desk:second_factor_reset": ADMINS, "desk:role_end": {"team_leader", *ADMINS},
    "desk:resident": {"clerk", "data_officer", "commune_admin"},
    "cockpit:place": FIGURES, "cockpit:indicator": FIGURES, "cockpit:chart": FIGURES, "cockpit:export": OPENERS,
}  # fmt: skip
# The words of search are the same for all places.
WORDS = {
    "desk:words": {"editor", *ADMINS},
    "desk:word_remove": {"editor", *ADMINS},
    "desk:missed_settle": {"editor", *ADMINS},
}
# Lists of what the actor's own scope holds; strangers to the desk are refused.
SCOPED = {
    "desk:home", "desk:intake", "desk:work", "desk:search", "desk:export", "desk:imports", "desk:import_list",
    "desk:helping", "desk:places", "desk:people", "desk:person_invite", "desk:residents", "desk:journal",
    "cockpit:home",
}  # fmt: skip


def walk(resolver: Any, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from walk(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        elif pattern.name:
            yield f"{prefix}{pattern.name}"


def test_somebody_has_decided_about_every_view():
    decided = PUBLIC | OWN | PERSONAL | KEYED.keys() | WORDS.keys() | SCOPED
    views = {name for name in walk(get_resolver()) if not name.startswith(LIBRARY)}
    assert views - decided == set(), "nobody has decided who may use these views"
    assert decided - views == set(), "these views are gone"


@pytest.fixture
def things() -> dict[str, Any]:
    """A case of Mai's with a file, a list, an account and the rest, all in Phú Xuân."""
    now, here = timezone.now(), make.phu_xuan()
    mai = make.account("Nguyễn Thị Mai", ("resident", here), phone="+84905100003")
    case = make.case(states.SUBMITTED, at=now, applicant_id=mai.person_id, version=1)
    stored = files.store(io.BytesIO(PDF), name="a.pdf", kinds={"pdf"}, now=now)
    file = CaseFile.objects.create(
        case=case, kind="paper", paper_code="x", file=stored, name="a.pdf", added_at=now
    )
    table = files.store(
        io.BytesIO(b"MaHoSo;TenTTHC\nA-1;Chung thuc\n"), name="a.csv", kinds=files.TABLES, now=now
    )
    batch = propose_import(place=here, file=table, name="a.csv", by=SYSTEM, now=now)
    nga = make.account("Trương Thị Nga", ("clerk", here))
    return {
        "case_id": case.pk, "file_id": file.pk, "page_id": "child_name", "kind": "ho-so", "batch_id": batch.pk,
        "form": "xlsx", "code": here.code, "account_id": nga.pk, "role_id": nga.roles.get().pk, "move": "stop",
        "person_id": mai.person_id, "indicator": "cases.on_time", "mai": mai,
        "pk": Term.objects.create(kind="ask", text="x", procedure_code="1", added_at=now).pk,
        "missed": MissedQuery.objects.create(text="x", first_at=now, last_at=now).pk,
    }  # fmt: skip


NEEDS = {
    "desk:export": {"kind": "csv"}, "cockpit:export": {"kind": "csv"}, "desk:import_problems": {"kind": "ho-so"},
}  # fmt: skip


def address(name: str, things: dict[str, Any]) -> str:
    values = {**things, **NEEDS.get(name, {})}
    if name == "desk:missed_settle":
        values["pk"] = things["missed"]
    wanted = next(params for found, params in _patterns(get_resolver()) if found == name)
    return reverse(name, kwargs={key: values[key] for key in wanted})


def _patterns(resolver: Any, prefix: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        else:
            yield f"{prefix}{pattern.name}", tuple(pattern.pattern.converters)


def state_of_things() -> list[Any]:
    return [
        list(Case.objects.order_by("pk").values_list("pk", "version", "state")), CaseFile.objects.count(),
        list(Batch.objects.values_list("pk", "state")), Entry.objects.count(), Term.objects.count(),
        list(RoleHeld.objects.order_by("pk").values_list("pk", "revoked_at")),
        list(Account.objects.order_by("pk").values_list("pk", "is_active")),
        list(MissedQuery.objects.values_list("pk", "settled_at")),
    ]  # fmt: skip


def refused(client: Client, path: str) -> None:
    """By GET and by POST: sent to sign in, refused, unknown, or not a way in at all; and nothing has changed."""
    before = state_of_things()
    shown, sent = client.get(path), client.post(path, {"reason": "x", "version": "1", "key": "k"})
    for answer in (shown, sent):
        onward = answer.headers.get("Location", "")
        to_sign_in = answer.status_code == 302 and onward.startswith("/dang-nhap/")
        # A step's address opened by whoever may see the case leads back to the case, and takes no step.
        back_to_case = (
            answer is shown and answer.status_code == 302 and path.startswith(onward) and onward != path
        )
        assert to_sign_in or back_to_case or answer.status_code in (403, 404, 405), (
            f"{path}: {answer.status_code}"
        )
    assert state_of_things() == before, path


def someone(role: str, where: Any) -> Client:
    kinds = {"province": make.hue()}
    held_in = next(one for one in ROLES if one.code == role).held_in
    place = where if "commune" in held_in else kinds.get(held_in[0], where)
    return sign_in(Client(), make.account(f"Người {role}", (role, place)))


def test_a_stranger_is_refused_everywhere(things):
    guest = Client()
    for name in OWN | KEYED.keys() | WORDS.keys() | SCOPED | PERSONAL:
        refused(guest, address(name, things))


def test_another_resident_is_refused_what_is_not_theirs(things):
    other = sign_in(Client(), make.account("Trần Văn Tâm", ("resident", make.phu_xuan())))
    for name in OWN | KEYED.keys() | WORDS.keys() | SCOPED:
        refused(other, address(name, things))


@pytest.mark.parametrize("role", [role.code for role in ROLES if role.code != "resident"])
def test_a_role_in_its_place_may_what_it_is_given_and_nothing_else(role, things):
    client = someone(role, make.phu_xuan())
    for name in OWN:
        refused(client, address(name, things))
    for name, may in (KEYED | WORDS).items():
        if role not in may:
            refused(client, address(name, things))


@pytest.mark.parametrize(
    "role", [role.code for role in ROLES if "commune" in role.held_in and role.code != "resident"]
)
def test_a_role_in_another_commune_is_refused(role, things):
    client = someone(role, make.phu_vinh())
    for name in OWN | KEYED.keys():
        refused(client, address(name, things))


def test_nobody_works_on_their_own_case(things):
    here = make.phu_xuan()
    for role in sorted(CASE_STAFF):
        RoleHeld.objects.create(
            account=things["mai"], role=role, place=here, valid_from="2020-01-01", granted_at=timezone.now()
        )
    mai = sign_in(Client(), things["mai"])
    for state in (states.SUBMITTED, states.ACCEPTED, states.IN_PROGRESS, states.DECIDED, states.RESULT_READY):
        case = make.case(state, at=timezone.now(), applicant_id=things["mai"].person_id, code=f"own-{state}")
        for name in ("accept", "decline", "start", "turn", "decide", "attach_result", "hand_over", "assign"):
            path = address(f"desk:{name}", {**things, "case_id": case.pk})
            answer = mai.post(path, {"reason": "x", "version": str(case.version), "key": f"k-{state}-{name}"})
            assert answer.status_code in (403, 404, 422), f"{path} in {state}: {answer.status_code}"
        assert Case.objects.get(pk=case.pk).state == state


def test_guessed_addresses_open_nothing(things):
    clerk = someone("clerk", make.phu_xuan())
    guesses = {**things, "case_id": uuid.uuid4(), "file_id": uuid.uuid4(), "batch_id": uuid.uuid4(),
               "account_id": 10**9, "role_id": 10**9, "person_id": 10**9, "code": "99999"}  # fmt: skip
    for name in OWN | KEYED.keys():
        refused(clerk, address(name, guesses))

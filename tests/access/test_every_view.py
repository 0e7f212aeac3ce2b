"""Every address, as everybody: what `views.csv` does not give is refused, by GET and by POST, and changes nothing.

A view that stands in no row fails the test: nobody has decided about it. A changed row is a changed right.
"""

import logging
import uuid
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from weasyprint import HTML

from camtay.domains.cases.models import Case
from camtay.domains.people.models import RoleHeld
from camtay.domains.people.states import ROLE_BY_CODE, STAFF
from camtay.domains.people.tests.make import NOW, account, sign_in
from camtay.domains.places.models import Place
from camtay.domains.tasks.models import Task
from camtay.foundation.tables.models import Batch
from tests.access import cast, doors, of_plans, of_reports, of_rounds, of_teams, things
from tests.access.doors import Decided
from tests.access.things import Things

pytestmark = pytest.mark.django_db

TABLE = doors.decided()
METHODS = ("get", "post")
GUEST = frozenset({"anyone"})
SIGNED_IN = GUEST | {"account"}
OWNER = SIGNED_IN | {"owner"}
WORDS = {"-", "staff"} | OWNER | ROLE_BY_CODE.keys()
# Whose forms are looked at and found wanting: they have answers or columns of their own.
LOOKED_AT = {
    "desk:rescue",
    "desk:report_point",
    "desk:visit_add",
    "desk:class_open",
    "desk:class_add",
    "field:enrol",
    "desk:procedure_add",
    "desk:procedure_change",
    "desk:procedure_preview",
    "desk:edition_title",
    "desk:edition_condition",
    "desk:edition_page_add",
    "desk:edition_page",
    "desk:edition_question_add",
    "desk:edition_question",
    "desk:edition_type",
    "desk:edition_choice",
    "desk:edition_check",
    "desk:edition_paper_add",
    "desk:edition_paper",
    "desk:edition_publish",
    "desk:official",
    "desk:official_add",
    "desk:course",
    "desk:course_add",
    "desk:course_change",
    "desk:counter",
    "desk:team_found",
    "desk:campaign_start",
    "desk:campaign_extend",
    "desk:disruptions",
    "desk:disruption_end",
    "desk:process",
    "desk:apology",
    "desk:pause_add",
    "desk:pause_end",
    "desk:voice_put",
    "desk:session_new",
    "desk:sheet",
    "portal:practise_form",
    "portal:page",
    "portal:supply",
    "portal:mandate_on_paper",
    "portal:mandate_pressed",
    "portal:mandate_slip",
    "portal:name_guide",
    "portal:case_guide",
    "portal:submit",
    "portal:follow",
    "desk:deputies",
    "desk:task_new",
    "desk:import_columns",
    "desk:import_list",
}
PHU_XUAN = ["Nguyễn Thị Mai", "Trương Thị Nga", "Lê Quang Phúc", "PX-", "a.csv"]


DRAWN: set[str] = set()  # titles of papers of which this process has made a PDF


@pytest.fixture(autouse=True)
def each_paper_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a PDF, which is a fifth of these tests' time; to the next who ask it is given as the words it is drawn from."""
    drawn = HTML.write_pdf

    def write_pdf(paper: Any, **how: Any) -> bytes:
        title = paper.etree_element.findtext(".//title")
        if title in DRAWN:
            return ElementTree.tostring(paper.etree_element, encoding="utf-8")
        DRAWN.add(title)
        return drawn(paper, **how)

    monkeypatch.setattr(HTML, "write_pdf", write_pdf)


@pytest.fixture(autouse=True)
def nothing_is_noted_in_logs() -> Iterator[None]:
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def there() -> Things:
    cache.clear()
    return things.of_phu_xuan()


def test_somebody_has_decided_about_every_view():
    rows, views = {row.name for row in TABLE}, {name for name, _parts in doors.walk()}
    assert views - rows == set(), "nobody has decided who may use these views"
    assert rows - views == set(), "these views are gone"
    assert len({row.view for row in TABLE}) == len(TABLE)
    assert {word for row in TABLE for word in row.get | row.post} <= WORDS
    assert {row.of for row in TABLE} == {"all", "door", "list", "own", "place"}


def words_of(role: str) -> frozenset[str]:
    return SIGNED_IN | {role} | ({"staff"} if role in STAFF else set())


def may(row: Decided, method: str, who: frozenset[str], *, near: bool) -> bool:
    return bool(row.who(method) & who) and (near or row.of not in ("place", "own"))


def ask(client: Client, method: str, row: Decided, there: Things) -> tuple[str, HttpResponseBase]:
    path, cookies = doors.address(row.view, things.named(row.view, there)), client.cookies.copy()
    form = {"data": things.said(row.view, there)} if method == "post" else {}
    answer = getattr(client, method)(path, **form)
    if answer.streaming:
        answer.getvalue()
    client.cookies = cookies  # signing out and the like end with the request
    return path, answer


def asked() -> Iterator[tuple[Decided, str]]:
    return ((row, method) for row in TABLE for method in METHODS)


def rows_of_all_tables() -> dict[str, list[Any]]:
    ours = [model for model in apps.get_models() if model.__module__.startswith("camtay.")]
    return {model._meta.label: list(model._default_manager.order_by("pk").values_list()) for model in ours}


def is_refused(client: Client, rows: list[tuple[Decided, str]], there: Things) -> None:
    """Each of them; and afterwards nothing has changed, in any table."""
    before = rows_of_all_tables()
    for row, method in rows:
        path, answer = ask(client, method, row, there)
        assert doors.refuses(answer, method, path), f"{method} {row.view} {path}: {answer.status_code}"
    after = rows_of_all_tables()
    assert [label for label in after if after[label] != before[label]] == []


def is_let_in(
    client: Client, rows: list[tuple[Decided, str]], there: Things,
    also: Callable[[str, HttpResponseBase], object] = lambda path, answer: None,
) -> None:  # fmt: skip
    """Each of them, one not knowing of the other; `also` looks at what was answered."""
    for row, method in rows:
        with transaction.atomic():
            path, answer = ask(client, method, row, there)
            also(path, answer)
            transaction.set_rollback(True)
        assert not doors.refuses(answer, method, path), f"{method} {row.view} {path}: refused"
        fine = (200, 302, 422) if row.name in LOOKED_AT else (200, 302)
        assert answer.status_code in fine, f"{method} {row.view} {path}: {answer.status_code}"


def visits(
    client: Client, who: frozenset[str], there: Things, *, near: bool = True,
    also: Callable[[str, HttpResponseBase], object] = lambda path, answer: None,
) -> None:  # fmt: skip
    """The whole house, door by door. What is open to anyone is tried by the guest alone."""
    known = GUEST if who == GUEST else frozenset()
    is_refused(client, [one for one in asked() if not may(*one, who, near=near)], there)
    # Steps of signing in have tests of their own; that a stranger is kept out of the later ones is tried here.
    open_to = [one for one in asked() if may(*one, who - GUEST | known, near=near) and one[0].of != "door"]
    is_let_in(client, open_to, there, also)


def test_a_stranger(there):
    visits(Client(), GUEST, there)


def test_whoever_a_case_belongs_to(there):
    client = sign_in(Client(), there["mai"], method="phone", second_factor=False)
    visits(client, OWNER, there)


def test_another_resident(there):
    other = account("Trần Văn Tâm", ("resident", there["spots"]["here"]), phone="+84905100002")
    visits(sign_in(Client(), other, method="phone", second_factor=False), SIGNED_IN, there)


@pytest.mark.parametrize("role", sorted(STAFF))
def test_a_role_where_it_is_held(role, there):
    visits(sign_in(Client(), cast.holder(role, there["spots"])), words_of(role), there)


def held_away(role: str, there: Things) -> Client:
    """The same role, in the commune next door, its village, or another province."""
    kinds = {"commune": "there", "province": "far", "neighbourhood": "other_part"}
    spot = next(name for kind, name in kinds.items() if kind in ROLE_BY_CODE[role].held_in)
    return sign_in(Client(), account(f"Người {role}", (role, there["spots"][spot])))


@pytest.mark.parametrize("role", sorted(STAFF))
def test_a_role_held_elsewhere(role, there):
    here = there["spots"]["here"]
    before = of_place(here)

    def leaves_phu_xuan_alone(path: str, answer: HttpResponseBase) -> None:
        shown = "" if answer.streaming else answer.content.decode(errors="replace")
        assert not [word for word in PHU_XUAN if word in shown], path
        assert of_place(here) == before, path

    # A list sent with another's place is looked at, and answered with what may be chosen.
    visits(held_away(role, there), words_of(role), there, near=False, also=leaves_phu_xuan_alone)


def of_place(here: Place) -> list[Any]:
    return [
        list(Batch.objects.filter(place_id=here.pk).order_by("pk").values_list("pk", "state")),
        list(Case.objects.exclude(code=None).order_by("pk").values_list("pk", "state", "version")),
        list(RoleHeld.objects.filter(place=here).order_by("pk").values_list("pk", "revoked_at")),
    ]


def of_cases() -> list[tuple[Decided, str]]:
    """What the desk does to a case: everything behind its address that is sent."""
    return [(row, "post") for row in TABLE if row.view.startswith("desk:") and "case_id" in _parts(row)]


def _parts(row: Decided) -> tuple[str, ...]:
    return doors.open_parts()[row.name]


def with_all_roles(there: Things, who: Any = None) -> Any:
    """Everything that can be held in Phú Xuân, at once."""
    who = who or account("Người Tất Cả", ("resident", there["spots"]["here"]), phone="+84905100098")
    here = [code for code, role in ROLE_BY_CODE.items() if role.staff and "commune" in role.held_in]
    RoleHeld.objects.bulk_create(
        RoleHeld(
            account=who, role=role, place=there["spots"]["here"], valid_from="2026-01-01", granted_at=NOW
        )
        for role in here
    )
    return who


def test_nobody_settles_their_own_case(there):
    """Whoever holds every role can take every step of Mai's cases; but not Mai herself."""
    steps = [(row, method) for row, method in of_cases() if row.post != {"-"}]
    assert len(steps) >= 15
    is_let_in(sign_in(Client(), with_all_roles(there)), steps, there)
    mai = sign_in(Client(), with_all_roles(there, there["mai"]))
    is_refused(mai, steps + [(row, "get") for row, _method in steps], there)


def test_nobody_gives_or_ends_their_own_role(there):
    admin = cast.holder("commune_admin", there["spots"])
    client = sign_in(Client(), admin)
    own = {**there, "account_id": admin.pk, "role_id": admin.roles.get().pk}
    deeds = [
        "desk:role_give",
        "desk:invite_again",
        "desk:account_leave",
        "desk:second_factor_reset",
        "desk:role_end",
    ]
    before = rows_of_all_tables()
    for row in (row for row in TABLE if row.view in deeds):
        _path, answer = ask(client, "post", row, own)
        assert answer.status_code in (403, 422), f"{row.view}: {answer.status_code}"
    assert rows_of_all_tables() == before


@pytest.mark.parametrize("method", ["password", "phone"])
def test_no_role_counts_without_the_second_factor(method, there):
    client = sign_in(Client(), with_all_roles(there), method=method, second_factor=False)
    is_refused(client, [one for one in asked() if not may(*one, SIGNED_IN, near=True)], there)


def test_a_guessed_address(there):
    """Even whoever may everything in Phú Xuân opens nothing that is not there, or not under this address."""
    client, nowhere = sign_in(Client(), with_all_roles(there)), uuid.uuid4()
    guess = {
        **there, "review_id": nowhere, "closing_id": nowhere, "regime_id": 10**9, "class_id": nowhere, "sen_id": 10**9, "disruption_id": nowhere, "official_id": nowhere, "course_id": nowhere, "mandate_id": nowhere, "request": dict.fromkeys(there["request"], nowhere), "account_id": 10**9, "role_id": 10**9, "pause_id": 10**9, "person_id": 10**9, "code": "99999",
        "cases": {state: Case(pk=nowhere, state=state, token="x" * 22) for state in there["cases"]},
        **dict.fromkeys((*of_teams.IDS, *of_plans.IDS, *of_rounds.IDS, *of_reports.IDS), nowhere), **of_teams.NOWHERE,
        "noted": dict.fromkeys(there["noted"], nowhere),
        "tasks": {state: Task(pk=nowhere) for state in there["tasks"]}, "deputy_id": nowhere,
        "batch": dict.fromkeys(there["batch"], nowhere), "done": dict.fromkeys(there["batch"], nowhere),
    }  # fmt: skip
    is_refused(client, [one for one in asked() if one[0].of in ("place", "own")], guess)
    is_refused(Client(), [(row, "get") for row in TABLE if row.view in ("portal:token", "portal:qr")], guess)


def test_an_address_made_of_two_true_halves(there):
    """Another case's file, and a list of one kind under the name of the other."""
    client = sign_in(Client(), with_all_roles(there))

    def turn(one: dict[str, Any]) -> dict[str, Any]:
        return dict(zip(one, [*list(one.values())[1:], next(iter(one.values()))], strict=True))

    turned = {
        **there, "file": dict.fromkeys(there["file"], there["file"]["draft"]),
        "batch": turn(there["batch"]), "done": turn(there["done"]),
    }  # fmt: skip
    mixed = [one for one in asked() if "batch_id" in _parts(one[0]) or one[0].view == "desk:file"]
    assert len(mixed) > 30
    is_refused(client, mixed, turned)
    mai = sign_in(Client(), there["mai"], method="phone", second_factor=False)
    is_refused(mai, [(row, "get") for row in TABLE if row.view == "portal:file"], turned)

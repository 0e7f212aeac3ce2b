"""One's own journal: every deed in a plain sentence, who by role and name, who looked; and nobody else's."""

import ast
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import camtay
from camtay.domains.cases import actions, queries, states
from camtay.domains.cases.tests import factories
from camtay.domains.people.tests.make import account, sign_in
from camtay.domains.places.tests.make import phu_xuan
from camtay.entrances.portal.journal import presenters
from camtay.foundation.audit import journal

pytestmark = pytest.mark.django_db
# What is about nobody: lists and keys, and what is asked of many at once.
ABOUT_NOBODY = {
    "cases.import_propose",
    "cases.export",
    "people.search",
    "people.rotate_keys",
}
SAID = re.compile(r"(?:cases|people)\.[a-z_]*[a-z]")
TYPES = {"people.account", "people.person", "people.keys"}
ROOT = Path(camtay.__file__).parent


def trees():
    """Every module of the two domains' actions."""
    for domain in ("cases", "people"):
        for path in (ROOT / "domains" / domain / "actions").glob("*.py"):
            yield ast.parse(path.read_text(encoding="utf-8"))


def named_in_code():
    """Names of actions as they stand in the code: whole, or as the move that is finished."""
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and SAID.fullmatch(node.value):
                yield node.value
            moves = isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("finish", "record_move")
            if moves and isinstance(node.args[1], ast.Constant):
                yield f"cases.{node.args[1].value}"
    yield from (f"cases.{move.name}" for move in states.TABLE.moves)
    yield from (f"cases.print_{one}" for one in ("supplement", "refusal", "apology", "control"))


def test_it_has_a_sentence_for_every_deed():
    told = presenters.DEEDS.keys() | presenters.LOOKS.keys() | ABOUT_NOBODY | TYPES
    missing = sorted(
        name for name in set(named_in_code()) if name not in told and not name.startswith("people.code")
    )
    assert not missing, (
        "A deed about a person needs a sentence for their journal (entrances/portal/journal/presenters.py), "
        f"or stands in ABOUT_NOBODY: {missing}"
    )


def test_it_tells_each_look_that_doors_log():
    whats = re.compile(r'what="(look\w*)"')
    found = {w for path in (ROOT / "entrances").rglob("*.py") for w in whats.findall(path.read_text("utf-8"))}
    assert {f"cases.{one}" for one in found} <= presenters.LOOKS.keys()


@pytest.fixture
def mai():
    return account("Nguyễn Thị Mai", ("resident", phu_xuan()), phone="+84905100003", email=None)


def shown(who, query=""):
    client = sign_in(Client(), who, method="phone", second_factor=False)
    return client.get(reverse("portal:journal") + query)


def words(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.fixture
def filed(mai):
    now = timezone.now()
    return factories.case(states.SUBMITTED, at=now, applicant_id=mai.person_id)


def test_it_says_who_by_role_and_name(mai, filed):
    nga = account("Trương Thị Nga", ("clerk", phu_xuan()))
    actions.accept(case_id=filed.pk, by=factories.actor(nga, timezone.now()), now=timezone.now())
    said = words(shown(mai))
    assert "Cán bộ một cửa Trương Thị Nga tiếp nhận hồ sơ." in said
    assert "Đăng ký khai sinh · 19753-" in said


def test_it_says_on_whose_behalf_and_who_guided(mai, filed):
    son = account("Trần Văn Tâm", ("resident", phu_xuan()), phone="+84905100002", email=None)
    lan = account("Võ Thị Lan", ("team_leader", phu_xuan()))
    now = timezone.now()
    about = {"object_type": "cases.Case", "object_id": filed.pk, "now": now, "place_id": phu_xuan().pk}
    by = replace(factories.actor(son, now), on_behalf_of=mai.person_id)
    journal.record(by=by, action="cases.submit", about=mai.person_id, **about)
    own = factories.actor(mai, now)
    journal.record(by=own, action="cases.submit", about=mai.person_id, note=f"guide:{lan.pk}", **about)
    said = words(shown(mai))
    assert "Trần Văn Tâm, làm thay bà con: nộp hồ sơ." in said
    assert "Bà con nộp hồ sơ, có Võ Thị Lan hướng dẫn." in said


def test_it_says_who_looked(mai, filed):
    phuc = account("Lê Quang Phúc", ("specialist", phu_xuan()))
    actions.looked(case=filed, by=factories.actor(phuc, timezone.now()), now=timezone.now())
    assert "Lê Quang Phúc" not in words(shown(mai))
    assert "Chuyên viên Lê Quang Phúc mở xem hồ sơ của bà con." in words(shown(mai, "?phan=xem"))


def test_it_shows_nothing_of_anybody_else(mai, filed):
    nga = account("Trương Thị Nga", ("clerk", phu_xuan()))
    actions.accept(case_id=filed.pk, by=factories.actor(nga, timezone.now()), now=timezone.now())
    other = account("Trần Văn Tâm", ("resident", phu_xuan()), phone="+84905100002", email=None)
    for part in ("", "?phan=xem"):
        assert "Trương Thị Nga" not in words(shown(other, part))
    assert "Chưa có việc nào" in words(shown(other))
    # Nor does who works there read it as their own.
    staff = sign_in(Client(), nga)
    assert "tiếp nhận hồ sơ" not in words(staff.get(reverse("portal:journal")))


def test_it_turns_pages_and_asks_the_same(mai, filed, django_assert_max_num_queries):
    nga = factories.actor(account("Trương Thị Nga", ("clerk", phu_xuan())), timezone.now())
    for minute in range(35):
        at = timezone.now() - timedelta(minutes=minute)
        journal.record(
            by=nga, action="cases.decide", object_type="cases.Case", object_id=filed.pk, now=at,
            place_id=phu_xuan().pk, about=mai.person_id,
        )  # fmt: skip
    client = sign_in(Client(), mai, method="phone", second_factor=False)
    with django_assert_max_num_queries(12):
        first = client.get(reverse("portal:journal"))
    assert words(first).count("ký kết quả") == 30
    assert words(client.get(reverse("portal:journal") + "?trang=2")).count("ký kết quả") == 5


def test_a_deed_nobody_has_words_for_is_told_all_the_same(mai, filed):
    nga = factories.actor(account("Trương Thị Nga", ("clerk", phu_xuan())), timezone.now())
    journal.record(
        by=nga, action="cases.something_new", object_type="cases.Case", object_id=filed.pk, now=timezone.now(),
        place_id=phu_xuan().pk, about=mai.person_id,
    )  # fmt: skip
    assert "Trương Thị Nga làm một việc liên quan đến bà con." in words(shown(mai))


def test_guided_by_is_known_to_the_helper_as_a_number(mai, filed):
    assert queries.titles([filed.pk]) == {filed.pk: ("Đăng ký khai sinh", "")}

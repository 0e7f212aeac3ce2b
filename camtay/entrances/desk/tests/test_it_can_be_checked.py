"""The permission matrix and the journal: what lets others check on the house."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from camtay import domains
from camtay.domains.cases.tests import factories as make
from camtay.domains.people import actions
from camtay.domains.people.models import RoleHeld
from camtay.domains.people.states import ROLES
from camtay.domains.people.tests.make import actor
from camtay.entrances.desk.people.presenters import control
from camtay.foundation.access import SYSTEM, Reach, matrix
from camtay.foundation.audit.journal import record
from camtay.foundation.audit.words import deed_words

pytestmark = pytest.mark.django_db
JOURNAL = "/can-bo/nguoi/nhat-ky/"
DOMAINS = Path(domains.__file__).parent


def test_its_matrix_says_for_every_deed_who_may_and_how_far():
    rights = {right.name: right for area in control.areas() for right in area.rights}
    assert rights.keys() == {permission.name for permission in matrix()}
    words = {role.code: str(role.label) for role in ROLES}
    for permission in matrix():
        shown = {
            (grant.reach, role) for grant in rights[permission.name].grants for role in grant.roles
        }  # fmt: skip
        assert shown == {
            (str(control.REACH[reach]), words[role]) for role, reach in permission.grants.items()
        }
        never = "Không ai tự làm cho chính mình." in rights[permission.name].notes
        assert never == permission.never_own


@pytest.mark.parametrize("role", [role.code for role in ROLES])
def test_its_matrix_narrows_to_one_role(role):
    shown = {right.name for area in control.areas(role) for right in area.rights}
    assert shown == {one.name for one in matrix() if role in one.grants or one.public}


def test_its_matrix_is_open_to_all_staff(at):
    page = at("helper").get(reverse("desk:matrix")).content.decode()
    assert "Tiếp nhận hoặc không tiếp nhận hồ sơ" in page
    assert str(control.REACH[Reach.OWN]) in page


@pytest.fixture
def deeds(staff):
    """A role ended here, a deed of the system here, one elsewhere, one of no place.

    Their objects carry a colon: two letters alone turn up by chance in a form's token.
    """
    now = timezone.now()
    held = RoleHeld.objects.get(account=staff("clerk"))
    actions.end_role(held=held, by=actor(staff("commune_admin"), now), now=now)
    for place, number in ((make.phu_xuan().pk, 1), (make.nam_dong().pk, 2), (0, 3)):
        record(
            by=SYSTEM, action="places.load_units", object_type="places.place", object_id=f"n:{number}",
            now=now - timedelta(days=10), place_id=place,
        )  # fmt: skip


def test_its_journal_says_who_did_what(at, deeds):
    page = at("commune_admin").get(JOURNAL).content.decode()
    for said in (
        "Trần Hoài An",
        "Thôi vai trò: Cán bộ một cửa",
        "Nạp danh mục đơn vị hành chính",
        "Hệ thống",
    ):
        assert said in page
    assert "n:1" in page
    assert "n:2" not in page
    assert "n:3" not in page


def test_its_journal_shows_what_has_no_place_to_the_city(at, deeds):
    page = at("auditor", where=make.hue()).get(JOURNAL).content.decode()
    for said in ("n:1", "n:2", "n:3"):
        assert said in page


def test_its_journal_is_filtered(at, deeds, staff):
    browser = at("commune_admin")
    assert "n:1" not in browser.get(f"{JOURNAL}?area=people.").content.decode()
    day = (timezone.localdate() - timedelta(days=5)).isoformat()
    assert "n:1" not in browser.get(f"{JOURNAL}?since={day}").content.decode()
    until = browser.get(f"{JOURNAL}?until={day}").content.decode()
    assert "n:1" in until
    assert "Thôi vai trò: " not in until
    who = staff("commune_admin").pk
    assert "n:1" not in browser.get(f"{JOURNAL}?nguoi={who}").content.decode()
    about = staff("clerk").person_id
    assert "Thôi vai trò: " in browser.get(f"{JOURNAL}?ve={about}").content.decode()
    assert "Không có việc nào" in browser.get(f"{JOURNAL}?ve=999999").content.decode()


@pytest.mark.parametrize("role", ["clerk", "helper", "specialist", "editor"])
def test_its_journal_is_kept_from_others(at, role):
    assert at(role).get(JOURNAL).status_code == 403


# Looks, and kinds of things, which stand beside deeds in the actions.
NO_DEEDS = {
    "people.look", "people.sign_in", "people.person", "people.account", "people.keys", "learning.look", "teams.look_member",
    "teams.membership", "dispatch.message", "rounds.clash", "rounds.command", "rounds.device", "rounds.pack", "rounds.visit",
}  # fmt: skip


def test_its_journal_has_words_for_every_deed_of_every_domain():
    said = set()
    for path in DOMAINS.glob("*/actions/**/*.py"):
        domain = path.relative_to(DOMAINS).parts[0]
        said |= set(re.findall(rf'"({domain}\.[a-z_]+)"', path.read_text(encoding="utf-8")))
    words = deed_words()
    assert len(said) > 100
    assert said - NO_DEEDS <= words.keys()
    assert words["cases.import"] == "Nạp hồ sơ từ danh sách của tỉnh, thành phố"
    assert words["tasks.finish"] == "Báo đã xong"


def test_its_matrix_has_words_for_every_area():
    assert not [area.label for area in control.areas() if area.label.isascii() and area.label.islower()]

import io
import re

import pytest
from django.core.management import CommandError, call_command

from camtay.domains.dispatch.models import Message
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account, RoleHeld
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.procedures.models import Procedure
from camtay.entrances.terminal import readiness, setting_up
from camtay.foundation import calendar

pytestmark = pytest.mark.django_db

LOADED = ["units: all", "procedures: all", "calendar: all", "reporting regimes: all"]


@pytest.fixture(autouse=True)
def made_ready(monkeypatch) -> list[int]:
    """The suite's database is ready; what that takes is proved where serving is."""
    calls: list[int] = []
    monkeypatch.setattr(readiness, "make_ready", lambda verbosity: calls.append(verbosity))
    return calls


@pytest.fixture
def loaded(monkeypatch) -> Place:
    """Two places of the country are enough, but for the one test that loads it."""
    monkeypatch.setattr(setting_up, "load_everything", lambda _now: LOADED)
    city = Place.objects.create(
        code="46", kind="province", type="thanh_pho", name="Thành phố Huế", short_name="Huế", search="hue 46"
    )
    return Place.objects.create(
        code="19945", kind="commune", type="xa", name="Xã Phú Vinh", short_name="Phú Vinh", parent=city,
        search="phu vinh 19945",
    )  # fmt: skip


def set_up(code: str = "19945", email: str = "lan@phuvinh.example.vn", **options: object) -> str:
    said = io.StringIO()
    call_command("set_up", code, admin=email, stdout=said, **options)
    return said.getvalue()


def link_in(said: str) -> str:
    return re.search(r"http\S+/loi-moi/\S+", said).group()


def test_an_empty_database_becomes_a_place(made_ready):
    said = set_up()
    assert made_ready == [0]
    assert places.by_code("19945").name in said
    assert Place.objects.filter(kind="commune", practice=False).count() == 3321
    assert Procedure.objects.count() > 2000
    assert calendar.rules_of_year(2026)
    assert "0 new" in set_up()  # and nothing twice


def test_the_administrator_is_invited_by_letter_and_on_screen(loaded):
    said = set_up(name="Hoàng Thị Lan")
    held = RoleHeld.objects.get()
    assert (held.role, held.place, held.account.person.name) == ("commune_admin", loaded, "Hoàng Thị Lan")
    letter = Message.objects.get()
    assert letter.address == "lan@phuvinh.example.vn"
    assert link_in(said) in letter.body


def test_again_it_gives_the_same_link_and_invites_nobody_twice(loaded):
    first = link_in(set_up())
    assert link_in(set_up(email="Lan@phuvinh.example.vn")) == first
    assert Account.objects.count() == RoleHeld.objects.count() == Message.objects.count() == 1


def test_a_link_that_ran_out_is_replaced(loaded):
    first = link_in(set_up())
    invitation = Account.objects.get().invitations.get()
    type(invitation).objects.update(expires_at=invitation.created_at)
    second = link_in(set_up())
    assert second != first
    assert Message.objects.count() == 2


def test_who_has_a_password_gets_nothing_new(loaded):
    set_up()
    account = Account.objects.get()
    account.set_password("một mật khẩu thật dài")
    account.save()
    said = set_up()
    assert "loi-moi" not in said
    assert "signed in before" in said


def test_a_second_administrator_joins_the_first(loaded):
    set_up()
    set_up(email="minh@phuvinh.example.vn")
    assert {account.email for account in people.holders(
        "commune_admin", place_ids=[loaded.pk], on=calendar.local_day(Message.objects.first().created_at)
    )} == {"lan@phuvinh.example.vn", "minh@phuvinh.example.vn"}  # fmt: skip


def test_a_province_gets_its_own_kind_of_administrator(loaded):
    set_up("46")
    assert RoleHeld.objects.get().role == "city_admin"


def test_the_places_settings_may_come_along(loaded):
    said = set_up(set=["own_intake=yes", "desk_name=Bộ phận Một cửa"])
    assert places.setting(loaded, "own_intake") is True
    assert places.setting(loaded, "desk_name") == "Bộ phận Một cửa"
    assert "settings: own_intake, desk_name" in said or "settings: desk_name, own_intake" in said


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"code": "phu vinh"}, "Perhaps: 19945 Xã Phú Vinh"),
        ({"code": "nowhere"}, "not the code"),
        ({"email": "lan"}, "not an e-mail address"),
        ({"set": ["colour=red"]}, "colour: .*desk_name"),
        ({"set": ["own_intake"]}, "KEY=VALUE"),
    ],
)
def test_what_cannot_be_is_refused_with_what_could(loaded, given, words):
    with pytest.raises(CommandError, match=words):
        set_up(**given)
    assert not Account.objects.exists()

import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from camtay.domains.people import actions, queries
from camtay.domains.people.models import Person
from camtay.entrances.terminal import home
from camtay.foundation import keys
from camtay.foundation.access import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house(settings, tmp_path) -> None:
    """A home with a key file of its own, and one person whose number is kept under it."""
    settings.CAMTAY_HOME = tmp_path
    settings.CAMTAY_KEY_FILE = tmp_path / "keys.json"
    settings.KEYS = keys.load(settings.CAMTAY_KEY_FILE, may_create=True)


@pytest.fixture
def numbers() -> list[str]:
    """Three residents' numbers as they are kept."""
    for last in "123":
        person = Person.objects.create(name="Hồ Thị Mận", created_at=timezone.now())
        actions.set_citizen_number(
            person_id=person.pk,
            version=person.version,
            number=f"04609012345{last}",
            by=SYSTEM,
            now=timezone.now(),
        )
    return kept()


def kept() -> list[str]:
    return list(Person.objects.order_by("pk").values_list("citizen_number", flat=True))


def plain() -> list[str]:
    return [queries.unsealed(stored) for stored in kept()]


def rotate(**options: bool) -> str:
    said = io.StringIO()
    call_command("rotate_keys", stdout=said, **options)
    return said.getvalue()


def test_everything_is_written_again_and_still_says_the_same(numbers):
    before = plain()
    said = rotate()
    assert "3 written again under key k2" in said
    assert plain() == before == [f"04609012345{last}" for last in "123"]
    assert all(stored.startswith("k2:") for stored in kept())


def test_a_later_start_reads_it_from_the_file(numbers, settings):
    before = plain()
    rotate()
    settings.KEYS = keys.load(settings.CAMTAY_KEY_FILE, may_create=False)
    assert settings.KEYS.current == "k2"
    assert plain() == before


def test_what_was_interrupted_goes_on_without_another_key(numbers, settings, monkeypatch):
    monkeypatch.setattr(actions, "rotate_keys", lambda **_: 0)
    rotate()
    monkeypatch.undo()
    assert all(stored.startswith("k1:") for stored in kept())
    settings.KEYS = keys.load(settings.CAMTAY_KEY_FILE, may_create=False)
    assert "3 written again under key k2" in rotate(resume=True)
    assert settings.KEYS.current == "k2"


def test_it_does_not_turn_the_lock_under_a_serving_house(numbers):
    with home.hold(alone=False), pytest.raises(CommandError, match="Stop `camtay serve`"):
        rotate()
    assert kept() == numbers

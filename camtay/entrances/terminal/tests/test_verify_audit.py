import io
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from camtay.domains.places.models import Place
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.journal import record
from camtay.foundation.audit.models import Entry

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def deeds() -> list[Place]:
    """Three deeds in each of two communes."""
    city = Place.objects.create(code="46", kind="province", type="thanh_pho", name="Huế", short_name="Huế")
    places = [
        Place.objects.create(code=code, kind="commune", type="xa", name=name, short_name=name, parent=city)
        for code, name in [("19945", "Phú Vinh"), ("19858", "Phong Thái")]
    ]
    for place in places:
        for number in range(3):
            record(by=SYSTEM, action="test", object_type="t", object_id=number, now=NOW, place_id=place.pk)
    return places


def verify(**options: str) -> tuple[int, str]:
    said = io.StringIO()
    try:
        call_command("verify_audit", stdout=said, **options)
    except SystemExit as end:
        return int(end.code), said.getvalue()
    return 0, said.getvalue()


def test_an_untouched_journal_is_whole():
    assert verify() == (0, "The journal is whole.\n")


def test_a_changed_entry_is_found_in_its_place(deeds):
    entry = Entry.objects.filter(place_id=deeds[0].pk).order_by("number")[1]
    Entry.objects.filter(pk=entry.pk).update(actor="account:1")
    status, said = verify()
    assert status == 1
    assert "The journal is whole" not in said
    assert verify(place="19945")[0] == 1
    assert verify(place="19858")[0] == 0


def test_a_code_of_no_place_is_refused():
    with pytest.raises(CommandError, match="99999"):
        verify(place="99999")

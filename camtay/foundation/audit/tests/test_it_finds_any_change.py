from datetime import UTC, datetime

import pytest

from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.journal import Deed, history, record, record_many, verify
from camtay.foundation.audit.models import Chain, Entry

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def three_deeds(place_id: int = 7) -> None:
    record(by=SYSTEM, action="a.one", object_type="x.Y", object_id=1, now=NOW, place_id=place_id)
    record_many(
        by=SYSTEM,
        place_id=place_id,
        now=NOW,
        deeds=[Deed("a.two", "x.Y", "1", about=3, fields=["state"]), Deed("a.three", "x.Y", "2")],
    )


def test_it_finds_nothing_in_an_untouched_journal():
    three_deeds()
    three_deeds(place_id=8)
    assert verify() == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("action", "a.other"),
        ("about", 4),
        ("fields", ["name"]),
        ("actor", "account:1"),
        ("note", "x"),
        ("at", datetime(2026, 1, 1, tzinfo=UTC)),
    ],
)
def test_it_finds_a_changed_field(field, value):
    three_deeds()
    Entry.objects.filter(number=2).update(**{field: value})
    assert verify() == ["place 7: entry 2 was changed, or one before it was removed"]


def test_it_finds_a_removed_entry():
    three_deeds()
    Entry.objects.filter(number=2).delete()
    assert "place 7: entry 2 is missing (found 3)" in verify(7)


def test_it_finds_a_removed_last_entry():
    three_deeds()
    Entry.objects.filter(number=3).delete()
    assert verify() == ["the chain's head says 3 entries, 2 were found"]


def test_it_finds_entries_whose_chain_was_thrown_away():
    three_deeds()
    Chain.objects.all().delete()
    assert verify() == ["place 7: entries without a chain"]


def test_it_finds_an_entry_rewritten_with_a_fresh_digest():
    three_deeds()
    last = Entry.objects.get(number=3)
    last.action, last.digest = "a.forged", "0" * 64
    last.save()
    assert len(verify()) == 2


def test_it_tells_the_history_of_one_thing_in_order():
    three_deeds()
    assert [entry.action for entry in history("x.Y", 1)] == ["a.one", "a.two"]

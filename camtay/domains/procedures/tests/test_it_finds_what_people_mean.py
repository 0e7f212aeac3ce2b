"""The right procedure first, however people ask: on queries nobody has tuned for."""

import csv
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from camtay.domains.procedures import actions, queries
from camtay.domains.procedures.models import MissedQuery, Term
from camtay.foundation.access import SYSTEM, Actor, HeldRole, Refused

DATA = Path(__file__).parent / "data"
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh():
    queries.forget_engine()
    yield
    queries.forget_engine()


def rows():
    with (DATA / "queries_held_out.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_right_one_is_first_whatever_the_style_of_asking():
    asked, first, near = Counter(), Counter(), Counter()
    for row in rows():
        codes = [hit.code for hit in queries.find(row["query"], limit=3)]
        asked[row["style"]] += 1
        first[row["style"]] += codes[:1] == [row["code"]]
        near[row["style"]] += row["code"] in codes
    assert sum(asked.values()) >= 300
    assert sum(first.values()) / sum(asked.values()) >= 0.85
    assert sum(near.values()) / sum(asked.values()) >= 0.95
    assert {style for style in asked if first[style] / asked[style] < 0.75} == set()


def test_every_offered_procedure_is_asked_for():
    assert len({row["code"] for row in rows()}) == 171


@pytest.mark.parametrize(
    "query", ["", "   ", "???", "zzzzqqqq", "a" * 5000, "\x00", "😀", "' OR 1=1 --", "%s %d {x}"]
)
def test_it_bears_anything(query):
    for hit in queries.find(query):
        assert 0 <= hit.score <= 1


def test_accents_composed_or_not_are_the_same():
    import unicodedata

    one, other = (queries.find(unicodedata.normalize(form, "đăng ký khai sinh")) for form in ("NFC", "NFD"))
    assert one == other
    assert one[0].code == "1.001193"


def editor():
    return Actor(1, 1, "Dương Như Quỳnh", (HeldRole("editor", 1, frozenset([1])),))


def test_an_editor_teaches_it_a_phrase_and_takes_it_back():
    said = "giấy con chim bồ câu"
    assert "1.004873" not in [hit.code for hit in queries.find(said, limit=1)]
    term = actions.add_term(kind="ask", text=said, procedure_code="1.004873", by=editor(), now=NOW)
    assert queries.find(said)[0].code == "1.004873"
    assert queries.find("giay con chim bo cau")[0].code == "1.004873"
    actions.remove_term(term=term, by=editor(), now=NOW)
    assert "1.004873" not in [hit.code for hit in queries.find(said, limit=1)]


def test_nobody_else_teaches_it():
    clerk = Actor(2, 2, "Trương Thị Nga", (HeldRole("clerk", 1, frozenset([1])),))
    with pytest.raises(Refused):
        actions.add_term(kind="ask", text="x y", procedure_code="1.004873", by=clerk, now=NOW)
    assert not Term.objects.exists()


def test_it_counts_what_found_nothing_without_anybodys_number():
    for _time in range(2):
        actions.note_missed_query(text="  Bán vé số 0905 123 456 ", now=NOW)
    missed = MissedQuery.objects.get()
    assert missed.times == 2
    assert "0905" not in missed.text
    actions.settle_missed_query(missed=missed, by=editor(), now=NOW)
    assert not queries.missed().exists()


def test_the_catalogue_joins_both_lists_and_repeats_without_effect():
    first = actions.load_catalogue(by=SYSTEM, now=NOW)
    again = actions.load_catalogue(by=SYSTEM, now=NOW)
    assert first.created > 2600
    assert (again.created, again.changed, again.unchanged) == (0, 0, first.created)
    assert len(queries.offered()) == 171
    birth = queries.by_code("1.001193.000.00.00.H57")
    assert birth is not None
    assert (birth.time_unit, birth.fee) == ("same_day", 0)
    assert queries.by_code("1.000656").fee is None
    assert [paper.code for paper in queries.papers(birth)][:2] == ["declaration", "certificate_file"]

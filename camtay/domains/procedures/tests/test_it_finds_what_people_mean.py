"""The right procedure first, however people ask: on queries nobody has tuned for."""

import csv
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from camtay.domains.procedures import actions, queries
from camtay.domains.procedures.models import Catalogue, MissedQuery, Term
from camtay.domains.procedures.rules import shipped
from camtay.foundation.access import SYSTEM, Actor, HeldRole, Refused
from camtay.foundation.vietnamese import fold

DATA = Path(__file__).parent / "data"
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
HELD_OUT = ("queries_held_out", "queries_held_out_2", "queries_held_out_3")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh():
    queries.forget_engine()
    yield
    queries.forget_engine()


def rows(name="queries_held_out"):
    with (DATA / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", HELD_OUT)
def test_the_right_one_is_first_whatever_the_style_of_asking(name):
    """The sets were written after the phrases, each after what the one before had taught. Seen for the first time they
    gave 94.5, 91.2 and 86.7 % first, 98.7, 96.4 and 96.7 % among three; since then they are no longer unseen."""
    asked, first, near = Counter(), Counter(), Counter()
    for row in rows(name):
        codes = [hit.code for hit in queries.find(row["query"], limit=3)]
        asked[row["style"]] += 1
        first[row["style"]] += codes[:1] == [row["code"]]
        near[row["style"]] += row["code"] in codes
    assert sum(asked.values()) >= 60
    assert sum(first.values()) / sum(asked.values()) >= 0.85
    assert sum(near.values()) / sum(asked.values()) >= 0.95
    assert {style for style in asked if first[style] / asked[style] < 0.75} == set()


@pytest.mark.parametrize("name", ["queries_held_out", "queries_held_out_2"])
def test_every_offered_procedure_is_asked_for(name):
    assert len({row["code"] for row in rows(name)}) == 171


def test_no_held_out_query_in_own_words_is_a_phrase():
    """A set is of use only while nobody copies from it. Official names without marks cannot but be alike: 100 of the
    first set's 453 are, and without them it gave 92.9 % first when it was seen for the first time."""
    said = {" ".join(fold(row["text"]).split()) for row in shipped.table("phrases")}
    asked = [row for name in HELD_OUT for row in rows(name)]
    own = [row["query"] for row in asked if row["style"] in ("situation", "dialect", "teencode")]
    assert len(own) > 250
    assert [query for query in own if " ".join(fold(query).split()) in said] == []


def test_the_examples_shown_to_us_are_found():
    shown = rows("queries_shown")
    found = [queries.find(row["query"], limit=3) for row in shown]
    first = sum(hits[0].code == row["procedure_code"] for hits, row in zip(found, shown, strict=True))
    assert first / len(shown) >= 0.95
    assert all(
        row["procedure_code"] in [h.code for h in hits] for hits, row in zip(found, shown, strict=True)
    )


def slipped(text, chance):
    """One slip of the finger for every eighteen letters: a letter lost, doubled, or changed with the next."""
    letters = list(text)
    for _slip in range(1 + len(letters) // 18):
        at = chance.randrange(len(letters) - 1)
        kind = chance.randrange(3)
        if not (letters[at].isalpha() and letters[at + 1].isalpha()):
            continue
        if kind == 0:
            letters[at] = ""
        elif kind == 1:
            letters[at] *= 2
        else:
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)


def test_a_slip_of_the_finger_or_missing_marks_do_not_matter():
    chance = Random(7)
    plain = [entry for entry in shipped.entries() if entry.offered]
    bare = sum(queries.find(fold(one.plain), limit=1)[0].code == one.code for one in plain)
    typed = sum(queries.find(slipped(fold(one.plain), chance), limit=1)[0].code == one.code for one in plain)
    assert bare / len(plain) >= 0.97
    assert typed / len(plain) >= 0.93


def test_a_national_procedure_is_found_by_its_name_though_no_commune_offers_it():
    assert queries.find("cấp giấy chứng nhận kiểm dịch động vật thủy sản vận chuyển", limit=1)[0].score > 0.2
    hits = queries.find("Thủ tục hải quan nhập khẩu kim cương thô", limit=3)
    assert hits[0].code == "1.007847"


def test_a_code_finds_its_procedure():
    assert [hit.code for hit in queries.find("2.000815.000.00.00.H55")] == ["2.000815"]


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


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "ask", "text": "???", "procedure_code": "1.004873"},
        {"kind": "canon", "text": " - "},
        {"kind": "same", "text": "cha", "becomes": ""},
        {"kind": "same", "text": "cha", "becomes": "bố", "how": "nhiều"},
        {"kind": "stop", "text": "ạ", "how": "7"},
        {"kind": "dialect", "text": "mô", "becomes": "đâu", "how": "0.5"},
    ],
)
def test_a_row_the_search_could_not_use_is_refused_and_never_breaks_it(row):
    with pytest.raises(Refused, match="chưa dùng được"):
        actions.add_term(**row, by=editor(), now=NOW)
    Term.objects.create(**row, added_at=NOW)
    queries.forget_engine()
    Catalogue.objects.create(version=99)
    assert queries.find("đăng ký khai sinh")[0].code == "1.001193"


def test_an_editor_teaches_it_a_word():
    assert "1.010386" not in [hit.code for hit in queries.find("mất blorpo", limit=3)]
    actions.add_term(kind="canon", text="blorpo", becomes="hộ chiếu", by=editor(), now=NOW)
    assert queries.find("mất blorpo", limit=1)[0].code == "1.010386"


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

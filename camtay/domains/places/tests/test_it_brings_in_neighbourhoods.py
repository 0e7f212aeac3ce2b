"""A commune's list of thôn or tổ dân phố, from Excel or CSV."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from camtay.domains.places import actions, queries
from camtay.domains.places.models import Place
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.audit.journal import history
from camtay.foundation.tables.columns import TableProblem
from camtay.foundation.tables.engine import UndoRefused
from camtay.foundation.tables.models import Batch, Mode, State
from camtay.foundation.tables.sheets import open_table

from .make import NOW, actor, hue, neighbourhood, phu_vinh, phu_xuan

pytestmark = pytest.mark.django_db

LIST = """UBND XÃ PHÚ VINH;;;
STT;Tên thôn;Số hộ;Số nhân khẩu
1;Hà Trung 1;312;1.250
2;Thôn Trường An;208;830
"""


def table(text):
    return open_table(text.encode(), "thôn.csv")


def brought(text=LIST, place=None, by=SYSTEM, **options):
    return actions.import_neighbourhoods(
        place=place or phu_vinh(), table=table(text), by=by, now=NOW, **options
    )


def counts(batch):
    return (batch.new, batch.changed, batch.unchanged, batch.wrong)


def state():
    """The commune's neighbourhoods as they stand, without the ids of rows."""
    fields = (
        "code",
        "name",
        "short_name",
        "type",
        "households",
        "residents",
        "search",
        "version",
        "practice",
    )
    return list(Place.objects.neighbourhoods().order_by("code").values(*fields))


def test_it_brings_them_in_with_codes_and_types():
    batch = brought()
    assert (counts(batch), batch.state) == ((2, 0, 0, 0), State.DONE)
    first, second = queries.neighbourhoods_of(phu_vinh())
    assert (first.code, first.name, first.short_name, first.type) == (
        "19945-001",
        "Thôn Hà Trung 1",
        "Hà Trung 1",
        "thon",
    )
    assert (first.households, first.residents, first.kind) == (312, 1250, "neighbourhood")
    assert (second.code, second.name) == ("19945-002", "Thôn Trường An")
    assert history("places.Place", first.pk).get().action == "places.create_neighbourhood"
    assert history("tables.Batch", batch.pk).get().note == "new:2 changed:0 wrong:0"


def test_it_calls_them_as_is_usual_in_a_ward():
    brought(LIST, place=phu_xuan())
    assert [one.name for one in queries.neighbourhoods_of(phu_xuan())] == [
        "Tổ dân phố Hà Trung 1",
        "Thôn Trường An",
    ]


def test_it_has_no_effect_when_repeated():
    brought()
    before = state()
    assert counts(brought()) == (0, 0, 2, 0)
    assert counts(brought("Mã,Tên\n19945-001,Hà Trung 1\n")) == (0, 0, 1, 0)
    assert state() == before


def test_it_changes_what_the_list_says_and_nothing_else():
    brought()
    batch = brought("Mã,Tên,Số hộ\n19945-001,Thôn Hà Trung I,320\n,Trường An,208\n")
    assert counts(batch) == (0, 1, 1, 0)
    changed = Place.objects.get(code="19945-001")
    assert (changed.name, changed.households, changed.residents, changed.version) == (
        "Thôn Hà Trung I",
        320,
        1250,
        2,
    )
    assert "ha trung i" in changed.search


def test_it_compares_before_it_writes():
    brought()
    batch = actions.propose_neighbourhoods(
        place=phu_vinh(), table=table("Tên,Số hộ\nHà Trung 1,320\nVinh An,90\n"), by=SYSTEM, now=NOW
    )
    before = state()
    said = actions.compare_neighbourhoods(
        batch=batch, table=table("Tên,Số hộ\nHà Trung 1,320\nVinh An,90\n"), by=SYSTEM, now=NOW
    )
    assert counts(said) == (1, 1, 0, 0)
    assert said.steps[0].differences == {"households": (312, 320)}
    assert state() == before


def test_it_names_what_is_wrong_by_cell():
    neighbourhood(phu_xuan(), 1, "Tổ dân phố 1")
    text = "Mã,Tên,Số hộ\n19753-001,Vinh An,90\nA,Thôn 1,x\nB,,1\nC,Thôn 2,5\nD,Thôn 2,5\nC D/E,Thôn 3,1\n"
    batch = brought(text)
    assert counts(batch) == (1, 0, 0, 5)
    assert [(one["row"], one["column"]) for one in batch.problems] == [
        (2, "A"),
        (3, "C"),
        (4, "B"),
        (6, "B"),
        (7, "A"),
    ]
    assert Place.objects.get(code="C").name == "Thôn 2"


def test_it_takes_all_or_nothing_when_told_so():
    batch = brought("Tên,Số hộ\nThôn 1,5\nThôn 2,nhiều\n", mode=Mode.ALL)
    assert (batch.state, state()) == (State.FAILED, [])


def test_it_undoes_a_list():
    brought()
    before = state()
    batch = brought("Tên,Số hộ\nHà Trung 1,320\nVinh An,90\n")
    actions.undo_neighbourhoods(batch=batch, by=SYSTEM, now=NOW)
    assert state() == before


def test_it_does_not_undo_what_was_changed_or_used_since():
    batch = brought()
    place = Place.objects.get(code="19945-001")
    place.households, place.version = 1, 2
    place.save()
    with pytest.raises(UndoRefused) as refused:
        actions.undo_neighbourhoods(batch=batch, by=SYSTEM, now=NOW)
    assert [one.message for one in refused.value.blocked] == [
        "đã được sửa sau khi nhập (households, version)"
    ]
    assert len(state()) == 2


def test_it_remembers_the_mapping():
    text = "Đơn vị,Hộ gia đình\nThôn 1,5\n"
    with pytest.raises(TableProblem, match="thiếu cột “Tên”"):
        brought(text)
    brought(text, chosen={"name": "Đơn vị", "households": "Hộ gia đình"})
    assert counts(brought(text)) == (0, 0, 1, 0)


def test_it_belongs_into_a_commune():
    with pytest.raises(TableProblem, match="xã, phường"):
        brought(place=hue())


@pytest.mark.parametrize("role", ["clerk", "helper", "city_viewer"])
def test_it_is_not_for_everybody(role):
    with pytest.raises(Refused):
        brought(by=actor(role, phu_vinh()))
    with pytest.raises(Refused):
        brought(by=actor("data_officer", phu_xuan()))
    assert not Batch.objects.exists()


def test_it_is_for_the_data_officer():
    batch = brought(by=actor("data_officer", phu_vinh()))
    assert batch.created_by == 7
    with pytest.raises(Refused):
        actions.undo_neighbourhoods(batch=batch, by=actor("data_officer", phu_xuan()), now=NOW)
    actions.undo_neighbourhoods(batch=batch, by=actor("commune_admin", phu_vinh()), now=NOW)
    assert state() == []


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["Thôn 1", "Thôn 2", "Vinh An", "Hà Trung"]), st.sampled_from(["", "5", "6", "x"])
    ),
    max_size=6,
)


def as_text(rows, columns=(0, 1)):
    lines = [("Tên", "Số hộ"), *rows]
    return "\n".join(",".join(line[at] for at in columns) for line in lines)


def without_codes():
    return sorted((row["name"], row["households"] or -1) for row in state())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(ROWS, ROWS, st.data())
def test_it_does_not_mind_order_and_undoes_to_the_same_state(first, second, data):
    Place.objects.neighbourhoods().delete()
    brought(as_text(first))
    before = state()
    batch = brought(as_text(second))
    after = without_codes()
    assert counts(brought(as_text(second)))[:2] == (0, 0)
    actions.undo_neighbourhoods(batch=batch, by=SYSTEM, now=NOW)
    assert state() == before
    mixed = data.draw(st.permutations([*second, *second]))
    brought(as_text(mixed, columns=(1, 0)))
    assert without_codes() == after

"""What is written is read again; what has not changed is left; what was stopped half-way is mended."""

import io
from datetime import UTC, datetime

import pyarrow.parquet as pq
import pytest
from django.core.exceptions import ImproperlyConfigured

from camtay.connectors.warehouse import Lake, LakeError, Limits, Session, encode
from camtay.connectors.warehouse.client.lake import damaged

COLUMNS = {"id": "text", "day": "int", "done": "bool", "moment": "time"}
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
ROW = ("a", 20261101, True, datetime(2026, 11, 1, 1, 2, 3, 4, tzinfo=UTC))


def put(lake, months, *, commune="19753", now=NOW):
    files = {month: (len(rows), encode(COLUMNS, rows), "") for month, rows in months.items()}
    changed = lake.replace("t.T", commune, files, places=[commune], as_of=now)
    lake.complete("t.T", COLUMNS, covers=[commune], as_of=now)
    return changed


def read(folder, *places):
    with Session(Limits(threads=1)) as session:
        session.keep(Lake.open(folder), "t.T", ["id", "day", "done", "moment"], places=places, kept_as="kept")
        return session.rows("SELECT * FROM kept ORDER BY id")


def test_what_is_written_is_read_again_with_its_types(tmp_path):
    put(Lake(tmp_path), {"202611": [ROW, ("b", None, None, None)]})
    first, second = read(tmp_path, "19753")
    assert first == {"id": "a", "day": 20261101, "done": True, "moment": ROW[3].replace(tzinfo=None)}
    assert second == {"id": "b", "day": None, "done": None, "moment": None}
    assert read(tmp_path, "19858") == []


def test_only_months_that_changed_are_written_again(tmp_path):
    lake = Lake(tmp_path)
    assert put(lake, {"202610": [ROW], "202611": [ROW]}) == 2
    file = lake.path("t.T", "19753", "202610")
    before = file.stat().st_mtime_ns
    assert put(lake, {"202610": [ROW], "202611": [ROW, ROW]}, now=LATER) == 1
    assert file.stat().st_mtime_ns == before
    assert Lake.open(tmp_path).as_of("t.T", "19753") == LATER


def test_a_month_without_records_goes(tmp_path):
    put(Lake(tmp_path), {"202610": [ROW], "202611": [ROW]})
    assert put(Lake(tmp_path), {"202611": [ROW]}) == 1
    assert [path.name for path in (tmp_path / "t.T/commune=19753").glob("*.parquet")] == ["202611.parquet"]


def test_what_a_stopped_run_left_is_mended_by_the_next(tmp_path):
    lake = Lake(tmp_path)
    put(lake, {"202610": [ROW], "202611": [ROW]})
    lake.path("t.T", "19753", "202611").unlink()
    lake.path("t.T", "19753", "202610").with_name("202610.parquet.tmp").write_bytes(b"half")
    assert list(damaged(Lake.open(tmp_path))) == [lake.path("t.T", "19753", "202611")]
    assert put(Lake(tmp_path), {"202610": [ROW], "202611": [ROW]}) == 1
    assert not list(tmp_path.rglob("*.tmp"))
    assert not list(damaged(Lake.open(tmp_path)))


def test_a_lake_that_was_never_finished_is_not_read(tmp_path):
    Lake(tmp_path).replace("t.T", "19753", {}, places=[], as_of=NOW)
    with pytest.raises(LakeError, match="no complete lake"):
        Lake.open(tmp_path)


def test_it_says_what_it_lacks(tmp_path):
    put(Lake(tmp_path), {"202611": [ROW]})
    lake = Lake.open(tmp_path)
    with pytest.raises(LakeError, match=r"lacks colour of t\.T"):
        lake.columns("t.T", ["id", "colour"])
    with pytest.raises(LakeError, match=r"says nothing of t\.T in 19858"):
        lake.check_covers("t.T", ["19753", "19858"])


def test_two_databases_write_their_communes_into_one_lake(tmp_path):
    put(Lake(tmp_path), {"202611": [ROW]})
    put(Lake(tmp_path), {"202611": [ROW]}, commune="00001")
    Lake.open(tmp_path).check_covers("t.T", ["19753", "00001"])
    assert len(read(tmp_path, "19753", "00001")) == 2


def test_it_writes_over_nobodys_files(tmp_path):
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(LakeError, match="not a lake"):
        Lake(tmp_path)


def test_what_is_made_up_and_what_is_real_never_mix(tmp_path):
    put(Lake(tmp_path, synthetic=True), {"202611": [ROW]})
    with pytest.raises(LakeError, match="made-up"):
        Lake(tmp_path)


def test_the_same_rows_give_the_same_bytes():
    assert encode(COLUMNS, [ROW]) == encode(COLUMNS, [ROW]) != encode(COLUMNS, [])
    assert pq.read_table(io.BytesIO(encode(COLUMNS, [ROW]))).num_rows == 1


def test_what_the_engine_may_take_is_said_in_one_setting():
    assert Limits.parse("threads=2&memory=4GB") == Limits(2, "4GB")
    assert Limits.parse("") == Limits()
    for wrong in ("threads=0", "memory=4", "speed=high", "nonsense"):
        with pytest.raises(ImproperlyConfigured):
            Limits.parse(wrong)

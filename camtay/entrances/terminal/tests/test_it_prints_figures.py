import io
import json
from datetime import datetime

import pytest
from django.core.management import CommandError, call_command

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories as make
from camtay.domains.learning.models import PersonProgress
from camtay.domains.people.tests.make import person, phu_xuan
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)


def printed(*more):
    make.case(states.HANDED_OVER, at=NOW)
    make.case(states.HANDED_OVER, at=NOW, channel="counter")
    out = io.StringIO()
    window = ("--place", "19753", "--from", "2026-01-01", "--to", "2026-11-24")
    call_command("indicators", *window, *more, stdout=out)
    return out.getvalue()


def test_it_prints_the_parts_of_a_figure():
    said = printed("--by", "channel")
    assert "online                 1.0000 = 1/1  Trực tuyến" in said


def test_the_parts_are_in_the_json_of_the_figures_that_can_be_split_so():
    found = {one["code"]: one for one in json.loads(printed("--by", "channel", "--format", "json"))}
    assert {part["key"]: part["numerator"] for part in found["cases.on_time"]["parts"]} == {
        "counter": 1,
        "online": 1,
    }
    assert "parts" not in found["cases.filed_online"]


def test_without_a_dimension_there_are_no_parts():
    assert "parts" not in json.loads(printed("--format", "json"))[0]


def said(command, *words):
    out = io.StringIO()
    call_command(command, *words, stdout=out, stderr=io.StringIO())
    return out.getvalue()


WINDOW = ("--place", "19753", "--from", "2026-01-01", "--to", "2026-11-24")


def test_the_lake_says_the_same_as_the_database(tmp_path):
    for channel in ("online", "online", "counter"):
        make.case(states.HANDED_OVER, at=NOW, channel=channel)
    assert "3 records in 1 files, of which 1 had changed" in said("export_lake", str(tmp_path))
    duckdb = ("--engine", "duckdb", "--lake", str(tmp_path))
    for more in ((), ("--by", "channel"), ("--by", "month", "--format", "json")):
        assert said("indicators", *WINDOW, *more, *duckdb) == said("indicators", *WINDOW, *more)
    ids = said("evidence", "cases.filed_online", *WINDOW, *duckdb)
    assert ids == said("evidence", "cases.filed_online", *WINDOW, "--ids")
    assert len(ids.split()) == 2


def test_without_a_lake_it_says_what_to_do(tmp_path):
    make.phu_xuan()
    with pytest.raises(CommandError, match="--lake"):
        said("indicators", *WINDOW, "--engine", "duckdb")
    with pytest.raises(CommandError, match="camtay export-lake"):
        said("indicators", *WINDOW, "--engine", "duckdb", "--lake", str(tmp_path))


def test_the_records_behind_a_figure_of_people_are_listed_without_names():
    here = phu_xuan()
    PersonProgress.objects.create(person=person("Phan Thị Sen", here), commune=here, shown_day=20260301)
    out = io.StringIO()
    window = ("--place", "19753", "--from", "2026-01-01", "--to", "2026-11-24")
    call_command("evidence", "learning.taught", *window, stdout=out)
    assert "20260301" in out.getvalue()
    assert "Sen" not in out.getvalue()
    out = io.StringIO()
    call_command("evidence", "learning.taught", *window, "--format", "json", stdout=out)
    [row] = json.loads(out.getvalue())
    assert row["shown_day"] == 20260301
    assert "person" not in row

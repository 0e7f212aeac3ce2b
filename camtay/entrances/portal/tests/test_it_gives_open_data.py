"""Open data: what anybody may take away, and what is left out of it."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories as make
from camtay.domains.indicators import queries

pytestmark = pytest.mark.django_db
HOME = queries.OPEN_DATA_HOME


@pytest.fixture
def last_month():
    return timezone.now().replace(day=1, hour=9, minute=0) - timedelta(days=5)


def cases(number, at, **fields):
    for _one in range(number):
        make.case(states.HANDED_OVER, at=at, applicant_name="Nguyễn Thị Mai", **fields)


def taken(name):
    answer = Client().get(f"{HOME}{name}")
    assert answer.status_code == 200, answer.status_code
    assert "public" in answer["Cache-Control"]
    assert "max-age=3600" in answer["Cache-Control"]
    assert answer.streaming
    return b"".join(answer.streaming_content).decode("utf-8-sig")


def rows(name):
    return json.loads(taken(f"{name}.json"))


def of(found, code, **more):
    return [row for row in found if row["indicator"] == code and all(row[key] == more[key] for key in more)]


def test_it_counts_by_commune_and_month(last_month):
    cases(12, last_month)
    cases(7, last_month, due_at=last_month - timedelta(hours=1))
    [row] = of(rows("theo-thang"), "cases.on_time")
    assert (row["commune"], row["month"]) == ("19753", f"{last_month:%Y-%m}")
    assert (row["numerator"], row["denominator"], row["hidden"]) == (12, 19, False)
    assert row["value"] == round(12 / 19, 6)


def test_csv_and_json_say_the_same(last_month):
    cases(12, last_month)
    told = rows("theo-thang")
    table = list(csv.DictReader(io.StringIO(taken("theo-thang.csv"))))
    assert len(table) == len(told) > 3
    assert list(table[0]) == list(told[0]) == list(queries.DATASETS[0].columns)
    assert [row["indicator"] for row in table] == [row["indicator"] for row in told]
    assert [row["numerator"] for row in table] == [
        "" if row["numerator"] is None else str(row["numerator"]) for row in told
    ]


@pytest.mark.parametrize(("on_time", "late"), [(4, 0), (3, 9), (9, 3), (0, 2)])
def test_no_number_under_five_is_told_nor_can_be_taken_away_from_its_whole(last_month, on_time, late):
    cases(on_time, last_month)
    cases(late, last_month, due_at=last_month - timedelta(hours=1))
    [row] = of(rows("theo-thang"), "cases.on_time")
    assert row["hidden"] is True
    assert [row["numerator"], row["denominator"], row["value"]] == [None, None, None]


def test_procedures_of_few_cases_stand_together(last_month):
    cases(9, last_month)
    for number in range(3):
        rare = make.procedure(f"2.00000{number}", f"Thủ tục hiếm {number}")
        cases(2, last_month, procedure=rare)
    found = of(rows("theo-thu-tuc"), "cases.received")
    assert {row["procedure"]: row["numerator"] for row in found} == {"1.001193": 9, "": 6}


def test_nobody_is_named_and_practice_is_left_out(last_month):
    cases(12, last_month)
    for name in ("theo-thang", "theo-thu-tuc"):
        for kind in ("csv", "json"):
            text = taken(f"{name}.{kind}")
            assert "Nguyễn Thị Mai" not in text
            assert "+8490" not in text
    make.phu_xuan().__class__.objects.filter(code="19753").update(practice=True)
    assert rows("theo-thang") == []


def test_the_month_that_runs_is_not_told():
    cases(12, timezone.now() - timedelta(minutes=1))
    assert of(rows("theo-thang"), "cases.on_time") == []


def test_a_catalogue_describes_each_file():
    answer = Client().get(f"{HOME}danh-muc.jsonld")
    assert answer["Content-Type"] == "application/ld+json"
    told = answer.json()
    assert told["@type"] == "dcat:Catalog"
    urls = [
        one["dcat:downloadURL"]["@id"] for data in told["dcat:dataset"] for one in data["dcat:distribution"]
    ]
    assert len(urls) == 4
    for url in urls:
        assert Client().get(url.split(HOME, 1)[1] and HOME + url.split(HOME, 1)[1]).status_code == 200
    assert all(data["dct:temporal"]["dcat:endDate"]["@value"] for data in told["dcat:dataset"])


def test_its_page_says_what_there_is():
    text = Client().get(HOME).content.decode()
    for said in ("theo-thang.csv", "theo-thu-tuc.json", "danh-muc.jsonld", "CC BY 4.0", "Số được đếm"):
        assert said in text
    assert Client().get(f"{HOME}gi-do.csv").status_code == 404
    assert Client().get(f"{HOME}theo-thang.xml").status_code == 404


def test_the_command_writes_the_same_files(last_month, tmp_path):
    cases(12, last_month)
    call_command("export_open_data", str(tmp_path))
    assert {one.name for one in tmp_path.iterdir()} == {
        "theo-thang.csv", "theo-thang.json", "theo-thu-tuc.csv", "theo-thu-tuc.json", "danh-muc.jsonld",
    }  # fmt: skip
    assert json.loads((tmp_path / "theo-thang.json").read_text("utf-8")) == rows("theo-thang")
    assert (tmp_path / "theo-thang.csv").read_bytes().decode("utf-8-sig") == taken("theo-thang.csv")

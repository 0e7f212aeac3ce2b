import csv
import io
from datetime import timedelta

import openpyxl
import pytest
from django.urls import reverse

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories as make
from camtay.foundation.audit.models import Look

pytestmark = pytest.mark.django_db


@pytest.fixture
def cases(now):
    return [
        make.case(at=now, code="19753-261124-0001", applicant_name="Nguyễn Thị Đào"),
        make.case(states.HANDED_OVER, at=now, code="19753-261124-0002", applicant_name="Trần Văn Tâm"),
        make.case(at=now, origin=states.Origin.MIRROR, applicant_name="Lê Thị Hường", supplement_count=2),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "nguyen thi dao"}, {"Nguyễn Thị Đào"}),
        ({"q": "Đào"}, {"Nguyễn Thị Đào"}),
        ({"q": "261124-0002"}, {"Trần Văn Tâm"}),
        ({"q": "khai sinh"}, {"Nguyễn Thị Đào", "Trần Văn Tâm", "Lê Thị Hường"}),
        ({"q": "không có ai"}, set()),
        ({"state": states.HANDED_OVER}, {"Trần Văn Tâm"}),
        ({"origin": states.Origin.MIRROR}, {"Lê Thị Hường"}),
        ({"due": "late"}, {"Lê Thị Hường"}),
        ({"state": "nonsense", "trang": "x"}, {"Nguyễn Thị Đào", "Trần Văn Tâm", "Lê Thị Hường"}),
    ],
)
def test_it_narrows_the_list(at, cases, asked, found):
    shown = at("clerk").get(reverse("desk:search"), asked)
    assert {line.applicant for line in shown.context["lines"]} == found


def test_it_exports_what_is_shown_without_telephones(at, cases):
    answer = at("clerk").get(reverse("desk:export", args=["csv"]), {"q": "tam"})
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert [row["Chủ hồ sơ"] for row in rows] == ["Trần Văn Tâm"]
    assert "905100003" not in answer.getvalue().decode()
    assert Look.objects.filter(action="cases.export").count() == 1


def test_it_exports_the_work_list_to_excel(at, cases):
    answer = at("clerk").get(reverse("desk:export", args=["xlsx"]), {"phan": "qua-han"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet.max_row == 2
    assert sheet["D2"].value == "Lê Thị Hường"


def test_it_exports_nothing_else(at, cases):
    assert at("clerk").get(reverse("desk:export", args=["pdf"])).status_code == 404


def test_it_looks_no_further_than_anybody_reads(at, cases, monkeypatch):
    monkeypatch.setattr("camtay.entrances.desk.cases.views.lists.MOST_FOUND", 2)
    shown = at("clerk").get(reverse("desk:search"))
    assert len(shown.context["lines"]) == 2
    assert "Đây là 2 hồ sơ mới nhất" in shown.text
    exported = at("clerk").get(reverse("desk:export", args=["csv"])).getvalue().decode()
    assert exported.count("\n") == 4


def test_it_shows_what_is_late_longest_first(at, now):
    for days in (3, 9, 5):
        make.case(at=now - timedelta(days=days), applicant_name=f"Trễ {days}")
    lines = at("clerk").get(reverse("desk:search"), {"due": "late"}).context["lines"]
    assert [line.applicant for line in lines] == ["Trễ 9", "Trễ 5", "Trễ 3"]

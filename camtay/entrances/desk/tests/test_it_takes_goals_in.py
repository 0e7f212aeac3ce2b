"""A leader drops a table of goals in: from the blank table to goals, wrong cells named, and back."""

import html
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from camtay.domains.people.tests.make import sign_in
from camtay.domains.plans.models import Goal
from camtay.domains.plans.tests import make
from camtay.foundation.tables.models import Batch

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return make.office()


@pytest.fixture
def plan(people):
    today = timezone.localdate()
    return make.plan(
        people, valid_from=today.replace(month=1, day=1), valid_until=today.replace(month=12, day=31)
    )


@pytest.fixture
def leader(people):
    return sign_in(Client(), people["vinh"])


def text(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return html.unescape(answer.content.decode())


def filled_in(leader, plan, rows):
    """The blank table as it is handed out, with these rows typed into it, dropped in: where it leads, and the batch."""
    blank = leader.get(reverse("desk:import_blank", args=["muc-tieu"]), {"noi": plan.place.code})
    book = load_workbook(io.BytesIO(blank.content))
    for row in rows:
        book.worksheets[0].append(row)
    stream = io.BytesIO()
    book.save(stream)
    said = {"file": SimpleUploadedFile("chi-tieu.xlsx", stream.getvalue()), "place": plan.place.code}
    answer = leader.post(reverse("desk:import_list", args=["muc-tieu"]), said)
    return answer, Batch.objects.order_by("-created_at").first()


def page(name, batch):
    return reverse(f"desk:{name}", args=["muc-tieu", batch.pk])


PLAN = "Chuyển đổi số phường Phú Xuân năm 2026"
ROWS = [
    ["Đúng hạn 98 %", "Đúng hạn (theo Bộ chỉ số 766)", 98, "", "", "", "", PLAN],
    ["Họp không giấy"],
    ["Số liệu lạ", "Không có thật", 5],
]


def test_it_goes_from_the_blank_table_to_goals_and_back(leader, plan):
    assert "Tải bảng mẫu Excel" in text(leader.get(reverse("desk:import_list", args=["muc-tieu"])))
    assert "Nạp mục tiêu từ Excel" in text(leader.get(plan.desk_path))
    answer, batch = filled_in(leader, plan, ROWS)
    assert answer.url == page("import_columns", batch)
    shown = leader.get(answer.url).context["shown"]
    said = {one.field: next(h for h, chosen in one.options if chosen) for one in [*shown.main, *shown.more]}
    assert leader.post(answer.url, said).url == page("import_comparison", batch)
    seen = text(leader.get(page("import_comparison", batch)))
    assert "Không có số liệu này." in seen
    assert "Đúng hạn (theo Bộ chỉ số 766) · 98" in seen
    assert "goal:" not in seen
    leader.post(page("import_confirm", batch), {"mode": "good"})
    assert "Kết quả nạp" in text(leader.get(page("import", batch)))
    assert [one.title for one in plan.goals.all()] == ["Đúng hạn 98 %", "Họp không giấy"]
    assert "98\u00a0%" in text(leader.get(plan.desk_path))
    leader.post(page("import_undo", batch))
    assert not Goal.objects.exists()


def test_what_would_change_is_said_in_words(leader, people, plan):
    make.goal(people, plan, title="Đúng hạn 98 %", due_day=plan.valid_until)
    _answer, batch = filled_in(leader, plan, [["đúng hạn 98 %", "cases.received", 97.5]])
    seen = text(leader.get(page("import_comparison", batch)))
    assert "<del>Đúng hạn (theo Bộ chỉ số 766)</del>" in seen
    assert "<del>98</del> → <ins>97,5</ins>" in seen
    assert "plan_id" not in seen


def test_the_blank_table_lists_figures_and_plans(leader, plan):
    blank = leader.get(reverse("desk:import_blank", args=["muc-tieu"]))
    book = load_workbook(io.BytesIO(blank.content))
    assert book.sheetnames == [
        "Bảng mục tiêu của kế hoạch",
        "Số liệu",
        "Chiều",
        "Kỳ số liệu",
        "Các kế hoạch",
        "Cách ghi",
    ]
    assert "cases.on_time; " in " ".join(str(row[1].value) for row in book["Số liệu"].iter_rows())
    assert book["Các kế hoạch"]["A2"].value == PLAN
    work = load_workbook(io.BytesIO(leader.get(reverse("desk:import_blank", args=["ke-hoach"])).content))
    assert "Lê Quang Phúc" in [row[0].value for row in work["Người làm"].iter_rows()]


def test_others_are_refused(people, plan):
    client = sign_in(Client(), people["phuc"])
    for name in ("import_list", "import_blank"):
        assert client.get(reverse(f"desk:{name}", args=["muc-tieu"])).status_code == 403


def test_how_often_the_list_asks(leader, plan, django_assert_max_num_queries):
    url = reverse("desk:import_list", args=["muc-tieu"])
    leader.get(url)
    with django_assert_max_num_queries(16):
        leader.get(url)

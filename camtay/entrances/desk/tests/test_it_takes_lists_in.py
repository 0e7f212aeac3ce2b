import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from camtay.domains.cases import actions
from camtay.domains.cases.models import Case
from camtay.domains.cases.tests import factories as make
from camtay.domains.cases.tests.exported_lists import brought_in, csv_of, row, unfinished
from camtay.domains.places.models import Place
from camtay.foundation import jobs
from camtay.foundation.ids import uuid7
from camtay.foundation.tables.models import Batch, State

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def known():
    make.procedure()


def dropped(client, rows=None, content=None, kind="ho-so", name="danh-sach.csv"):
    """The answer to dropping these rows, and the batch that came of it."""
    content = csv_of(rows or []) if content is None else content
    place = make.phu_xuan().code
    answer = client.post(
        reverse("desk:import_list", args=[kind]), {"file": SimpleUploadedFile(name, content), "place": place}
    )
    return answer, Batch.objects.order_by("-created_at").first()


def page(name, batch, kind="ho-so"):
    return reverse(f"desk:{name}", args=[kind, batch.pk])


def posted_columns(client, batch, **changed):
    """What the page of columns would send, with some of its choices changed."""
    shown = client.get(page("import_columns", batch)).context["shown"]
    choices = [*shown.main, *shown.more]
    said = {one.field: next((h for h, chosen in one.options if chosen), "") for one in choices}
    return client.post(page("import_columns", batch), said | changed)


def carried_out(client, batch, **said):
    client.post(page("import_confirm", batch), said)
    return actions.run_import(batch_id=batch.pk, now=timezone.now())


def test_it_goes_from_file_to_cases(at):
    client = at("clerk")
    answer, batch = dropped(client, [row(1), row(2, TrangThaiHoSo="99")])
    assert answer.url == page("import_columns", batch)
    assert posted_columns(client, batch).url == page("import_comparison", batch)
    shown = client.get(page("import_comparison", batch)).context["shown"]
    assert [tile.value for tile in shown.tiles] == ["1", "0", "0", "1"]
    assert [problem.cell for problem in shown.problems] == ["K3"]
    assert not Case.objects.exists()
    assert client.post(page("import_confirm", batch), {"mode": "good"}).url == page("import", batch)
    assert client.post(page("import_confirm", batch), {"mode": "all"}).status_code == 302
    assert jobs.status("cases.import", str(batch.pk)).state == "queued"
    waiting = client.get(page("import", batch))
    assert waiting.context["progress"].text == "Đang chờ đến lượt…"
    assert 'http-equiv="refresh"' in waiting.text
    assert "HX-Refresh" not in client.get(page("import_progress", batch))
    actions.run_import(batch_id=batch.pk, now=timezone.now())
    assert client.get(page("import_progress", batch))["HX-Refresh"] == "true"
    done = client.get(page("import", batch))
    assert [problem.cell for problem in done.context["problems"]] == ["K3"]
    assert Case.objects.count() == 1


def test_it_asks_for_columns_only_once(at):
    client = at("clerk")
    _answer, first = dropped(client, [unfinished(1)])
    posted_columns(client, first)
    answer, second = dropped(client, [unfinished(2)])
    assert answer.url == page("import_comparison", second)


def test_it_takes_the_columns_one_chose(at):
    client = at("clerk")
    content = csv_of([row(1)]).replace(b"ChuHoSo", b"Ghi chu")
    _answer, batch = dropped(client, content=content)
    assert "Ghi chu" in client.get(page("import_columns", batch)).context["shown"].unused
    assert posted_columns(client, batch, cot_applicant_name="Ghi chu").status_code == 302
    carried_out(client, batch)
    assert Case.objects.get().applicant_name == "Người thứ 1"


def test_it_says_which_columns_do_not_do(at):
    client = at("clerk")
    _answer, batch = dropped(client, [row(1)])
    answer = posted_columns(client, batch, cot_external_code="")
    assert answer.status_code == 422
    assert "Mã hồ sơ" in answer.context["error"]
    twice = posted_columns(client, batch, cot_applicant_name="MaHoSo")
    assert twice.status_code == 422


def test_it_shows_what_changes_in_words(at, now):
    client = at("clerk")
    brought_in([unfinished(1)], make.phu_xuan(), now=now)
    _answer, batch = dropped(client, [row(1)])
    posted_columns(client, batch)
    (line,) = client.get(page("import_comparison", batch)).context["shown"].changed
    told = {change.label: (change.before, change.after) for change in line.changes}
    assert told["Trạng thái"] == ("Đang giải quyết", "Đã trả kết quả")
    assert told["Ngày trả"] == ("–", "14:00 ngày 02/03/2026")


def test_it_says_that_nothing_is_new(at, now):
    client = at("clerk")
    _answer, batch = dropped(client, [row(1)])
    posted_columns(client, batch)
    carried_out(client, batch)
    _answer, again = dropped(client, [row(1)])
    shown = client.get(page("import_comparison", again))
    assert shown.context["shown"].nothing_new
    assert "Đúng tệp này đã nạp lúc" in shown.text


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n not a table", b"PK\x03\x04 broken", "một dòng chữ\n".encode()]
)
def test_it_says_beside_the_field_what_is_wrong_with_the_file(at, content):
    answer, batch = dropped(at("clerk"), content=content)
    assert answer.status_code == 422
    assert answer.context["form"]["file"].sentences
    assert batch is None


def test_all_or_nothing_takes_nothing_and_may_be_thought_over(at):
    client = at("clerk")
    _answer, batch = dropped(client, [row(1), row(2, TrangThaiHoSo="99")])
    posted_columns(client, batch)
    assert carried_out(client, batch, mode="all").state == State.FAILED
    shown = client.get(page("import", batch))
    assert shown.context["result"].again
    assert not Case.objects.exists()
    assert carried_out(client, batch, mode="good").new == 1


def test_it_hands_out_the_wrong_rows_by_cell(at):
    client = at("clerk")
    _answer, batch = dropped(client, [row(1, NgayTra="mai mốt"), row(2)])
    posted_columns(client, batch)
    answer = client.get(reverse("desk:import_problems", args=["ho-so", batch.pk, "csv"]))
    (line,) = csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig")))
    assert (line["Ô"], line["Cột"], line["Đang ghi"]) == ("J2", "NgayTra", "mai mốt")
    carried_out(client, batch)
    done = client.get(reverse("desk:import_problems", args=["ho-so", batch.pk, "xlsx"]))
    assert done.content.startswith(b"PK")


def test_it_lists_what_was_brought_in(at, staff):
    client = at("clerk")
    _answer, batch = dropped(client, [row(1)])
    posted_columns(client, batch)
    assert client.get(reverse("desk:import_list", args=["ho-so"])).context["lines"] == []  # not yet confirmed
    carried_out(client, batch)
    (line,) = client.get(reverse("desk:import_list", args=["ho-so"])).context["lines"]
    assert (line.name, line.who, line.state) == ("danh-sach.csv", "Trương Thị Nga", "Đã nhập")


def test_it_takes_a_list_back_after_asking(at):
    client = at("clerk")
    _answer, batch = dropped(client, [row(1)])
    posted_columns(client, batch)
    carried_out(client, batch)
    assert "1 dòng mới sẽ bị xóa" in client.get(page("import_undo", batch)).text
    assert Case.objects.exists()
    client.post(page("import_undo", batch))
    assert not Case.objects.exists()
    assert client.get(page("import", batch)).context["result"].undone_by == "Trương Thị Nga"


def test_it_says_which_rows_are_in_the_way_of_taking_back(at, staff, now):
    client = at("clerk")
    _answer, batch = dropped(client, [unfinished(1), unfinished(2)])
    posted_columns(client, batch)
    carried_out(client, batch)
    case = Case.objects.get(external_code="H57.31-260302-0002")
    head = make.actor(staff("department_head"), now)
    actions.assign(case_id=case.pk, to=staff("specialist"), by=head, now=now)
    answer = client.post(page("import_undo", batch))
    assert answer.status_code == 409
    assert [(one.row, one.url) for one in answer.context["blocked"]] == [
        (3, reverse("desk:case", args=[case.pk]))
    ]
    assert Case.objects.count() == 2


PAGES = ["import", "import_columns", "import_comparison", "import_progress", "import_undo"]


@pytest.mark.parametrize("name", PAGES)
def test_it_keeps_strangers_out_of_every_page(at, name):
    _answer, batch = dropped(at("clerk"), [row(1)])
    assert Client().get(page(name, batch)).status_code == 302
    assert at("specialist").get(page(name, batch)).status_code == 403
    assert at("clerk", where=make.nam_dong()).get(page(name, batch)).status_code == 403
    assert at("clerk").get(reverse(f"desk:{name}", args=["ho-so", uuid7()])).status_code == 403
    assert at("clerk").get(reverse(f"desk:{name}", args=["thon-to", batch.pk])).status_code == 403
    assert at("clerk").get(reverse(f"desk:{name}", args=["khac", batch.pk])).status_code == 404


@pytest.mark.parametrize("name", ["import_columns", "import_confirm", "import_undo"])
def test_it_lets_no_stranger_do_anything(at, name):
    _answer, batch = dropped(at("clerk"), [row(1)])
    assert Client().post(page(name, batch)).status_code == 302
    assert at("specialist").post(page(name, batch)).status_code == 403
    assert at("clerk", where=make.nam_dong()).post(page(name, batch)).status_code == 403
    batch.refresh_from_db()
    assert batch.state == State.PROPOSED


def test_it_takes_no_list_from_other_roles(at):
    for role in ("specialist", "helper", "auditor", "resident"):
        client = at(role)
        assert client.get(reverse("desk:import_list", args=["ho-so"])).status_code == 403
        assert dropped(client, [row(1)])[0].status_code == 403
    assert not Batch.objects.exists()


def test_it_takes_neighbourhoods_through_the_same_pages(at):
    client = at("commune_admin")
    assert client.get(reverse("desk:imports")).url == reverse("desk:import_list", args=["thon-to"])
    content = "Tên thôn;Số hộ\nTổ dân phố 1;120\nTổ dân phố 2;lắm\n".encode()
    answer, batch = dropped(client, content=content, kind="thon-to")
    assert answer.url == page("import_columns", batch, "thon-to")
    said = {"cot_name": "Tên thôn", "cot_households": "Số hộ"}
    client.post(page("import_columns", batch, "thon-to"), said)
    shown = client.get(page("import_comparison", batch, "thon-to")).context["shown"]
    assert [problem.cell for problem in shown.problems] == ["B3"]
    client.post(page("import_confirm", batch, "thon-to"), {"mode": "good"})
    assert Place.objects.get(name="Tổ dân phố 1").households == 120
    client.post(page("import_undo", batch, "thon-to"))
    assert not Place.objects.filter(name="Tổ dân phố 1").exists()

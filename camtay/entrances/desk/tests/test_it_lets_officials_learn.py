"""Officials as learners at the desk: the roll, courses marked many at once, and the table of the five groups."""

import csv
import io
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from camtay.domains.learning import actions
from camtay.domains.learning.models import Course, CourseResult, Trainee
from camtay.domains.people.tests.make import account, actor, phu_xuan, sign_in
from camtay.domains.places.tests.make import phu_vinh
from camtay.foundation.audit.models import Look

pytestmark = pytest.mark.django_db
HOME = "/can-bo/can-bo-hoc/"
SAID = {"name": "Trần Thị Bình", "number": "", "department": "culture", "duty": "Chuyên viên", "since": "2026-01-05",
        "until": ""}  # fmt: skip


@pytest.fixture
def keeper():
    return account("Phan Văn Dũng", ("data_officer", phu_xuan()))


@pytest.fixture
def desk(keeper):
    return sign_in(Client(), keeper)


@pytest.fixture
def an(keeper):
    return added(keeper, "Lê Văn An")


def added(keeper, name, **said):
    said = {"since": date(2026, 1, 1), **said}
    return actions.add_official(
        place=phu_xuan(), said=actions.Official(name, **said), by=actor(keeper), now=timezone.now()
    )


@pytest.fixture
def course(keeper):
    said = actions.CourseSaid("Ký số", date(2026, 3, 2), date(2026, 3, 3), group="safety", hours=8)
    return actions.add_course(place=phu_xuan(), said=said, by=actor(keeper), now=timezone.now())


def page(client, path, status=200, **data):
    answer = client.post(path, data) if data else client.get(path)
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def marks(*rows, seen=()):
    said = {"assessed_on": "2026-03-03"}
    for one, there, verdict in rows:
        said |= {f"kq_{one.pk}": verdict, f"da_co_{one.pk}": "", f"da_kq_{one.pk}": ""}
        said |= {f"co_{one.pk}": "1"} if there else {}
    for one, there, verdict in seen:
        said |= {f"da_co_{one.pk}": "1" if there else "", f"da_kq_{one.pk}": verdict}
    return said


def test_somebody_is_added_once_and_found_without_accents(desk):
    for _press in range(2):
        assert desk.post(f"{HOME}them/", {**SAID, "key": "k1"}).status_code == 302
    assert Trainee.objects.count() == 1
    text = page(desk, f"{HOME}?q=binh")
    assert "Trần Thị Bình" in text
    assert "Phòng Văn hóa - Xã hội" in text
    assert "chưa đạt đánh giá" in text
    assert "1 cán bộ đang làm việc, 0 người đã đạt đánh giá" in text
    assert "Không thấy ai" in page(desk, f"{HOME}?q=khong+co")


def test_what_was_typed_is_kept_with_the_error_beside_it(desk):
    text = page(desk, f"{HOME}them/", 422, **{**SAID, "name": "", "duty": "Phó phòng"})
    assert "Hãy ghi họ và tên." in text
    assert "Phó phòng" in text


def test_who_leaves_stays_to_be_read(desk, an):
    said = {**SAID, "name": "Lê Văn An", "until": "2026-06-30", "version": "1"}
    assert desk.post(f"{HOME}{an.pk}/", said).status_code == 302
    assert "Lê Văn An" not in page(desk, HOME)
    assert "đã nghỉ từ 30/06/2026" in page(desk, f"{HOME}?phan=left")


def test_who_was_slower_is_shown_what_stands_now(desk, an):
    page(desk, f"{HOME}{an.pk}/", 302, **{**SAID, "version": "1"})
    text = page(desk, f"{HOME}{an.pk}/", 409, **{**SAID, "duty": "Trưởng phòng", "version": "1"})
    assert "Người khác vừa sửa chỗ này" in text
    assert "Bây giờ đang ghi: Trần Thị Bình, Chuyên viên" in text
    assert "Trưởng phòng" in text


def test_many_are_marked_at_once_and_those_who_passed_are_trained(desk, keeper, an, course):
    binh = added(keeper, "Trần Thị Bình")
    path = f"{HOME}lop/{course.pk}/"
    assert "chưa đánh giá" in page(desk, path)
    page(desk, path, 302, **marks((an, True, "dat"), (binh, True, "")))
    assert CourseResult.objects.get(trainee=an).passed is True
    text = page(desk, HOME)
    assert "đạt ngày 03/03/2026" in text
    assert "1 người đã đạt đánh giá: 50" in text
    text = page(desk, f"{path}chung-nhan/")
    assert "Lê Văn An" in text
    assert "Trần Thị Bình" not in text
    assert "Ký số" in page(desk, f"{HOME}{an.pk}/")
    assert "Ký số" in page(desk, f"{HOME}lop/")


def test_a_whole_page_is_ticked_before_it_is_written(desk, keeper, an, course):
    path = f"{HOME}lop/{course.pk}/"
    text = page(desk, f"{path}?danh-dau=dat")
    assert '<option value="dat" selected>' in text
    assert "Bỏ dấu ai vắng" in text
    assert not CourseResult.objects.exists()
    page(desk, path, 302, **marks((an, True, "chua")))
    binh = added(keeper, "Trần Thị Bình")
    text = page(desk, f"{path}?danh-dau=co-mat")
    assert text.count('<option value="chua" selected>') == 1  # what stands there stays
    assert f'name="co_{binh.pk}" value="1" checked' in text


def test_nobody_marks_themselves(desk, keeper, an, course):
    me = added(keeper, "Phan Văn Dũng")
    text = page(desk, f"{HOME}lop/{course.pk}/")
    assert f"kq_{an.pk}" in text
    assert f"kq_{me.pk}" not in text
    assert "Phan Văn Dũng" in text


def test_two_who_mark_at_once_are_shown_both(desk, an, course):
    path = f"{HOME}lop/{course.pk}/"
    page(desk, path, 302, **marks((an, True, "chua")))
    text = page(desk, path, 409, **marks((an, True, "dat")))
    assert "người khác ghi: chưa đạt" in text
    assert CourseResult.objects.get().passed is False
    page(desk, path, 302, **marks((an, True, "dat"), seen=[(an, True, "chua")]))
    assert CourseResult.objects.get().passed is True


def test_who_was_not_there_is_not_assessed(desk, an, course):
    text = page(desk, f"{HOME}lop/{course.pk}/", 422, **marks((an, False, "dat")))
    assert "phải có mặt ở lớp" in text
    assert '<option value="dat" selected>' in text
    assert not CourseResult.objects.exists()


def test_a_course_is_written_down_and_mended(desk):
    said = {"title": "An toàn thông tin", "group": "safety", "first": "2026-05-04", "last": "2026-05-05",
            "hours": "12", "taught_by": "Sở KH&CN"}  # fmt: skip
    for _press in range(2):
        page(desk, f"{HOME}lop/them/", 302, key="k2", **said)
    course = Course.objects.get()
    page(desk, f"{HOME}lop/{course.pk}/sua/", 302, **{**said, "hours": "16", "version": "1"})
    text = page(desk, f"{HOME}lop/{course.pk}/sua/", 409, **{**said, "hours": "8", "version": "1"})
    assert "16 giờ" in text
    assert "Ngày bế giảng phải từ" in page(
        desk, f"{HOME}lop/{course.pk}/sua/", 422, **{**said, "last": "2026-05-01"}
    )


def test_the_roll_taken_away_comes_in_again_without_effect(desk, keeper, an):
    answer = desk.get(f"{HOME}danh-sach.xlsx?phan=all")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert [cell.value for cell in sheet[2]][1] == "Lê Văn An"
    assert Look.objects.get(action="learning.export_officials").object_id == "list:1"
    upload = SimpleUploadedFile("can-bo.xlsx", answer.content)
    answer = desk.post("/can-bo/nap-danh-sach/can-bo/", {"place": "19753", "file": upload})
    assert answer.status_code == 302, answer.content.decode()
    batch = answer.headers["Location"].split("/")[4]
    desk.post(f"/can-bo/nap-danh-sach/can-bo/{batch}/nap/")
    assert "1" in page(desk, f"/can-bo/nap-danh-sach/can-bo/{batch}/")
    assert Trainee.objects.get().version == 1


def test_the_results_are_taken_away_as_a_table(desk, an, course):
    page(desk, f"{HOME}lop/{course.pk}/", 302, **marks((an, True, "dat")))
    answer = desk.get(f"{HOME}lop/{course.pk}/ket-qua.csv")
    _head, row = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    assert row[1:2] + row[4:] == ["Lê Văn An", "có", "đạt", "03/03/2026"]


def test_the_five_groups_say_which_numbers_nobody_here_holds(desk, an):
    text = page(desk, f"{HOME}ke-hoach-01/")
    assert "phần mềm không giữ số này" in text
    assert "không giữ" in text
    answer = desk.get(f"{HOME}ke-hoach-01.csv")
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert len(rows) == 6
    assert rows[1][2] == "1"
    assert rows[5][2] == "không giữ"


def test_who_may_only_look_is_given_no_form(an, course):
    leader = sign_in(Client(), account("Trần Công Phước", ("commune_leader", phu_xuan())))
    for path in (HOME, f"{HOME}{an.pk}/", f"{HOME}lop/", f"{HOME}lop/{course.pk}/"):
        text = page(leader, path).split("<main", 1)[1]
        assert 'method="post"' not in text, path
    assert leader.post(f"{HOME}{an.pk}/", SAID).status_code == 403
    assert leader.get(f"{HOME}them/").status_code == 403


def test_the_neighbours_page_is_as_if_it_were_not_there(an, course):
    other = sign_in(Client(), account("Người Phú Vinh", ("data_officer", phu_vinh())))
    for path in (f"{HOME}{an.pk}/", f"{HOME}lop/{course.pk}/", f"{HOME}lop/{course.pk}/ket-qua.csv"):
        assert other.get(path).status_code == 403
    assert "Lê Văn An" not in page(other, f"{HOME}?noi=19753")


def test_lists_page_and_ask_the_same_few_questions(desk, keeper, course, django_assert_max_num_queries):
    for number in range(60):
        added(keeper, f"Cán bộ {number:02}")
    with django_assert_max_num_queries(14):
        text = page(desk, HOME)
    assert "Cán bộ 49" in text
    assert "Cán bộ 50" not in text
    assert "Cán bộ 50" in page(desk, f"{HOME}?trang=2")
    with django_assert_max_num_queries(14):
        page(desk, f"{HOME}lop/{course.pk}/")

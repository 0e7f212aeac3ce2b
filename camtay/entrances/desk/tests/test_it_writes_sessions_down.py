"""A session written down at the desk, one person or ten rows from the paper."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from camtay.domains.learning.models import Observation, Session, Sheet
from camtay.domains.learning.tests.make import account, group_three, learner, phu_xuan
from camtay.domains.people.models import Person
from camtay.domains.people.tests.make import sign_in
from camtay.domains.places.tests.make import phu_vinh
from camtay.foundation.audit.models import Look
from camtay.foundation.calendar import local_day
from tests.access.things import PDF

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan():
    return account("Võ Thị Lan", ("helper", group_three()))


@pytest.fixture
def client(lan):
    return sign_in(Client(), lan)


def words(answer):
    return answer.content.decode()


def said(lan, **more):
    return {
        "session": str(uuid4()), "skill": "vneid", "place": group_three().code, "day": f"{local_day(timezone.now())}",
        "kind": "home", "taught_by": str(lan.pk), "confirmed": "slip", **more,
    }  # fmt: skip


def row(number, name="", birth_year="", seen="shown", **more):
    return {f"{part}_{number}": value for part, value in {
        "name": name, "birth_year": birth_year, "seen": seen, **more
    }.items()}  # fmt: skip


def test_somebody_new_is_written_down_with_the_session_once(lan, client):
    url = reverse("desk:session_new")
    assert "Ghi một buổi" in words(client.get(reverse("desk:sessions")))
    assert re.search(r'name="session" value="[0-9a-f-]{36}"', words(client.get(url)))
    form = said(lan, **row(1, "Phan Thị Sen", "1958", house="Kiệt 3"))
    answer = client.post(url, form)
    assert answer.url == reverse("desk:session", args=[form["session"]])
    assert client.post(url, form).status_code == 302
    sen = Person.objects.get(name="Phan Thị Sen")
    assert (sen.birth_year, sen.house, sen.neighbourhood) == (1958, "Kiệt 3", group_three())
    assert Observation.objects.get().person == sen
    assert Session.objects.get().confirmed == "slip"
    other = client.post(url, {**form, "skill": "pay_qr"})
    assert other.status_code == 422
    assert "đã ghi trước đó với nội dung khác" in words(other)


def test_whoever_is_known_by_that_name_is_asked_for(lan, client):
    sen, url = learner(birth_year=1958), reverse("desk:session_new")
    form = said(lan, **row(1, "phan thi sen", "1958"))
    answer = client.post(url, form)
    assert answer.status_code == 422
    assert "Đã có người tên như vậy" in words(answer)
    assert "Phan Thị Sen, sinh 1958" in words(answer)
    assert 'value="phan thi sen"' in words(answer)
    assert Look.objects.filter(action="learning.look_alike").exists()
    assert client.post(url, {**form, "who_1": str(sen.pk)}).status_code == 302
    assert Observation.objects.get().person == sen
    again = said(lan, **row(1, "Phan Thị Sen", "1958", who="moi"))
    assert client.post(url, again).status_code == 302
    assert Person.objects.filter(search="phan thi sen").count() == 2


def test_from_a_persons_page_the_form_is_about_them(lan, client):
    sen = learner(birth_year=1958)
    link = f"{reverse('desk:session_new')}?nguoi={sen.pk}"
    assert link in words(client.get(reverse("desk:learner", args=[sen.pk])))
    page = words(client.get(link))
    assert 'value="Phan Thị Sen"' in page
    assert re.search(rf'value="{sen.pk}"[^>]* checked', page)
    elsewhere = sign_in(Client(), account("Hồ Thị Linh", ("helper", phu_vinh())))
    assert elsewhere.get(link).status_code == 403
    sent = elsewhere.post(reverse("desk:session_new"), said(lan, **row(1, "Phan Thị Sen", who=str(sen.pk))))
    assert sent.status_code == 422
    assert "sinh 1958" not in words(sent)


def test_a_day_to_come_is_refused_and_what_was_typed_stays(lan, client):
    answer = client.post(reverse("desk:session_new"), said(lan, day="2099-01-01", **row(1, "Lê Văn Út")))
    assert "Ngày này chưa tới" in words(answer)
    long_ago = client.post(reverse("desk:session_new"), said(lan, day="2001-01-01", **row(1, "Lê Văn Út")))
    assert "Ngày này đã quá một năm" in words(long_ago)
    assert 'value="Lê Văn Út"' in words(answer)
    assert not Session.objects.exists()


def test_another_helpers_session_counts_as_theirs(lan, client):
    minh = account("Trần Minh", ("helper", group_three()))
    client.post(reverse("desk:session_new"), said(lan, taught_by=str(minh.pk), **row(1, "Lê Văn Út")))
    assert Session.objects.get().taught_by == minh


def test_the_rows_of_a_sheet_are_written_down_at_once(lan, client):
    url = reverse("desk:sheet")
    sen = learner(birth_year=1958)
    form = said(
        lan, **row(1, "Phan Thị Sen", "1958", who=str(sen.pk)), **row(4, "Lê Văn Út", seen="with_help")
    )
    file = SimpleUploadedFile("phieu.pdf", PDF, "application/pdf")
    answer = client.post(url, {**form, "file": file})
    assert answer.status_code == 302
    assert client.post(url, form).status_code == 302
    sheet = Sheet.objects.get()
    session = Session.objects.get()
    assert (session.sheet, session.confirmed, sheet.typed_by) == (sheet, "slip", lan)
    assert {(one.person.name, one.seen) for one in Observation.objects.all()} == {
        ("Phan Thị Sen", "shown"), ("Lê Văn Út", "with_help"),
    }  # fmt: skip
    assert "Xem ảnh phiếu giấy" in words(client.get(answer.url))
    picture = client.get(reverse("desk:sheet_file", args=[session.pk]))
    assert picture.getvalue() == PDF
    assert Look.objects.filter(action="learning.look_sheet").exists()


def test_errors_stand_beside_their_row_and_nothing_is_written(lan, client):
    url = reverse("desk:sheet")
    form = said(lan, **row(1, "Lê Văn Út"), **row(2, "", "1990"), **row(3, "Trần Thị Bông", "30", seen=""))
    page = words(client.post(url, form))
    for sentence in ("Hãy điền họ và tên", "Hãy chọn làm được đến đâu", "Năm sinh chưa đúng"):
        assert sentence in page
    assert 'href="#id_name_2"' in page
    assert 'value="Trần Thị Bông"' in page
    assert not Person.objects.filter(name="Lê Văn Út").exists()
    assert "Hãy ghi ít nhất một người" in words(client.post(url, said(lan)))
    sen = learner()
    twice = said(lan, **row(1, "Phan Thị Sen", who=str(sen.pk)), **row(2, "Phan Thị Sen", who=str(sen.pk)))
    assert "Người này đã ghi ở dòng 1" in words(client.post(url, twice))
    bad = SimpleUploadedFile("phieu.pdf", b"MZ not a picture", "application/pdf")
    assert client.post(url, {**said(lan, **row(1, "Lê Văn Út")), "file": bad}).status_code == 422
    assert not Session.objects.exists()


def test_nobody_writes_down_themselves(lan, client):
    lan.person.commune, lan.person.neighbourhood = phu_xuan(), group_three()
    lan.person.save()
    form = said(lan, **row(1, "Võ Thị Lan", who=str(lan.person_id)))
    answer = client.post(reverse("desk:session_new"), form)
    assert answer.status_code in (403, 422)
    assert not Session.objects.exists()


def test_the_paper_is_printed_on_one_small_page(lan, client):
    answer = client.get(reverse("desk:sheet_pdf"), {"bai": "vneid", "noi": group_three().code})
    assert answer["Content-Type"] == "application/pdf"
    assert len(re.findall(rb"/Type\s*/Page\b", answer.content)) <= 1


def test_the_typing_asks_the_same_however_many_rows(lan, client, django_assert_max_num_queries):
    client.get(reverse("desk:sheet"))
    with django_assert_max_num_queries(14):
        client.get(reverse("desk:sheet"))

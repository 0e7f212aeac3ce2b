from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from camtay.domains.cases import actions, states
from camtay.domains.cases.models import CasePaper, CasePause
from camtay.domains.cases.tests import factories as make
from camtay.domains.dispatch.models import Message
from camtay.domains.people.tests.make import sign_in
from camtay.foundation.audit.journal import history

pytestmark = pytest.mark.django_db


def photo():
    out = BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "JPEG")
    return SimpleUploadedFile("chung-sinh.jpg", out.getvalue())


@pytest.fixture
def mai():
    return make.account("Nguyễn Thị Mai", ("resident", make.phu_xuan()), phone="+84905100003")


@pytest.fixture
def asked(mai):
    phuc = make.account("Lê Quang Phúc", ("specialist", make.phu_xuan()), email="phuc@example.vn")
    now = timezone.now()
    found = make.case(at=now, applicant_id=mai.person_id, assignee=phuc)
    CasePaper.objects.create(case=found, code="birth", name="Giấy chứng sinh", state="missing", order=0)
    then = now - timedelta(hours=5)
    by = make.actor(phuc, now)
    actions.turn(case_id=found.pk, move="ask_supplement", reason="Ảnh mờ", by=by, now=then)
    found.refresh_from_db()
    return found


def browser(mai):
    return sign_in(Client(), mai, method="phone", second_factor=False)


def test_the_wait_ends_when_the_paper_is_handed_in_and_the_official_knows(mai, asked):
    client, where = browser(mai), reverse("portal:supply", args=[asked.pk])
    page = client.get(reverse("portal:case", args=[asked.pk])).content.decode()
    assert where in page
    assert "Thời gian giải quyết tạm dừng từ" in page
    assert "Trừ thời gian chờ giấy tờ" not in page
    assert 'capture="environment"' in client.get(where).content.decode()
    page = client.post(where, {"birth.photo": photo()}, follow=True).content.decode()
    assert "Đã nhận giấy tờ bổ sung" in page
    assert "Thời gian giải quyết tạm dừng" not in page
    assert "Trừ thời gian chờ giấy tờ, hẹn trả" in page
    asked.refresh_from_db()
    assert asked.state == states.SUPPLEMENT_ASKED, "whether it is all is the official's to say"
    assert asked.supplement_asked_at is None
    assert timedelta(hours=5) <= asked.waited < timedelta(hours=5, minutes=5)
    assert asked.clock_due_at == asked.due_at + asked.waited
    assert asked.papers.get().state == states.PaperState.PROVIDED
    assert Message.objects.filter(kind="cases.supply_holder", address="phuc@example.vn").count() == 1
    waited = asked.waited
    phuc = make.actor(asked.assignee, timezone.now())
    later = timezone.now() + timedelta(hours=9)
    actions.turn(case_id=asked.pk, move="supplied", by=phuc, now=later)
    asked.refresh_from_db()
    assert (asked.state, asked.waited) == (states.IN_PROGRESS, waited), (
        "the office's own time is not the applicant's"
    )
    assert CasePause.objects.get().until < later


def test_a_wrong_file_is_named_and_the_right_one_is_kept(mai, asked):
    client, where = browser(mai), reverse("portal:supply", args=[asked.pk])
    bad = SimpleUploadedFile("anh.jpg", b"<html>no picture</html>")
    answer = client.post(where, {"birth.photo": photo(), "other.file": bad})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "anh.jpg" in page
    assert "không nhận loại tệp này" in page
    assert "chung-sinh.jpg" in page
    assert not asked.files.exists()
    [ask] = [one for one in answer.context["asks"] if one.kept]
    client.post(where, {"birth.kept": ask.kept[0][0]})
    assert asked.files.get().name == "chung-sinh.jpg"


def test_nothing_chosen_is_said_and_sent_twice_is_handed_in_once(mai, asked):
    client, where = browser(mai), reverse("portal:supply", args=[asked.pk])
    answer = client.post(where)
    assert answer.status_code == 422
    assert "ít nhất một ảnh" in answer.content.decode()
    client.post(where, {"birth.photo": photo()})
    client.post(where, {"birth.photo": photo()})
    assert asked.files.filter(paper_code="birth").count() == 1
    lines = [entry.action for entry in history("cases.Case", asked.pk)]
    assert lines.count("cases.supply") == 1

"""Lessons at the portal: listed, shown step by step, heard, printed on one sheet."""

import io
import re

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from camtay.domains.learning.queries import lessons
from camtay.domains.learning.tests import make
from camtay.domains.people.tests.make import hue, place, sign_in
from camtay.entrances.portal.learning import presenters
from camtay.foundation.ui.pdf import render_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


def opened(path, client=None, **headers):
    answer = (client or Client()).get(path, headers=headers)
    assert answer.status_code == 200, answer.status_code
    return answer


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_first_page_leads_to_all_lessons_by_group(django_assert_num_queries):
    assert reverse("portal:lessons") in text(opened("/"))
    with django_assert_num_queries(0):
        page = text(opened("/hoc/"))
    for shelf in lessons.by_group():
        assert shelf.title in page
    for lesson in lessons.all_lessons():
        assert f'href="/hoc/{lesson.code}/"' in page


@pytest.mark.parametrize("skill", lessons.SKILLS)
def test_a_lesson_shows_each_step_with_what_its_picture_shows(skill):
    lesson, page = lessons.lesson(skill), text(opened(f"/hoc/{skill}/"))
    for order, _step in enumerate(lesson.steps, start=1):
        assert f'src="/hoc/{skill}/hinh-{order}.svg"' in page
    for words in (lesson.title, lesson.gains, lesson.safety, lesson.alone, lesson.checked_by):
        assert words.replace('"', "&quot;") in page


def test_a_lesson_speaks_english():
    page = text(opened("/hoc/pay_qr/", **{"Accept-Language": "en"}, Cookie="django_language=en"))
    assert "Pay with a QR code" in page


def test_a_picture_is_an_svg_that_runs_nothing_and_stays_for_a_day():
    answer = opened("/hoc/vneid/hinh-1.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Cache-Control"] == "public, max-age=86400"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.content.startswith(b"<svg")


@pytest.mark.parametrize("path", ["bay/", "vneid/hinh-0.svg", "vneid/hinh-99.svg", "bay/the-bai-hoc.pdf"])
def test_what_is_not_there_is_not_there(path):
    assert Client().get(f"/hoc/{path}").status_code == 404


def test_what_was_recorded_is_heard_and_in_parts(django_assert_num_queries):
    voice = make.recording(make.phu_xuan(), "pay_qr")
    with django_assert_num_queries(1):
        page = text(opened("/hoc/pay_qr/"))
    assert f'src="{voice.path}"' in page
    assert "Tiếng Việt" in page
    assert "Võ Thị Lan đọc" in page
    heard = Client().get(voice.path, headers={"Range": "bytes=0-9"})
    assert (heard.status_code, heard["Content-Range"]) == (206, f"bytes 0-9/{voice.file.size}")
    assert "audio" not in text(opened("/hoc/vneid/"))


def test_a_removed_recording_is_heard_no_more():
    voice = make.recording(make.phu_xuan())
    type(voice).objects.filter(pk=voice.pk).update(removed_at=make.NOW)
    assert Client().get(voice.path).status_code == 404


def test_somebody_hears_the_recording_of_their_own_commune():
    here = make.phu_xuan()
    there = place("20179", "Xã Nam Đông", "xa", hue())
    mine, _theirs = make.recording(here), make.recording(there, when=make.after(200))
    huong = make.account("Lê Thị Hường", ("resident", here), phone="+84905100001", email=None)
    type(huong.person).objects.filter(pk=huong.person_id).update(commune=here)
    phone = sign_in(Client(), huong, method="phone", second_factor=False)
    assert mine.path in text(opened("/hoc/vneid/", phone))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("skill", lessons.SKILLS)
def test_every_card_is_one_sheet(skill, language):
    from django.utils import translation

    with translation.override(language):
        card = presenters.card(lessons.lesson(skill))
        sheet = pypdfium2.PdfDocument(io.BytesIO(render_pdf("portal/lesson_card_pdf.html", {"card": card})))
    assert len(sheet) == 1


def test_the_card_leads_back_to_its_lesson(settings):
    settings.CAMTAY_PUBLIC_URL = "https://camtay.example"
    assert presenters.card(lessons.lesson("vneid")).address == "https://camtay.example/hoc/vneid/"
    assert opened("/hoc/vneid/the-bai-hoc.pdf")["Content-Type"] == "application/pdf"


def test_every_practice_that_a_lesson_leads_to_is_there():
    for lesson in lessons.all_lessons():
        if lesson.practice:
            opened(lesson.practice)

"""The commune's officer records lessons; everybody at the desk prints their cards."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from camtay.domains.learning.models import Voice
from camtay.domains.learning.queries import lessons
from camtay.domains.learning.tests import make
from camtay.domains.people.tests.make import hue, place, sign_in
from camtay.foundation.files.tests import samples

pytestmark = pytest.mark.django_db
HERE = "/can-bo/hoc/giong-doc/19753/vneid/vi/"


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def desk():
    return sign_in(Client(), make.account("Trần Minh Đức", ("data_officer", make.phu_xuan())))


def sound(frames=5, name="doc.mp3"):
    return SimpleUploadedFile(name, samples.mp3(frames))


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def hidden(page, name):
    found = re.search(rf'type="hidden" name="{name}"(?: value="([^"]*)")?', page)
    return (found[1] or "") if found else ""


def test_a_recording_is_sent_and_everybody_hears_it(desk):
    answer = desk.post(HERE, {"file": sound(), "speaker": "Võ Thị Lan"}, follow=True)
    assert "Đã giữ giọng đọc." in text(answer)
    assert "Võ Thị Lan đọc" in text(answer)
    assert Voice.objects.get().path in text(Client().get("/hoc/vneid/"))


def test_the_list_says_which_lessons_are_read_aloud(desk, django_assert_max_num_queries):
    make.recording(make.phu_xuan(), language="ktv")
    with django_assert_max_num_queries(14):
        page = text(desk.get("/can-bo/hoc/giong-doc/", follow=True))
    assert page.count("data-row") == len(lessons.SKILLS)
    assert page.count("Chưa có") == len(lessons.SKILLS) - 1
    assert "Tiếng Cơ Tu" in page


def test_what_is_no_recording_is_said_beside_its_field_and_the_name_stays(desk):
    for sent in ({}, {"file": SimpleUploadedFile("a.mp3", samples.jpeg())}):
        answer = desk.post(HERE, {"speaker": "Võ Thị Lan", **sent})
        assert answer.status_code == 422
        assert "govuk-error-message" in text(answer)
        assert 'value="Võ Thị Lan"' in text(answer)
    assert not Voice.objects.exists()


def test_sending_again_changes_nothing(desk):
    page = text(desk.get(HERE))
    for _twice in range(2):
        desk.post(HERE, {"file": sound(), "speaker": "", "replaces": hidden(page, "replaces")})
    assert Voice.objects.count() == 1


def test_who_was_slower_sees_both_and_need_not_choose_the_file_again(desk):
    page = text(desk.get(HERE))
    theirs = make.recording(make.phu_xuan(), frames=9)
    answer = desk.post(HERE, {"file": sound(), "speaker": "Chị Sen", "replaces": hidden(page, "replaces")})
    assert answer.status_code == 409
    page = text(answer)
    assert "Người khác vừa sửa chỗ này." in page
    assert theirs.path in page
    assert "doc.mp3" in page
    again = {"speaker": "Chị Sen", "replaces": hidden(page, "replaces"), "kept": hidden(page, "kept")}
    assert desk.post(HERE, again).status_code == 302
    assert Voice.objects.get(removed_at=None).speaker == "Chị Sen"


def test_removing_asks_first(desk):
    voice = make.recording(make.phu_xuan())
    assert "Gỡ giọng đọc này?" in text(desk.get(f"{HERE}go/"))
    desk.post(f"{HERE}go/")
    voice.refresh_from_db()
    assert voice.removed_at is not None
    assert desk.get(f"{HERE}go/").status_code == 302


@pytest.mark.parametrize("path", ["19753/bay/", "19753/vneid/xx/", "19753/bay/vi/go/"])
def test_what_is_not_there_is_not_there(desk, path):
    assert desk.get(f"/can-bo/hoc/giong-doc/{path}").status_code == 404


def test_another_communes_recordings_are_refused(desk):
    make.recording(place("20179", "Xã Nam Đông", "xa", hue()))
    for path in ("20179/", "20179/vneid/", "20179/vneid/vi/", "20179/vneid/vi/go/"):
        assert desk.get(f"/can-bo/hoc/giong-doc/{path}").status_code == 403
        assert desk.post(f"/can-bo/hoc/giong-doc/{path}").status_code in (403, 405)


def test_a_helper_prints_cards_and_records_nothing():
    lan = sign_in(Client(), make.account("Võ Thị Lan", ("helper", make.group_three())))
    page = text(lan.get("/can-bo/hoc/bai/"))
    assert page.count("the-bai-hoc.pdf") == len(lessons.SKILLS)
    assert "Giọng đọc của xã, phường" not in page
    assert lan.get("/can-bo/hoc/giong-doc/").status_code == 403
    assert "/can-bo/hoc/bai/" in text(lan.get("/can-bo/huong-dan/"))


def test_a_file_too_large_is_refused_with_its_size(desk, monkeypatch):
    monkeypatch.setattr("camtay.foundation.files.store", _small(monkeypatch))
    answer = desk.post(HERE, {"file": sound(200)})
    assert answer.status_code == 422


def _small(monkeypatch):
    from camtay.foundation.files import storing

    def store(stream, **said):
        return storing.store(io.BytesIO(stream.read()), **{**said, "max_bytes": 1000})

    return store


def test_the_words_to_read_are_vietnamese_whatever_language_the_page_is_in(desk):
    desk.cookies["django_language"] = "en"
    page = text(desk.get("/can-bo/hoc/giong-doc/19753/vneid/"))
    assert "Open and use VNeID" in page
    assert lessons.lesson("vneid").steps[0].text in page

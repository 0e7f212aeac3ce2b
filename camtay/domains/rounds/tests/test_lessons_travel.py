"""A phone carries every lesson with its pictures and the addresses of its recordings; what it has is not sent again."""

import pytest

from camtay.domains.learning.queries import lessons
from camtay.domains.learning.tests import make
from camtay.domains.people.tests.make import hue
from camtay.domains.rounds.queries.packs import Source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def lan():
    return make.actor(make.account("Võ Thị Lan", ("helper", make.group_three())))


def carried(by, held, language="vi"):
    found, after, more = Source(by, language=language, now=make.NOW).page(held, 1000)
    assert not more
    return {one["id"]: one for one in found if one["kind"] == "lesson"}, after


def test_the_first_time_everything_comes_and_afterwards_nothing(lan):
    first, held = carried(lan, {})
    assert set(first) == set(lessons.SKILLS)
    assert first["vneid"]["title"] == "Mở và dùng VNeID"
    assert first["vneid"]["steps"][0]["picture"].startswith("<svg")
    assert first["vneid"]["voices"] == []
    assert carried(lan, held)[0] == {}


def test_a_new_recording_brings_its_lesson_again_and_no_other(lan):
    _first, held = carried(lan, {})
    voice = make.recording(make.phu_xuan(), "pay_qr")
    [again] = carried(lan, held)[0].values()
    [spoken] = again["voices"]
    assert again["id"] == "pay_qr"
    assert spoken["path"] == voice.path
    assert (spoken["mime"], spoken["size"], spoken["digest"]) == (
        "audio/mpeg",
        voice.file.size,
        voice.file.sha256,
    )


def test_the_helpers_own_commune_comes_before_others(lan):
    mine = make.recording(make.phu_xuan())
    make.recording(hue(), when=make.after(200))
    assert carried(lan, {})[0]["vneid"]["voices"][0]["path"] == mine.path


def test_another_language_brings_all_anew(lan):
    _first, held = carried(lan, {})
    english, _held = carried(lan, held, "en")
    assert set(english) == set(lessons.SKILLS)
    assert english["vneid"]["title"] == "Open and use VNeID"

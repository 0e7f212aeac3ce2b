"""Every lesson is whole in both languages, and a wrong file is refused with what would be right."""

import copy
import tomllib
import xml.etree.ElementTree as ET
from importlib.resources import files

import pytest
from django.utils import translation

from camtay.domains.learning import states
from camtay.domains.learning.queries import lessons
from camtay.domains.learning.rules import drawings
from camtay.domains.learning.rules.lessons import BadLesson, read

SVG = "{http://www.w3.org/2000/svg}"


def raw(code: str = "vneid") -> dict[str, dict]:
    folder = files("camtay.domains.learning").joinpath("data", "lessons", code)
    return copy.deepcopy(
        {one: tomllib.loads(folder.joinpath(f"{one}.toml").read_text()) for one in ("vi", "en")}
    )


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", lessons.SKILLS)
def test_it_is_whole_with_a_light_picture_for_every_step(code, language):
    with translation.override(language):
        lesson = lessons.lesson(code)
    assert lesson is not None
    assert lesson.code == code
    assert 5 <= len(lesson.steps) <= 8
    for step in lesson.steps:
        picture = ET.fromstring(step.picture)
        assert picture.findtext(f"{SVG}title") == step.text
        assert len(picture.findtext(f"{SVG}desc")) > 3
        assert len(step.picture.encode()) < drawings.MAX_BYTES
    assert len({step.picture.split("</desc>")[1] for step in lesson.steps}) == len(lesson.steps)


def test_it_has_a_lesson_for_every_skill_and_no_other():
    assert lessons.SKILLS == states.SKILLS


def test_it_says_that_nobody_may_ask_for_a_code_wherever_an_account_is_touched():
    for language, words in (("vi", ("mật khẩu", "mã")), ("en", ("password", "code"))):
        with translation.override(language):
            told = [lesson.safety.lower() for lesson in lessons.all_lessons() if lesson.account]
        assert told
        assert all(any(word in one for word in words) for one in told)


def test_it_belongs_to_a_group_and_audiences_of_the_shipped_framework():
    for framework in lessons.frameworks():
        taken = {one for group in framework.groups for one in group.takes}
        assert {lesson.group for lesson in lessons.all_lessons()} <= taken
    known = {code for code, _ in lessons.framework().audiences}
    for lesson in lessons.all_lessons():
        assert set(lesson.audiences) <= known


def test_it_speaks_the_readers_language():
    with translation.override("en"):
        assert lessons.lesson("vneid").title == "Open and use VNeID"
    with translation.override("vi"):
        assert lessons.lesson("vneid").title == "Mở và dùng VNeID"
    assert lessons.lesson("khong-co") is None


def test_it_says_in_words_what_a_drawing_shows():
    assert drawings.described("phone[qr]+hand arrow shop", "vi") == (
        "điện thoại: mã QR (ngón tay bấm), rồi đến, cửa hàng"
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda one: one["vi"].pop("gains"), "vneid/vi.toml: “gains” must be there, as str"),
        (lambda one: one["vi"].update(titel="x"), "“titel” is not known here"),
        (lambda one: one["vi"].update(mistakes=[]), "“mistakes” says nothing yet"),
        (lambda one: one["vi"].update(safety=""), "“safety” must say that nobody may ask for it"),
        (lambda one: one["vi"].update(deed="dance"), "“deed” is one of filing, payment"),
        (lambda one: one["en"]["steps"].pop(), "en.toml: 5 steps, vi.toml has 6"),
        (lambda one: one["vi"]["steps"].clear(), "“steps” says nothing yet"),
        (lambda one: one["vi"]["steps"][0].update(draw="elephant"), "step 1, “draw”: no frame “elephant”; there are"),
        (lambda one: one["vi"]["steps"][0].update(draw="phone[nothing]"), "no glyph “nothing”"),
        (lambda one: one["vi"]["steps"][0].update(draw="phone[qr,qr,qr]"), "phone holds 2 at most"),
        (lambda one: one["vi"]["steps"][0].update(draw=""), "a drawing needs at least one part"),
        (lambda one: one["vi"]["steps"][0].update(text="Đọc mã OTP cho cán bộ."), "no lesson tells anybody to give a code"),
    ],
)  # fmt: skip
def test_it_refuses_a_wrong_file_with_what_would_be_right(change, words):
    both = raw()
    change(both)
    with pytest.raises(BadLesson) as caught:
        read("vneid", both, "en")
    assert words in str(caught.value)

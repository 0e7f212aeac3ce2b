"""A form gone through for show or to practise: its answers travel, and nothing else is known."""

from datetime import date

import pytest
from django.http import QueryDict

from camtay.foundation.questions import load, rehearsing

TODAY = date(2026, 11, 24)
FORM = load(
    {
        "code": "x", "version": 1, "title": {"vi": "Tờ khai", "en": "Declaration"},
        "pages": [
            {"id": "name", "title": {"vi": "Tên", "en": "Name"}, "questions": [
                {"id": "full", "type": "text", "label": {"vi": "Họ tên", "en": "Full name"}, "required": True},
            ]},
            {"id": "photo", "title": {"vi": "Ảnh", "en": "Photo"}, "questions": [
                {"id": "scan", "type": "file", "label": {"vi": "Ảnh giấy", "en": "Photo"}, "required": False, "accept": ["jpeg"]},
            ]},
        ],
    }
)  # fmt: skip


def sent(at, **more):
    said = QueryDict(mutable=True)
    said.update({**at.travelling, **more})
    return said


def go(at, uploads=None, **more):
    return rehearsing.turn(FORM, sent(at, **more), uploads or {}, today=TODAY)


def test_it_goes_from_page_to_page_to_the_end():
    at = go(rehearsing.begin(FORM), full="Lê Thị Hường")
    assert (at.page_id, rehearsing.step(FORM, at)) == ("photo", (2, 2))
    at = go(at, {"scan.upload": ["giay.jpg"]})
    assert at.at_end
    rows = [row for _page, rows in rehearsing.told(FORM, at, place_name=str) for row in rows]
    assert rows == [("Họ tên", "Lê Thị Hường"), ("Ảnh giấy", "giay.jpg")]
    assert go(at, back="1").page_id == "photo"


def test_it_remembers_which_page_was_not_right_at_once():
    at = go(rehearsing.begin(FORM), full="")
    assert (at.page_id, at.slips, list(at.errors)) == ("name", ("name",), ["full"])
    at = go(at, full="Lê Thị Hường")
    assert (at.page_id, at.slips) == ("photo", ("name",))


@pytest.mark.parametrize("answers", ["", "[1]", "{", "x" * 300_000])
def test_it_begins_anew_when_what_travelled_is_broken(answers):
    said = QueryDict(mutable=True)
    said.update({"page": "nowhere", "answers": answers, "slips": "a,,name"})
    at = rehearsing.where(FORM, said)
    assert (at.page_id, at.answers, at.slips) == ("name", {}, ("name",))

import json
from html.parser import HTMLParser

from django.template.loader import render_to_string
from django.utils.translation import override

from camtay.foundation.questions import summary
from camtay.foundation.questions.fields import file_inputs, page_view, with_files
from camtay.foundation.questions.tests.forms import ANSWERS, TREE

PLACES = [("19753", "Phường Phú Xuân"), ("19945", "Xã Phú Vinh")]


class Elements(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def named(self, name):
        return [attrs for _tag, attrs in self.found if attrs.get("name") == name]

    def ids(self):
        return [attrs["id"] for _tag, attrs in self.found if "id" in attrs]


def draw(page_id, answers=ANSWERS, **kwargs):
    view = page_view(TREE, page_id, answers, places=PLACES, **kwargs)
    with override("vi"):
        html = render_to_string("ui/questions/page.html", {"view": view})
    return view, html, Elements(html)


def test_every_page_names_its_inputs_and_points_only_at_what_is_there():
    for page in TREE.pages:
        names = {f"{q.id}.0" if page.repeat else q.id for q in page.questions}
        errors = dict.fromkeys(names, "Sai rồi.")
        view, html, elements = draw(page.id, errors=errors, notes=errors)
        ids = elements.ids()
        assert len(ids) == len(set(ids)), page.id
        for _tag, attrs in elements.found:
            assert attrs.get("for", ids[0]) in ids
            assert set(attrs.get("aria-describedby", "").split()) <= set(ids)
        assert len(view.problems) == len(names)
        assert all(problem.href[1:] in ids for problem in view.problems)
        assert html.count("<h1") == 1


def test_a_lone_question_is_the_heading_of_its_page():
    assert '<h1 class="govuk-fieldset__heading">Câu day</h1>' in draw("planted")[1]
    assert '<h1 class="govuk-heading-l">Trang where</h1>' in draw("where")[1]


def test_it_shows_kept_answers():
    _view, html, elements = draw("planted")
    assert [elements.named(f"day.{part}")[0]["value"] for part in ("day", "month", "year")] == [
        "3",
        "7",
        "2026",
    ]
    assert "checked" in draw("kinds")[2].named("kind")[0]
    assert "checked" in draw("last")[2].named("agree")[0]
    _view, html, elements = draw("where")
    assert '<option value="19753" selected>Phường Phú Xuân</option>' in html
    assert elements.named("where_place.text")[0]["value"] == "12 Lê Lợi"
    assert draw("fruit")[2].named("fruit_many")[0]["value"] == "1.200"
    assert draw("helpers")[2].named("helper_phone.0")[0]["value"] == "0912 345 678"


def test_it_keeps_what_was_typed_beside_the_error():
    raw = {"day.day": "31", "day.month": "2", "day.year": "2026"}
    view, html, elements = draw("planted", raw=raw, errors={"day": "Không có ngày này."})
    assert elements.named("day.day")[0]["value"] == "31"
    assert '<a href="#day-day">Không có ngày này.</a>' in html
    assert elements.named("day.day")[0]["aria-invalid"] == "true"
    assert view.fields[0].described_by == "day-hint day-error"
    assert draw("planted", raw={"day": "hôm qua"})[2].named("day.day")[0]["value"] == "hôm qua"


def test_what_was_typed_is_escaped():
    assert "<script>" not in draw("where", raw={"where_note": "<script>"})[1]


def test_a_question_that_depends_on_its_own_page_is_always_drawn_and_says_when():
    view, html, elements = draw("kinds")
    assert json.loads(view.fields[1].when) == {"op": "eq", "field": "kind", "value": "other"}
    assert elements.named("other_kind")
    assert "data-when" in html


def test_optional_questions_say_so():
    with override("vi"):
        assert page_view(TREE, "where", {}).fields[1].label == "Câu where_note (không bắt buộc)"


def test_a_page_that_repeats_has_its_buttons():
    view, _html, elements = draw("helpers")
    assert (view.count, view.add, [group.remove for group in view.groups]) == (1, "Thêm người", [""])
    raw = {"helpers.count": "3", "helper.2": "Cò"}
    view, html, elements = draw("helpers", raw=raw, errors={"helpers": "Nhiều quá."})
    assert (view.count, view.add, [group.remove for group in view.groups]) == (3, "", ["0", "1", "2"])
    assert elements.named("helpers.count")[0]["value"] == "3"
    assert elements.named("helper.2")[0]["value"] == "Cò"
    assert [button["value"] for button in elements.named("helpers.remove")] == ["0", "1", "2"]
    assert '<a href="#helper-0">Nhiều quá.</a>' in html
    assert "Người giúp 3" in html


def test_files_are_kept_by_id_and_can_be_taken_away():
    view, html, elements = draw("photo", {"photo_file": ["f1", "f2"]}, files={"f1": "cay.jpg"})
    assert view.has_files
    assert [attrs["value"] for attrs in elements.named("photo_file")] == ["f1", "f2"]
    assert [attrs["value"] for attrs in elements.named("photo_file.remove")] == ["f1", "f2"]
    upload = elements.named("photo_file.upload")[0]
    assert (upload["type"], upload["multiple"]) == ("file", "multiple")
    assert upload["accept"] == "image/jpeg,.jpg,.jpeg,application/pdf,.pdf"
    assert "cay.jpg" in html
    raw = {"photo_file": ["f1", "stranger"], "photo_file.remove": ["f1"]}
    assert draw("photo", raw=raw, files={"f1": "cay.jpg"})[0].fields[0].files == []


def test_uploads_go_to_the_question_they_belong_to():
    names = ["photo_file.upload", "kind.upload", "photo_file", "other.upload"]
    assert list(file_inputs(TREE, "photo", names)) == ["photo_file.upload"]
    assert with_files({"photo_file": "f1"}, "photo_file.upload", ["f2"]) == {"photo_file": ["f1", "f2"]}


def test_the_summary_list_links_to_the_page():
    with override("vi"):
        rows = summary(TREE, ANSWERS)[0][1]
        html = render_to_string("ui/questions/summary_list.html", {"rows": rows, "change_url": "/sua/kinds"})
        plain = render_to_string("ui/questions/summary_list.html", {"rows": rows, "change_url": ""})
    assert (
        '<a class="govuk-link" href="/sua/kinds">Sửa<span class="govuk-visually-hidden"> Loại cây</span></a>'
        in html
    )
    assert "Sửa" not in plain

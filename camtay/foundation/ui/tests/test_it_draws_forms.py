from datetime import date

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting

from camtay.foundation.ui.fields import DateField, DayInput
from camtay.foundation.ui.renderer import Renderer, error_links


class Visit(forms.Form):
    name = forms.CharField(label="Họ tên", help_text="Như trên giấy tờ", max_length=5)
    sex = forms.ChoiceField(
        label="Giới tính", choices=[("nu", "Nữ"), ("nam", "Nam")], widget=forms.RadioSelect
    )
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea, required=False)
    paper = forms.FileField(label="Giấy chứng sinh")
    agree = forms.BooleanField(label="Tôi đồng ý")
    key = forms.CharField(widget=forms.HiddenInput)


class Birth(forms.Form):
    born = DateField(label="Ngày sinh", earliest=date(1900, 1, 1), latest=date(2026, 11, 24))


@pytest.fixture
def visit(frame):
    return lambda data=None: Visit(data, renderer=Renderer())


def born(day, month, year):
    form = Birth({"born_day": day, "born_month": month, "born_year": year}, renderer=Renderer())
    form.is_valid()
    return form.cleaned_data.get("born"), [str(error) for error in form.errors.get("born", [])]


def test_it_gives_widgets_the_classes_of_the_library(visit):
    page = str(visit())
    for name in (
        "govuk-input",
        "govuk-radios__input",
        "govuk-textarea",
        "govuk-file-upload",
        "govuk-checkboxes__input",
    ):
        assert f'class="{name}"' in page, name


def test_it_keeps_an_authors_own_class(frame):
    class Short(forms.Form):
        code = forms.CharField(widget=forms.TextInput({"class": "govuk-input--width-5"}))

    assert 'class="govuk-input govuk-input--width-5"' in str(Short(renderer=Renderer()))


def test_it_says_which_fields_may_stay_empty(visit):
    page = str(visit())
    assert page.count("(không bắt buộc)") == 1
    assert "Ghi chú (không bắt buộc)" in page


def test_it_ties_hints_and_errors_to_their_field(visit):
    page = str(visit({"name": "Nguyễn Văn An"}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_helptext"' in page
    assert 'id="id_name_error"' in page
    assert "govuk-input--error" in page


def test_it_says_what_to_do_instead_of_required(visit):
    sentences = [sentence for _, sentence in error_links(visit({}))]
    assert sentences[1:] == [
        "Hãy điền “Họ tên”.",
        "Hãy chọn “Giới tính”.",
        "Hãy chọn tệp cho “Giấy chứng sinh”.",
        "Hãy đánh dấu ô “Tôi đồng ý”.",
    ]
    assert "bắt buộc." not in str(visit({}))


def test_it_leads_from_the_summary_to_the_first_box(visit, draw):
    form = visit({})
    anchors = [anchor for anchor, _ in error_links(form)]
    assert anchors == ["#id_name", "#id_name", "#id_sex_0", "#id_paper", "#id_agree"]
    page = draw('{% include "ui/partials/error_summary.html" %}{{ form }}', form=form)
    for anchor in anchors:
        assert f'id="{anchor[1:]}"' in page


def test_it_escapes_what_people_wrote(visit):
    page = str(visit({"name": '"><script>alert(1)</script>'}))
    assert "<script>" not in page


def test_it_draws_forms_of_other_renderers_still(frame):
    assert error_links(Visit({"name": "An"}, renderer=TemplatesSetting()))[0][0] == "#id_name"


@pytest.mark.parametrize(
    ("typed", "day", "errors"),
    [
        (("27", "3", "1985"), date(1985, 3, 27), []),
        ((" 1 ", "01", "2026"), date(2026, 1, 1), []),
        (("31", "2", "1985"), None, ["Ngày này không có trong lịch. Hãy nhập như 27 3 1985."]),
        (("27", "3", "85"), None, ["Ngày này không có trong lịch. Hãy nhập như 27 3 1985."]),
        (("a", "b", "c"), None, ["Ngày này không có trong lịch. Hãy nhập như 27 3 1985."]),
        (("27", "3", "9" * 20), None, ["Ngày này không có trong lịch. Hãy nhập như 27 3 1985."]),
        (("27", "", ""), None, ["Còn thiếu tháng, năm."]),
        (("", "", ""), None, ["Hãy nhập ngày, tháng, năm, ví dụ 27 3 1985."]),
        (("25", "11", "2026"), None, ["Ngày không được sau 24/11/2026."]),
        (("31", "12", "1899"), None, ["Ngày phải từ 01/01/1900 trở đi."]),
    ],
)
def test_it_reads_dates_from_three_boxes(typed, day, errors):
    assert born(*typed) == (day, errors)


def test_it_puts_a_known_date_into_its_boxes(frame):
    page = str(Birth(initial={"born": date(1985, 3, 27)}, renderer=Renderer()))
    for value in ("27", "3", "1985"):
        assert f'value="{value}"' in page


def test_it_gives_the_browsers_calendar_its_own_format():
    assert 'value="2026-11-04"' in DayInput().render("d", date(2026, 11, 4))

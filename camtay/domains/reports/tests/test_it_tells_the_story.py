"""What changed, why late, what next: plain sentences, edited before they are kept."""

from datetime import date

import pytest

from camtay.domains.cases.tests import factories
from camtay.domains.reports import actions
from camtay.domains.reports.rules.story import Told, story
from camtay.domains.reports.tests import make

pytestmark = pytest.mark.django_db


def told(**more):
    said = {
        "title": "Đúng hạn", "share": True, "unit": "", "this": 0.9, "before": 0.95, "year_before": None,
        "numerator": 9, "denominator": 10, "good": "high", "rest": 1, "things": "hồ sơ", "worst": ("Khai sinh", 1),
    }  # fmt: skip
    return Told(**(said | more))


def test_it_says_what_changed_why_and_what_next():
    lines = story(
        "tháng 11/2026", "15/10/2026 – 14/11/2026", [told(target=0.98, reached=0.9 / 0.98)], ["Rà hồ sơ"]
    ).splitlines()
    assert lines == [
        "Kỳ tháng 11/2026 (15/10/2026 – 14/11/2026).",
        "1. Kết quả:",
        "- Đúng hạn: 90,0 % (9/10), giảm 5 điểm phần trăm so với kỳ trước; đạt 91,8 % chỉ tiêu (98,0 %)."
        .replace("90,0", "90").replace("98,0", "98"),
        "2. Hạn chế, nguyên nhân:",
        "- Đúng hạn chưa đạt chỉ tiêu 98 %: còn 1 hồ sơ không đạt, nhiều nhất ở Khai sinh (1).",
        "3. Kỳ tới:",
        "- Tập trung vào Khai sinh để nâng đúng hạn.",
        "- Tiếp tục: Rà hồ sơ.",
    ]  # fmt: skip


def test_it_says_what_did_not_come_up_and_that_all_is_well():
    said = story(
        "tháng 11/2026",
        "",
        [told(rest=0, worst=None, before=0.9, year_before=0.8), told(title="Hài lòng", this=None, rest=0)],
        [],
    )
    assert "bằng kỳ trước, tăng 10 điểm phần trăm so với cùng kỳ năm trước" in said
    assert "Trong kỳ không phát sinh: Hài lòng." in said
    assert said.endswith("- Giữ kết quả đã đạt.")


def test_what_somebody_worded_is_kept_when_the_form_is_filled_again():
    at = make.desk()
    make.cases(date(2026, 11, 2), 3, late=1)
    make.cases(date(2026, 11, 3), 2, procedure=factories.procedure("2.000815", "Chứng thực bản sao"))
    form = make.form(at, "bao-cao.docx")
    make.point(at, form, p3=make.text("story"))
    filing = actions.fill(form_id=form.pk, day=date(2026, 11, 2), by=at.officer, now=make.NOW)
    assert "còn 1 hồ sơ không đạt, nhiều nhất ở Đăng ký khai sinh (1)" in filing.story
    filing = actions.edit_story(
        filing_id=filing.pk, story="Lời của chúng tôi.", version=filing.version, by=at.officer, now=make.NOW
    )
    again = actions.fill(form_id=form.pk, day=date(2026, 11, 2), by=at.officer, now=make.NOW)
    assert again.story == "Lời của chúng tôi."
    import io

    import docx

    assert docx.Document(io.BytesIO(make.content(again.file))).paragraphs[3].text == "Lời của chúng tôi."

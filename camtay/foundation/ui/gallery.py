"""The component gallery: every piece of `ui` with example data, to look at, to copy from, and for tests to check."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from camtay.foundation.ui import charts, formats, pdf, qr, sparks
from camtay.foundation.ui.fields import DateField, DayInput

MOMENT = datetime(2026, 11, 24, 14, 5, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
FOLLOWED = "https://example.vn/h/abc"
MONTHS = ("Tháng 5", "Tháng 6", "Tháng 7", "Tháng 8", "Tháng 9", "Tháng 10")
ON_TIME = {"Phú Vinh": 0.978, "Phong Thái": 0.964, "Phú Xuân": 0.951, "Nam Đông": 0.9}
SHARES = {"Trên mạng": 1240, "Tại quầy": 310, "Bưu điện": 25}


class Example(forms.Form):
    name = forms.CharField(
        label="Họ, chữ đệm, tên khai sinh", help_text="Viết như trên giấy tờ.", max_length=80
    )
    born = DateField(label="Ngày sinh", help_text="Ví dụ 27 3 1985", latest=date(2026, 11, 24))
    phone = forms.CharField(
        label="Số điện thoại", widget=forms.TextInput({"class": "govuk-input--width-10", "inputmode": "tel"})
    )
    sex = forms.ChoiceField(
        label="Giới tính", choices=[("nu", "Nữ"), ("nam", "Nam")], widget=forms.RadioSelect
    )
    needs = forms.MultipleChoiceField(
        label="Bà con cần giúp việc gì",
        choices=[("app", "Cài ứng dụng"), ("file", "Nộp hồ sơ"), ("pay", "Trả tiền qua mạng")],
        widget=forms.CheckboxSelectMultiple,
    )
    place = forms.ChoiceField(
        label="Thôn, tổ dân phố", choices=[("", "Chọn một nơi"), ("1", "Thôn Hà Thanh")]
    )
    note = forms.CharField(label="Điều muốn nói thêm", widget=forms.Textarea, required=False)
    paper = forms.FileField(
        label="Giấy chứng sinh", help_text="Ảnh chụp hoặc PDF, nhỏ hơn 10 MB.", widget=forms.FileInput
    )
    password = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)
    agree = forms.BooleanField(label="Tôi đã xem lại và thấy đúng")

    def clean(self) -> dict[str, Any]:
        raise forms.ValidationError("Số điện thoại và tên không khớp với hồ sơ nào. Bà con xem lại giúp.")


class ExampleFilter(forms.Form):
    says_no_optional = True
    q = forms.CharField(label="Mã hoặc tên", required=False)
    since = forms.DateField(label="Nhận từ ngày", required=False, widget=DayInput)
    state = forms.ChoiceField(
        label="Tình trạng", choices=[("", "Tất cả"), ("late", "Quá hạn")], required=False
    )


@dataclass(frozen=True)
class Chart:
    """What `ui/chart.html` needs to show one chart."""

    src: str
    alt: str
    caption: str
    columns: list[str]
    rows: list[list[str]]


def example_charts() -> dict[str, str]:
    """name -> SVG text."""
    month = dict(zip(MONTHS, (312, 298, 351, 402, 377, 415), strict=True))
    return {
        "bar": charts.bar_chart(
            "Đúng hạn theo xã, phường",
            "Phú Vinh cao nhất, Nam Đông thấp nhất.",
            ON_TIME,
            write=formats.percent,
        ),
        "trend": charts.trend_chart(
            "Hồ sơ nhận theo tháng",
            "Tăng từ 312 lên 415.",
            list(month),
            {"Nhận": list(month.values()), "Trả": [300, 305, 340, 390, None, 401]},
        ),
        "share": charts.share_bar("Cách nộp hồ sơ", "Gần bốn phần năm nộp trên mạng.", SHARES),
    }


def gallery_chart(request: HttpRequest, name: str) -> HttpResponse:  # noqa: ARG001  Django passes it
    drawn = example_charts()
    if name not in drawn:
        raise Http404
    return charts.svg_response(drawn[name])


def gallery_sheet(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  Django passes it
    """An example of paper; where the machine cannot draw it, the sentence for its operator."""
    try:
        made = pdf.render_pdf(
            "ui/gallery/sheet.html", {"moment": MOMENT, "qr_code": qr.qr_png_data_uri(FOLLOWED)}
        )
    except pdf.PdfUnavailable as error:
        return HttpResponse(str(error), content_type="text/plain; charset=utf-8", status=503)
    return HttpResponse(made, content_type="application/pdf")


def _charts() -> list[Chart]:
    def chart(name: str, caption: str, alt: str, rows: list[list[str]]) -> Chart:
        return Chart(reverse("gallery_chart", args=[name]), alt, caption, ["", "Giá trị"], rows)

    return [
        chart(
            "bar",
            "Đúng hạn theo xã, phường",
            "Biểu đồ thanh: Phú Vinh cao nhất.",
            [[place, formats.percent(share)] for place, share in ON_TIME.items()],
        ),
        chart(
            "trend",
            "Hồ sơ nhận theo tháng",
            "Biểu đồ đường: tăng từ 312 lên 415.",
            [
                [month, formats.number(count)]
                for month, count in zip(MONTHS, (312, 298, 351, 402, 377, 415), strict=True)
            ],
        ),
        chart(
            "share",
            "Cách nộp hồ sơ",
            "Thanh chia phần: phần lớn nộp trên mạng.",
            [[way, formats.number(count)] for way, count in SHARES.items()],
        ),
    ]


def _lists() -> dict[str, Any]:
    names = ("Khai sinh cho cháu Trần Gia Bảo", "Chứng thực bản sao", "Đăng ký kết hôn")
    return {
        "breadcrumbs": [{"label": "Trang đầu", "url": "/"}, {"label": "Hồ sơ", "url": "#"}],
        "navigation": [{"label": t, "url": "#", "current": t == "Hồ sơ"} for t in ("Việc hôm nay", "Hồ sơ", "Số liệu")],
        "tabs": [
            {"label": "Tất cả", "url": "#", "current": True, "count": 1284},
            {"label": "Quá hạn", "url": "#", "current": False, "count": 3},
            {"label": "Đã trả", "url": "#", "current": False, "count": None},
        ],
        "summary": [
            {"key": "Họ tên cháu", "value": "Trần Gia Bảo", "change_url": "#", "change_label": ""},
            {"key": "Ngày sinh", "value": formats.day(date(2026, 11, 2)), "change_url": "#", "change_label": ""},
            {"key": "Lệ phí", "value": formats.money(8000), "change_url": "", "change_label": ""},
        ],
        "columns": [
            {"label": "Hồ sơ", "numeric": False, "sort": "ten"},
            {"label": "Hạn trả", "numeric": False, "sort": "han"},
            {"label": "Số ngày", "numeric": True, "sort": ""},
        ],
        "rows": [{"url": "#", "cells": [name, formats.day(20261124), n]} for n, name in enumerate(names, 1)],
        "page": Paginator(range(1284), 50).page(4),
        "events": [
            {"title": "Đã nhận hồ sơ", "when": formats.moment(MOMENT), "text": "Hoàng Thị Lan nhận.", "tone": "done"},
            {"title": "Yêu cầu bổ sung", "when": formats.moment(MOMENT), "text": "Thiếu giấy chứng sinh.", "tone": "bad"},
            {"title": "Đã có kết quả", "when": formats.moment(MOMENT), "text": "", "tone": "good"},
            {"title": "Chờ bà con đến nhận", "when": "Từ sáng mai", "text": "", "tone": ""},
        ],
    }  # fmt: skip


def _kept() -> dict[str, Any]:
    term = "Cho đến khi bà con yêu cầu xóa."
    return {
        "kept": [
            {
                "title": "Liên hệ",
                "long": False,
                "lines": [{"label": "Điện thoại", "value": "0905 100 001"}],
                "grounds": [{"purpose": "Để báo tin về hồ sơ.", "basis": "Bà con đồng ý.", "term": term}],
            }
        ],
        "forgotten": {
            "erased": ["1 hồ sơ đang soạn"],
            "stays": [{"what": "Hồ sơ đã tiếp nhận", "law": "Luật Lưu trữ", "until": "hết thời hạn lưu trữ"}],
        },
    }


def _tiles() -> dict[str, Any]:
    return {
        "tiles": [
            {"title": "Tìm việc cần làm", "text": "Gõ bằng lời của mình.", "url": "#", "icon": "search"},
            {"title": "Theo dõi hồ sơ", "text": "Quét mã QR trên giấy hẹn.", "url": "#", "icon": "qr"},
            {"title": "Học cách tự làm", "text": "Bài ngắn, làm theo từng bước.", "url": "#", "icon": "book"},
        ],
        "figures": [
            {"label": "Trả đúng hạn", "value": formats.percent(0.9637), "note": "Chỉ tiêu 98 %", "url": "#", "tone": "warn"},
            {"label": "Đang quá hạn", "value": "3", "note": "Mở ra xem từng hồ sơ", "url": "#", "tone": "bad"},
            {"label": "Nộp trên mạng", "value": formats.percent(0.787), "note": "1.240 trên 1.575", "url": "#", "tone": "good"},
            {"label": "Đã nhận trong tháng", "value": formats.number(1575), "note": "Cùng kỳ 1.402", "url": "", "tone": ""},
        ],
        "tasks": [
            {"title": "Cháu bé", "hint": "Tên, ngày sinh, nơi sinh", "url": "#", "status": "Xong", "tone": "good", "done": True},
            {"title": "Cha và mẹ", "hint": "", "url": "#", "status": "Đang làm", "tone": "active", "done": False},
            {"title": "Giấy tờ kèm theo", "hint": "", "url": "#", "status": "Chưa làm", "tone": "neutral", "done": False},
        ],
        "steps": ["Mở Zalo, bấm vào ô tìm ở trên cùng.", "Gõ tên xã, rồi bấm “Quan tâm”.", "Bấm “Nộp hồ sơ”."],
    }  # fmt: skip


def gallery(request: HttpRequest) -> HttpResponse:
    """Every piece on one page. Nothing is read, nothing is stored."""
    messages.success(request, "Đã gửi hồ sơ. Giấy hẹn ở ngay bên dưới.")
    messages.info(request, "Ngày mai Ủy ban nghỉ bù, hạn trả lùi một ngày.")
    context = {
        "place_name": "Ủy ban nhân dân phường Phú Xuân",
        "form": Example({"phone": "", "born_day": "31", "born_month": "2", "born_year": "1985"}),
        "blank": Example(auto_id="blank_%s"),
        "filter_form": ExampleFilter(),
        "charts": _charts(),
        "spark": sparks.spark([312, 298, None, 402, 377, 415]),
        "qr_code": qr.qr_png_data_uri(FOLLOWED),
        "moment": MOMENT,
        "amount": 1234567,
        "share": 0.9637,
        **_lists(),
        **_kept(),
        **_tiles(),
    }
    return render(request, "ui/gallery.html", context)

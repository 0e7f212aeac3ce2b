"""Template builtins: how values are written, and the small pieces of markup every door uses."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from camtay.foundation.ui import formats, icons
from camtay.foundation.ui.renderer import error_links as links_of

register = template.Library()

register.filter("so", formats.number)
register.filter("phan_tram", formats.percent)
register.filter("tien", formats.money)
register.filter("ngay", formats.day)
register.filter("ngay_dai", formats.long_day)
register.filter("ngay_gio", formats.moment)
register.filter("dung_luong", formats.size)
register.simple_tag(icons.icon, name="icon")

# What a state means to whoever reads it -> the library's colour. Colour never stands alone: the word says it.
TONES = {
    "neutral": "govuk-tag--grey",
    "active": "",
    "waiting": "govuk-tag--yellow",
    "late": "govuk-tag--orange",
    "good": "govuk-tag--green",
    "bad": "govuk-tag--red",
}


@register.filter
def beside(cells: Iterable[Any], columns: Iterable[Any]) -> list[tuple[Any, Any]]:
    """`row.cells|beside:columns`: each column with its cell; a row of another length is a mistake in the view."""
    return list(zip(columns, cells, strict=True))


@register.simple_tag
def status(text: str, tone: str = "neutral") -> SafeString:
    """`{% status "Đang xử lý" "active" %}`: a tag in one of TONES."""
    return format_html('<strong class="govuk-tag {}">{}</strong>', TONES[tone], text)


@register.simple_tag
def error_links(form: BaseForm) -> list[tuple[str, str]]:
    """`{% error_links form as links %}`: (address of the field, sentence) of every error, in the order shown."""
    return links_of(form)


@register.simple_tag
def htmx() -> SafeString:
    """The script for results as you type; put it in the block `scripts` of pages that need it."""
    return format_html('<script src="{}" defer></script>', static("django_htmx/htmx-2.min.js"))


def _address(context: Context, **changes: str | int | None) -> str:
    """This page's address with some of its questions changed."""
    query = context["request"].GET.copy()
    for key, value in changes.items():
        if value is None:
            query.pop(key, None)
        else:
            query[key] = str(value)
    return f"?{query.urlencode()}"


@register.inclusion_tag("ui/partials/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], param: str = "trang") -> dict[str, Any]:
    """`{% pagination page %}`: links to the other pages, keeping filters and order. Nothing where one page holds all."""
    pages = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    items = [
        {"number": n, "url": _address(context, **{param: n}), "current": n == page.number}
        if isinstance(n, int)
        else {"number": 0, "url": "", "current": False}
        for n in pages
    ]
    return {
        "shown": page.paginator.num_pages > 1,
        "items": items,
        "previous": _address(context, **{param: page.previous_page_number()}) if page.has_previous() else "",
        "next": _address(context, **{param: page.next_page_number()}) if page.has_next() else "",
        "first": page.start_index(),
        "last": page.end_index(),
        "total": page.paginator.count,
    }


@register.inclusion_tag("ui/partials/sort_header.html", takes_context=True)
def sort_header(
    context: Context, label: str, key: str, numeric: bool = False, param: str = "xep"
) -> dict[str, Any]:
    """`{% sort_header "Hạn trả" "han" %}`: a column head that orders the table by `?xep=han`, then `?xep=-han`."""
    now = context["request"].GET.get(param, "")
    order = {key: "ascending", f"-{key}": "descending"}.get(now, "none")
    after = f"-{key}" if order == "ascending" else key
    return {
        "label": label,
        "order": order,
        "numeric": numeric,
        "url": _address(context, **{param: after, "trang": None}),
    }

import pytest
from django.core.paginator import Paginator


@pytest.fixture
def pages(draw, rf):
    def render(query, page, count=120):
        shown = Paginator(range(count), 10).page(page)
        return draw("{% pagination page %}", page=shown, request=rf.get(f"/?{query}"))

    return render


def test_it_keeps_filters_and_order(pages):
    page = pages("q=khai+sinh&xep=-han&trang=3", 3)
    assert 'href="?q=khai+sinh&amp;xep=-han&amp;trang=4"' in page
    assert 'aria-current="page"' in page
    assert "Từ 21 đến 30 trong 120" in page


def test_it_links_no_further_than_there_is(pages):
    assert 'rel="prev"' not in pages("", 1)
    assert 'rel="next"' not in pages("", 12)


def test_it_says_nothing_where_one_page_holds_all(pages):
    assert pages("", 1, count=10).strip() == ""


@pytest.mark.parametrize(
    ("query", "order", "link"),
    [
        ("", "none", "?xep=han"),
        ("xep=han", "ascending", "?xep=-han"),
        ("xep=-han", "descending", "?xep=han"),
        ("xep=ten&trang=7", "none", "?xep=han"),
    ],
)
def test_it_orders_by_a_column_and_starts_anew(draw, rf, query, order, link):
    head = draw('{% sort_header "Hạn trả" "han" %}', request=rf.get(f"/?{query}"))
    assert f'aria-sort="{order}"' in head
    assert f'href="{link}"' in head


def test_it_refuses_a_row_of_another_length(draw, rf):
    columns = [{"label": "a", "numeric": False, "sort": ""}] * 2
    with pytest.raises(ValueError, match="zip"):
        draw(
            '{% include "ui/partials/table.html" with caption="x" %}',
            columns=columns, rows=[{"url": "", "cells": ["1"]}], request=rf.get("/"),
        )  # fmt: skip

from xml.etree import ElementTree as ET

import pytest

from camtay.foundation.ui import charts, formats

SVG = "{http://www.w3.org/2000/svg}"


def bar():
    return charts.bar_chart(
        "Đúng hạn", "Phú Vinh cao nhất.", {"Phú Vinh": 0.978, "Nam Đông": None}, write=formats.percent
    )


def trend():
    return charts.trend_chart(
        "Theo tháng", "Tăng.", ["Tháng 1", "Tháng 2", "Tháng 3"], {"Nhận": [3, None, 5], "Trả": [1, 2, 3]}
    )


def share():
    return charts.share_bar("Cách nộp", "Phần lớn trên mạng.", {"Trên mạng": 9, "Tại quầy": 1})


@pytest.mark.parametrize("make", [bar, trend, share])
def test_it_is_named_for_who_cannot_see_it(make):
    root = ET.fromstring(make())
    assert root.get("role") == "img"
    first, second = list(root)[:2]
    assert (first.tag, second.tag) == (f"{SVG}title", f"{SVG}desc")
    assert first.text
    assert second.text
    assert root.get("aria-labelledby") == f"{first.get('id')} {second.get('id')}"
    assert len(list(root.iter(f"{SVG}desc"))) == 1


@pytest.mark.parametrize("make", [bar, trend, share])
def test_it_runs_nothing_and_fetches_nothing(make):
    text = make()
    assert "<script" not in text
    assert "pygal.org" not in text
    assert "https://" not in text.replace("http://www.w3.org", "")


def test_it_shows_labels_with_their_values():
    words = [node.text for node in ET.fromstring(bar()).iter(f"{SVG}text")]
    assert "Phú Vinh: 97,8\u00a0%" in words
    assert "Nam Đông: –" in words


def test_it_draws_a_month_that_is_not_over_apart():
    series = {"Nhận": [3, 4, 1], "Cần": [1, 2, 3]}
    svg = charts.trend_chart("a", "b", ["9", "10", "11"], series, unfinished=True)
    legends = [node for node in ET.fromstring(svg).iter() if node.get("class", "").startswith("legend ")]
    assert [" ".join(one.itertext()).split()[0] for one in legends] == ["Nhận", "Cần"]
    assert "stroke-dasharray: 6, 6" in svg.replace(":6", ": 6").replace(",6", ", 6")
    assert svg.count("fill: #fff") == 1
    assert "fill: #fff" not in charts.trend_chart("a", "b", ["9", "10", "11"], series)


def test_it_escapes_what_people_wrote():
    svg = charts.bar_chart('<b>"', "&", {"<script>alert(1)</script>": 1})
    assert "<script" not in svg
    assert ET.fromstring(svg).find(f"{SVG}title").text == '<b>"'


def test_it_draws_nothing_as_nothing():
    assert ET.fromstring(charts.bar_chart("a", "b", {})).tag == f"{SVG}svg"
    assert ET.fromstring(charts.share_bar("a", "b", {"x": 0})).tag == f"{SVG}svg"


def test_it_serves_a_chart_that_may_style_only_itself(frame):
    response = frame.get("/giao-dien/bieu-do/bar.svg")
    policy = response.headers["Content-Security-Policy"]
    assert response.headers["Content-Type"].startswith("image/svg+xml")
    assert "style-src 'unsafe-inline'" in policy
    assert "default-src 'none'" in policy
    assert frame.get("/giao-dien/bieu-do/other.svg").status_code == 404

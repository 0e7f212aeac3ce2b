"""Where two fit, it asks back; where nothing fits, it says so."""

import pytest

from camtay.domains.procedures import queries

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("hỗ trợ chi phí mai táng", {"1.001731", "1.014028", "2.002307"}),
        ("tien mai tang", {"1.001731", "1.014028", "2.002307"}),
        ("trợ cấp hàng tháng", {"1.001776", "1.014027", "2.001396"}),
        ("xin tro cap hang thang thi lam sao", {"1.001776", "1.014027", "2.001396"}),
        ("chứng thực giấy tờ", {"2.000815", "2.000884"}),
        ("giám hộ", {"1.004837", "1.004845"}),
        ("giấy phép xây dựng", {"1.013225", "1.013229"}),
    ],
)
def test_it_offers_what_may_be_meant(said, expected):
    asked = queries.search(said).ask_back
    assert 2 <= len(asked) <= 4
    assert expected <= {one.code for one in asked}
    assert all(one.when for one in asked), "each says when it is needed: that tells them apart"


@pytest.mark.parametrize("said", ["toi muon xin tro cap hang thang", "cho em hỏi về giấy phép xây dựng ạ"])
def test_small_words_around_it_do_not_matter(said):
    assert len(queries.search(said).ask_back) > 1


@pytest.mark.parametrize("said", ["con", "nhà", "tôi muốn hỏi", "dạ cho em hỏi với ạ"])
def test_small_words_alone_are_not_taken_for_a_listed_name(said):
    assert "2.000884" not in [one.code for one in queries.search(said).ask_back]


@pytest.mark.parametrize(
    "said", ["làm giấy khai sinh cho con mới sinh", "mất căn cước làm lại", "trợ cấp hưu trí xã hội"]
)
def test_it_does_not_ask_about_what_is_plain(said):
    found = queries.search(said)
    assert found.ask_back == []
    assert not found.little


@pytest.mark.parametrize("said", ["bán vé số", "lịch chiếu phim", "zzzz qqqq", "thời tiết hôm nay thế nào"])
def test_it_says_when_little_fits(said):
    assert queries.search(said).little

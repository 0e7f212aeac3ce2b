from django.utils.translation import override

from camtay.foundation.questions import summary
from camtay.foundation.questions.tests.forms import ANSWERS, TREE


def told(language, **kwargs):
    with override(language):
        return {
            page.id: rows for page, rows in summary(TREE, {**ANSWERS, "photo_file": ["f1", "f2"]}, **kwargs)
        }


def test_it_writes_the_vietnamese_way():
    rows = told("vi", place_name={"19753": "Phường Phú Xuân"}.get, files={"f1": "cay.jpg"})
    assert rows["kinds"] == [("Loại cây", "Chanh")]
    assert rows["planted"] == [("Câu day", "3/7/2026")]
    assert rows["helpers"][1] == ("Người giúp 1: Câu helper_phone", "0912 345 678")
    assert rows["photo"] == [("Câu photo_file", "cay.jpg, một tệp")]
    assert rows["fruit"] == [("Câu fruit_many", "1.200 quả")]
    assert rows["where"] == [
        ("Câu where_place", "12 Lê Lợi, Phường Phú Xuân"),
        ("Câu where_note", "Không ghi"),
    ]
    assert rows["last"][0] == ("Câu agree", "Có")


def test_it_writes_the_english_way():
    rows = told("en")
    assert rows["kinds"] == [("Tree", "Lemon")]
    assert rows["planted"][0][1] == "3 July 2026"
    assert rows["helpers"][0][0] == "Helper 1: Name"
    assert rows["fruit"][0][1] == "1,200 quả"

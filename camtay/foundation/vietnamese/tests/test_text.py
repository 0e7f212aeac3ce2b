"""One form for text from any keyboard, file or code page."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camtay.foundation.vietnamese import clean, fold, nfc, repair

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
vietnamese = st.text(LETTERS + LETTERS.upper() + " 0123456789,.", max_size=40)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đăng ký khai sinh", "dang ky khai sinh"),
        ("ĐƯỜNG Nguyễn Huệ", "duong nguyen hue"),
        ("thuỷ, thủy", "thuy, thuy"),
        ("plain ASCII", "plain ascii"),
        ("", ""),
    ],
)
def test_it_folds_marks_case_and_d_away(text, folded):
    assert fold(text) == folded


@given(vietnamese)
def test_it_folds_all_vietnamese_to_ascii_letter_by_letter(text):
    assert fold(text).isascii()
    assert len(fold(text)) == len(text)


@given(st.text(max_size=40))
def test_it_folds_once_and_for_all_however_the_text_is_composed(text):
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(vietnamese)
def test_it_composes_what_another_system_took_apart(text):
    assert nfc(unicodedata.normalize("NFD", text)) == text


@given(vietnamese)
def test_it_repairs_text_once_read_in_the_wrong_code_page(text):
    broken = "".join(
        bytes([byte]).decode("latin-1" if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "cp1252")
        for byte in text.encode()
    )
    lonely = len([letter for letter in text if 0x80 <= ord(letter) < 0x1000]) == 1
    if not lonely or any(ord(letter) > 0x1000 for letter in text):
        assert repair(broken) == text
    assert repair(text) == text


def test_it_leaves_sound_text_that_looks_broken_alone():
    assert repair("XÃ\u00a0PHÚ VINH") == "XÃ\u00a0PHÚ VINH"
    assert clean("XÃ\u00a0PHÚ VINH") == "XÃ PHÚ VINH"
    assert repair("café Ã©t Ã©") == "café Ã©t Ã©", "not UTF-8 as a whole"


def test_it_cleans_what_copying_and_old_files_leave_behind():
    assert clean("  Ðinh\u200b  Vă\u0306n \n Ban ".replace("ă\u0306", "a\u0306")) == "Đinh Văn Ban"
    assert clean("PhÃº Vinh, xÃ£") == "Phú Vinh, xã"


@given(vietnamese)
def test_it_cleans_once_and_for_all(text):
    assert clean(clean(text)) == clean(text)

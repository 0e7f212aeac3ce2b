"""Syllables, ages, word lists and cues: what a query becomes before it is matched."""

import pytest

from camtay.domains.procedures.rules import index, lexicon, shipped, siblings
from camtay.domains.procedures.rules.numbers import with_ages
from camtay.domains.procedures.rules.reading import Reader
from camtay.domains.procedures.rules.syllables import sound, syllable, syllables, unkeyed


@pytest.fixture(scope="module")
def reader():
    words = lexicon.build(shipped.word_rows())
    return Reader(index.build(shipped.entries(), words, shipped.sibling_rules()))


def rewritten(text, *, asking=True):
    words = lexicon.build(shipped.word_rows())
    return " ".join(token.syllable.bare for token in lexicon.rewrite(words, syllables(text), asking=asking))


def test_the_place_of_the_tone_mark_and_a_lone_y_do_not_matter():
    assert syllable("hòa") == syllable("hoà")
    assert syllable("sỹ") == syllable("sĩ")
    assert syllable("ký").bare == "ki"
    assert syllable("quý") == syllable("quí")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sinh", "xinh"),
        ("tru", "chu"),
        ("gia", "da"),
        ("nop", "lop"),
        ("tang", "tan"),
        ("mat", "mac"),
        ("rung", "dung"),
    ],
)
def test_what_sounds_alike_is_alike(one, other):
    assert sound(one) == sound(other)


def test_what_does_not_sound_alike_is_not():
    assert sound("khai") != sound("thai")
    assert sound("nha") != sound("la")


@pytest.mark.parametrize(
    ("typed", "meant"), [("ddawng", "dang"), ("kys", "ki"), ("d9a8ng", "dang"), ("giaays", "giay")]
)
def test_raw_keystrokes_are_read(typed, meant):
    assert meant in unkeyed(typed)


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("con 6 tuổi", "tuoi6"), ("mẹ 76 tuổi", "tuoi70"), ("bảy mươi lăm tuổi", "tuoi70"), ("bảy lăm tuổi", "tuoi70"),
        ("mười bảy tuổi", "tuoi17"), ("25 tuổi", "tuoi25"), ("3 tháng tuổi", "tuoi0"), ("lớp 8", "lop7"),
        ("lớp sáu", "lop6"),
    ],
)  # fmt: skip
def test_ages_and_classes_are_words(said, word):
    assert word in [one.bare for one in with_ages(syllables(said))]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("đi mần khai sanh ở mô rứa", "di lam khai sinh o dau the"),
        ("đk tạm trú", "dang ki tam tru"),
        ("xin gks", "xin giai khai sinh"),
        ("bìa đỏ", "so do"),
    ],
)
def test_dialect_and_short_forms_are_spelt_out(said, meant):
    assert rewritten(said, asking=False) == meant.replace("giai", "giay")


@pytest.mark.parametrize(
    "said", ["chi phí mai táng", "chi tiết", "mô hình", "nhổ răng khôn", "ôn tập", "chi trả", "chi nhánh"]
)
def test_compounds_are_left_alone(said):
    first = said.split()[0]
    assert syllable(first).bare in rewritten(said, asking=False).split()


def test_what_only_asks_is_left_out():
    assert rewritten("đăng ký lại khai sinh mất bao lâu") == "dang ki lai khai sinh"


def test_words_run_together_or_with_a_slipped_space_are_read(reader):
    together = [word.typed for word in reader.read("giaykhaisinh").words]
    assert together == ["giay", "khai", "sinh"]
    slipped = [word.typed for word in reader.read("xoa dang ky ta mtru").words]
    assert slipped[-2:] == ["tam", "tru"]


def test_cues_are_heard_with_marks_or_where_they_are_sure(reader):
    assert "foreign" in reader.read("cưới người nước ngoài").cues
    assert "foreign" in reader.read("cuoi nguoi nuoc ngoai").cues
    assert "end" not in reader.read("bố mẹ mất").cues
    assert "end" in reader.read("bỏ giám hộ").cues


def test_a_pair_without_a_cue_is_refused():
    with pytest.raises(ValueError, match="nowhere"):
        siblings.build([{"plain": "1", "variant": "2", "cue": "nowhere"}], [])


def test_the_data_files_name_offered_procedures_only():
    offered = {row["procedure_code"] for row in shipped.table("procedures")}
    assert {row["code"] for row in shipped.table("phrases")} == offered
    assert {code for row in shipped.table("siblings") for code in (row["plain"], row["variant"])} <= offered
    assert {code for row in shipped.table("ambiguous") for code in row["codes"].split("|")} <= offered
    assert {row["code"] for row in shipped.table("summaries")} <= offered


def test_every_offered_procedure_has_a_plain_name_a_moment_and_six_ways_of_asking():
    for code, said in shipped.phrases().items():
        assert len(said["plain"]) == len(said["when"]) == 1, code
        assert len(said["ask"]) >= 6, code

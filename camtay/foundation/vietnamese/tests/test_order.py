"""Alphabetical order and the order of people in lists."""

import random

from hypothesis import given
from hypothesis import strategies as st

from camtay.foundation.vietnamese import given_name, name_sort_key, sort_key, split_name
from camtay.foundation.vietnamese.order import ALPHABET

DICTIONARY = [
    "ba",
    "ba má",
    "bà",
    "bà con",
    "bả",
    "bã",
    "bá",
    "bạ",
    "ban",
    "bàn",
    "băn",
    "bân",
    "bê",
    "da",
    "đa",
    "đá",
]
DICTIONARY += ["ê", "lá", "lan", "o", "ô", "ơ", "tu", "tư", "tứ", "ưa", "xã", "ý"]


def test_it_sorts_as_the_dictionary_does():
    shuffled = list(DICTIONARY)
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == DICTIONARY


def test_it_puts_numbers_before_letters_and_foreign_signs_after():
    assert sorted(["Ωmega", "Zoe", "An", "9"], key=sort_key) == ["9", "An", "Zoe", "Ωmega"]


def test_it_does_not_tell_spellings_of_one_word_apart():
    assert sort_key("Hòa") == sort_key("hoà") == sort_key("HOÀ")
    assert sort_key("Hà-Nội") == sort_key("hà nội")


@given(st.text(max_size=20))
def test_it_gives_a_key_of_digits_that_any_database_sorts_alike(text):
    key = sort_key(text)
    assert key == "" or (key.isascii() and key.isdigit())


@given(st.lists(st.text(ALPHABET, min_size=1, max_size=4), min_size=2, max_size=2))
def test_it_compares_words_letter_by_letter(words):
    first, second = ([ALPHABET.index(letter) for letter in word] for word in words)
    assert (sort_key(words[0]) < sort_key(words[1])) == (first < second)


def test_it_takes_a_name_apart():
    assert split_name("Lê Thị Thanh  Hồng") == ("Lê", "Thị Thanh", "Hồng")
    assert split_name("Trần An") == ("Trần", "", "An")
    assert split_name("Mận") == ("", "", "Mận")
    assert split_name("  ") == ("", "", "")
    assert given_name("Nguyễn Văn Tý") == "Tý"


def test_it_lists_people_by_given_name_first():
    people = ["Trần Văn Bình", "Nguyễn Thị Ánh", "Lê An", "Hồ Thị Bình", "Hồ Văn Bình", "Đỗ Đào"]
    expected = ["Lê An", "Nguyễn Thị Ánh", "Hồ Thị Bình", "Hồ Văn Bình", "Trần Văn Bình", "Đỗ Đào"]
    assert sorted(people, key=name_sort_key) == expected

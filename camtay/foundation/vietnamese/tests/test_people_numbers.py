"""Telephone numbers and citizen numbers."""

import pytest

from camtay.foundation.vietnamese import (
    citizen_contradictions,
    citizen_facts,
    is_mobile,
    mask_number,
    phone_display,
    phone_normal,
)


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("0912345678", "+84912345678"),
        (" 0912 345.678 ", "+84912345678"),
        ("(0234) 3822-222", "+842343822222"),
        ("+84 912 345 678", "+84912345678"),
        ("84912345678", "+84912345678"),
        ("0129 123 4567", None),
        ("113", None),
        ("852 xxx", None),
        ("091234567a", None),
        ("", None),
        ("+", None),
    ],
)
def test_it_knows_numbers_one_can_call(raw, normal):
    assert phone_normal(raw) == normal


def test_it_shows_numbers_as_people_say_them_and_knows_mobiles():
    assert phone_display("+84912345678") == "0912 345 678"
    assert phone_display("+33142685300") == "+33 1 42 68 53 00"
    assert is_mobile("+84912345678")
    assert not is_mobile("+842343822222")


def test_it_reads_what_a_citizen_number_says():
    facts = citizen_facts("046 199 001 234")
    assert facts is not None
    assert (facts.number, facts.province, facts.sex, facts.birth_year) == (
        "046199001234",
        "046",
        "female",
        1999,
    )
    boy = citizen_facts("046210000001")
    assert boy is not None
    assert (boy.sex, boy.birth_year) == ("male", 2010)


@pytest.mark.parametrize(
    "raw", ["191234567", "04619900123x", "0461990012345", "000199001234", "٠٤٦١٩٩٠٠١٢٣٤", ""]
)
def test_it_refuses_what_has_not_the_form(raw):
    assert citizen_facts(raw) is None


def test_it_names_only_real_contradictions():
    facts = citizen_facts("046199001234")
    assert citizen_contradictions(facts, sex="female", birth_year=1999) == ()
    assert citizen_contradictions(facts, sex="male", birth_year=1998) == ("sex", "birth_year")
    assert citizen_contradictions(facts) == ()
    assert citizen_contradictions(facts, sex="unknown") == ()


def test_it_hides_all_but_the_end_of_a_number():
    assert mask_number("046199001234") == "•••••••••234"
    assert mask_number("12", keep=3) == "12"

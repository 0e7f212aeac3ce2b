"""Titles and numbers in the names of neighbourhoods."""

import pytest

from camtay.domains.places.rules import names
from camtay.domains.places.states import Type


@pytest.mark.parametrize(
    ("said", "kind", "full", "short"),
    [
        ("Hà Trung 1", Type.THON, "Thôn Hà Trung 1", "Hà Trung 1"),
        ("Thôn Hà Trung 1", Type.THON, "Thôn Hà Trung 1", "Hà Trung 1"),
        ("TDP Thuận Hòa", Type.TO_DAN_PHO, "Tổ dân phố Thuận Hòa", "Thuận Hòa"),
        ("Tổ dân phố 3", Type.TO_DAN_PHO, "Tổ dân phố 3", "Tổ dân phố 3"),
        ("3", Type.TO_DAN_PHO, "Tổ dân phố 3", "Tổ dân phố 3"),
        ("BẢN A Xách", Type.THON, "BẢN A Xách", "A Xách"),
        ("Thôn 4A", Type.THON, "Thôn 4A", "Thôn 4A"),
    ],
)
def test_it_gives_a_full_and_a_short_name(said, kind, full, short):
    assert names.full_name(said, kind) == full
    assert names.short_name(full, kind) == short


@pytest.mark.parametrize(
    ("said", "kind"),
    [("Làng Chuồn", Type.THON), ("khu phố 2", Type.TO_DAN_PHO), ("Thonburi", None), ("Hà Trung", None)],
)
def test_it_sees_the_type_in_a_name(said, kind):
    assert names.type_in_name(said) == kind


def test_it_numbers_after_the_highest():
    assert names.next_number("19945", []) == 1
    assert (
        names.next_number("19945", ["19945-002", "19945-010", "19753-099", "19945-x", "TT-19945-050"]) == 11
    )
    assert names.neighbourhood_code("19945", 11) == "19945-011"

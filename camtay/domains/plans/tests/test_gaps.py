"""Where to push next: hand-made parts, and what holds of any."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from camtay.domains.plans.rules import gaps
from camtay.domains.plans.rules.gaps import Counted

LAND = Counted("a", "Đất đai", 60, 100)
BIRTH = Counted("b", "Khai sinh", 95, 100)
COPIES = Counted("c", "Chứng thực", 800, 800)

parts = some.lists(
    some.integers(0, 60).flatmap(lambda whole: some.integers(0, whole).map(lambda counted: (counted, whole))),
    max_size=12,
).map(lambda pairs: [Counted(str(at), f"Phần {at}", *pair) for at, pair in enumerate(pairs)])
targets = some.integers(0, 100).map(lambda number: number / 100)


def test_the_largest_gap_first_and_who_reaches_the_target_is_no_part_of_it():
    found = gaps.pushes([COPIES, BIRTH, LAND], 0.98, "high")
    # 38 of the 41 records that are missing are of land: more than four fifths, so the list ends there.
    assert [(one.label, one.must_change, round(one.gap, 3)) for one in found] == [("Đất đai", 38, 0.927)]
    assert gaps.to_change(955, 1000, 0.98, "high") == 25
    assert [one.label for one in gaps.reaching([COPIES, BIRTH, LAND], 0.98, "high")] == ["Chứng thực"]


def test_it_goes_on_until_most_is_named():
    alike = [Counted(str(at), f"Tổ {at}", 5, 10) for at in range(1, 6)]
    assert [one.label for one in gaps.pushes(alike, 0.9, "high")] == ["Tổ 1", "Tổ 2", "Tổ 3", "Tổ 4"]


@pytest.mark.parametrize(
    ("counted", "whole", "target", "wanted", "needed"),
    [
        (9, 10, 0.95, "high", 1),  # half a record is one record
        (19, 20, 0.95, "high", 0),
        (0, 3, 1.0, "high", 3),
        (7, 10, 0.7, "high", 0),  # 0.7 × 10 is a hair above 7 in a computer
        (3, 10, 0.1, "low", 2),
        (1, 10, 0.1, "low", 0),
        (0, 0, 0.98, "high", 0),
    ],
)
def test_whole_records(counted, whole, target, wanted, needed):
    assert gaps.must_change(Counted("", "", counted, whole), target, wanted) == needed


def test_a_count_that_should_be_low_is_made_of_its_records():
    found = gaps.pushes([Counted("a", "Đất đai", 9, None), Counted("b", "Khai sinh", 1, None)], 4, "low")
    assert [(one.label, one.must_change, one.gap) for one in found] == [("Đất đai", 9, 0.9)]
    assert gaps.to_change(10, None, 4, "low") == 6
    assert gaps.to_change(3, None, 4, "low") == 0


@pytest.mark.parametrize(
    ("kind", "wanted", "can"),
    [
        ("share", "high", True), ("share", "low", True), ("count", "low", True), ("count", "high", False),
        ("sum", "high", False), ("median", "low", False),
    ],
)  # fmt: skip
def test_what_can_be_pushed(kind, wanted, can):
    assert gaps.can_push(kind, wanted) is can


def test_a_split_whose_parts_miss_alike_tells_nothing():
    alike = [Counted("a", "A", 50, 100), Counted("b", "B", 50, 100)]
    assert gaps.excess(gaps.pushes(alike, 0.9, "high"), alike) == 0
    assert not gaps.tells(gaps.pushes(alike, 0.9, "high"), alike)
    assert not gaps.tells(gaps.pushes([LAND], 0.98, "high"), [LAND])
    counts = [Counted("a", "A", 3, None), Counted("b", "B", 3, None)]
    assert gaps.tells(gaps.pushes(counts, 0, "low"), counts)
    apart = [Counted("a", "A", 10, 100), Counted("b", "B", 90, 100)]
    assert gaps.excess(gaps.pushes(apart, 0.9, "high"), apart) == 0.5
    assert gaps.tells(gaps.pushes(apart, 0.9, "high"), apart)
    assert gaps.excess([], apart) == 0


@given(parts, targets, some.sampled_from(["high", "low"]))
def test_what_holds_of_any_parts(some_parts, target, wanted):
    found = gaps.pushes(some_parts, target, wanted)
    shares = [one.gap for one in found]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) <= 1 + 1e-9
    assert len(found) <= gaps.LONGEST
    for one in found:
        assert one.must_change >= 1
        spare = one.whole - one.counted if wanted == "high" else one.counted
        assert one.must_change <= spare
        after = one.counted + one.must_change * (1 if wanted == "high" else -1)
        assert gaps.must_change(Counted("", "", after, one.whole), target, wanted) == 0
    counted, whole = (sum(getattr(one, name) for one in some_parts) for name in ("counted", "whole"))
    if gaps.to_change(counted, whole, target, wanted):
        assert found  # a gap of the whole lies somewhere


@given(parts, targets)
def test_its_parts_together_make_up_the_whole_gap(some_parts, target):
    whole = sum(gaps.missing(one, target, "high") for one in some_parts)
    together = Counted("", "", sum(one.counted for one in some_parts), sum(one.whole for one in some_parts))
    assert whole >= gaps.missing(together, target, "high") - 1e-6

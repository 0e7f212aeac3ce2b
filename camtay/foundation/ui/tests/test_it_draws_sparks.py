import pytest

from camtay.foundation.ui.sparks import HEIGHT, STEPS, spark, step_of, steps


def test_a_gap_breaks_the_line_and_a_value_alone_is_a_dot():
    drawn = spark([1, 2, None, 3, None, 1, 1])
    assert len(drawn.lines) == 2
    assert len(drawn.dots) == 1
    assert drawn.last is not None


def test_higher_values_stand_higher_and_nothing_leaves_the_picture():
    first, last = (point.split(",") for point in spark([0, 5, 99], low=0, high=10).lines[0].split(" ")[::2])
    assert float(first[1]) > float(last[1]) > 0
    assert float(first[1]) < HEIGHT


def test_of_nothing_nothing_is_drawn():
    drawn = spark([None, None])
    assert (drawn.lines, drawn.dots, drawn.last) == ((), (), None)


def test_a_month_that_is_not_over_stands_apart():
    drawn = spark([1, 2, 3, 1], unfinished=True)
    assert len(drawn.lines[0].split(" ")) == 3
    assert drawn.tail.split(" ")[0] == drawn.lines[0].split(" ")[-1]
    assert drawn.open
    assert drawn.last is not None
    alone = spark([1, 2, None, 1], unfinished=True)
    assert (alone.tail, alone.open, alone.dots) == ("", True, ())


def test_where_that_month_has_nothing_the_last_one_is_whole():
    drawn = spark([1, 2, None], unfinished=True)
    assert (drawn.open, drawn.tail) == (False, "")


@pytest.mark.parametrize(("value", "step"), [(0, 1), (19, 1), (20, 2), (99, 5), (100, 5), (-5, 1), (500, 5)])
def test_every_value_has_its_step_of_colour(value, step):
    assert step_of(value, steps([0, 100])) == step


def test_where_all_are_alike_the_colour_is_the_middle_one():
    assert step_of(7, steps([7, 7])) == (STEPS + 1) // 2
    assert steps([]) == []

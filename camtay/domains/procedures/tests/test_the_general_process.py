import pytest

from camtay.domains.procedures.rules.process import general, limit_half_days, problems


@pytest.mark.parametrize("unit", ["working_day", "calendar_day", "hour", "same_day", "other"])
@pytest.mark.parametrize("amount", [None, 1, 2, 3, 5, 8, 15, 45])
def test_the_general_process_fits_every_limit(unit, amount):
    limit = limit_half_days(amount, unit)
    steps = general(limit)
    assert problems(steps, limit) == []
    assert sum(one.half_days for one in steps) == (limit or 0)

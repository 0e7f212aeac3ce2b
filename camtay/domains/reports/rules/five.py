"""% đạt: how much of what was set has been reached."""


def reached(value: float | None, target: float | None, *, wanted: str) -> float | None:
    """As a fraction: 0.9 of 1,500 is 1,350. `wanted`: "high" or "low".

    Where more is better it is value / target. Where less is better (late cases, days taken) staying within the target
    is 1, and beyond it target / value: twice what was allowed is half of what was asked. None where nothing was
    measured, and where a target of 0 has nothing to be divided by.
    """
    if value is None or target is None:
        return None
    if wanted == "low":
        return 1.0 if value <= target else target / value
    return value / target if target > 0 else None


def change(now: float | None, before: float | None) -> float | None:
    """In the figure's own unit; of shares in fractions, which are said in points."""
    return None if now is None or before is None else now - before

"""How a number is written into a cell."""

from decimal import ROUND_HALF_UP, Decimal

from camtay.domains.reports.states import Shape
from camtay.foundation.vietnamese.numbers import number

Written = int | float | str
SPACE = " "  # a no-break one: a number and its sign stay on one line


def written(value: float | int, *, share: bool, shape: str, decimals: int | None, unit: str = "") -> Written:
    """`share`: the value is a fraction. `decimals`: at most so many, halves away from nought; None: as many as the
    kind of figure usually has (a share in per cent 1, what is no whole number 1)."""
    fraction = share and shape == Shape.FRACTION
    scaled = Decimal(str(value)) * (100 if share and not fraction else 1)
    places = decimals if decimals is not None else _usual(scaled, share=share)
    rounded = scaled.quantize(Decimal(1).scaleb(-(places + 2 if fraction else places)), ROUND_HALF_UP)
    if shape == Shape.WORDS:
        return _words(rounded, places, share=share, unit=unit)
    whole = rounded == rounded.to_integral_value()
    return int(rounded) if whole and not fraction else float(rounded)


def _usual(scaled: Decimal, *, share: bool) -> int:
    return 1 if share or scaled != scaled.to_integral_value() else 0


def _words(rounded: Decimal, places: int, *, share: bool, unit: str) -> str:
    said = number(rounded, places)
    if share:
        return f"{said}{SPACE}%"
    return f"{said}{SPACE}{unit}" if unit else said

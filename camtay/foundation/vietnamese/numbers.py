"""Numbers the Vietnamese way: 1.234,5, in words, as money, as a share."""

from decimal import Decimal
from fractions import Fraction

Number = int | float | Decimal | Fraction

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")
_BILLION = 10**9


def number(value: Number, places: int = 0) -> str:
    """1234.5 as “1.234,5” with at most `places` decimals; closing zeros are left out, halves rounded up."""
    whole, _dot, decimals = f"{_rounded(value, places):,f}".partition(".")
    decimals = decimals.rstrip("0")
    text = whole.replace(",", ".")
    return f"{text},{decimals}" if decimals else text


def percent(share: Number, places: int = 1) -> str:
    """The share 0.964 as “96,4 %”."""
    return f"{number(_exact(share) * 100, places)} %"


def money(amount: int) -> str:
    """8000 as “8.000 đồng”."""
    return f"{number(amount)} đồng"


def money_words(amount: int) -> str:
    """8000 as “Tám nghìn đồng”, as receipts want it."""
    words = number_words(amount)
    return f"{words[0].upper()}{words[1:]} đồng"


def number_words(value: int) -> str:
    """1005 as “một nghìn không trăm linh năm”. Whole numbers of any size."""
    if value < 0:
        return f"âm {number_words(-value)}"
    if value == 0:
        return _DIGITS[0]
    return " ".join(_big(value, leading=True))


def _big(value: int, *, leading: bool) -> list[str]:
    """Words for a number above 0; `leading` is False when larger groups were said before it."""
    above, below = divmod(value, _BILLION)
    words: list[str] = []
    if above:
        words = [*_big(above, leading=leading), "tỷ"]
        leading = False
    for power in (2, 1, 0):
        group = below // 1000**power % 1000
        if group:
            words += _hundreds(group, leading=leading)
            words += [_GROUPS[power]] if power else []
            leading = False
    return words


def _hundreds(group: int, *, leading: bool) -> list[str]:
    hundred, rest = divmod(group, 100)
    words = [] if leading and not hundred else [_DIGITS[hundred], "trăm"]
    return words + _tens(rest, after_hundred=bool(words))


def _tens(rest: int, *, after_hundred: bool) -> list[str]:
    ten, one = divmod(rest, 10)
    if ten == 0:
        if one == 0:
            return []
        return ["linh", _DIGITS[one]] if after_hundred else [_DIGITS[one]]
    words = ["mười"] if ten == 1 else [_DIGITS[ten], "mươi"]
    if one == 0:
        return words
    if one == 5:
        return [*words, "lăm"]
    if ten > 1 and one in (1, 4):
        return [*words, "mốt" if one == 1 else "tư"]
    return [*words, _DIGITS[one]]


def _exact(value: Number) -> Fraction:
    """The value people see: 0.1 is a tenth, not the nearest double."""
    return Fraction(str(value)) if isinstance(value, float) else Fraction(value)


def _rounded(value: Number, places: int) -> Decimal:
    scaled = _exact(value) * 10**places
    sign = -1 if scaled < 0 else 1
    units = int(abs(scaled) + Fraction(1, 2)) * sign
    return Decimal(units).scaleb(-places)

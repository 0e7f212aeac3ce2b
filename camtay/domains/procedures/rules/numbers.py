"""Ages and school years, as words of their own: “con 15 tuổi” asks for another card than “con 6 tuổi”."""

from camtay.domains.procedures.rules.syllables import Syllable

_DIGITS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
_TENS = ("muoi", "chuc")
_AGES = (
    (5, "tuoi0"), (13, "tuoi6"), (16, "tuoi14"), (24, "tuoi17"), (25, "tuoi25"), (39, "tuoi26"), (40, "tuoi40"),
    (59, "tuoi41"), (60, "tuoi60"), (69, "tuoi61"), (130, "tuoi70"),
)  # fmt: skip
_MONTHS_OF_AGE = "tuoi0"
_CLASSES = ((1, "lop1"), (5, "lop2"), (6, "lop6"), (9, "lop7"), (12, "lop10"))


def with_ages(typed: list[Syllable]) -> list[Syllable]:
    """Put one word (tuoi70, lop7) where an age (`75 tuổi`, `bảy mươi lăm tuổi`) or a class (`lớp 8`) is told."""
    done: list[Syllable] = []
    at = 0
    while at < len(typed):
        number, taken = _number(typed, at)
        after = typed[at + taken].bare if at + taken < len(typed) else ""
        if number is not None and after in ("tuoi", "t"):
            done += [_word(_bucket(number, _AGES)), typed[at + taken]]
            at += taken + 1
        elif number is not None and after == "thang" and _bare(typed, at + taken + 1) == "tuoi":
            done.append(_word(_MONTHS_OF_AGE))
            at += taken + 2
        elif number is not None and done and done[-1].bare == "lop":
            done.append(_word(_bucket(number, _CLASSES)))
            at += taken
        else:
            done.append(typed[at])
            at += 1
    return done


def _bare(typed: list[Syllable], at: int) -> str:
    return typed[at].bare if at < len(typed) else ""


def _word(name: str) -> Syllable:
    return Syllable(name, name, "")


def _bucket(number: int, table: tuple[tuple[int, str], ...]) -> str:
    return next((name for upto, name in table if number <= upto), table[-1][1])


def _number(typed: list[Syllable], at: int) -> tuple[int | None, int]:
    """The number that begins at `at`, and of how many syllables it is made."""
    bare = typed[at].bare
    if bare.isdigit() and len(bare) <= 3:
        return int(bare), 1
    if bare in _TENS:
        unit = _DIGITS.get(_bare(typed, at + 1))
        return (10 + unit, 2) if unit else (10, 1)
    first = _DIGITS.get(bare)
    if first is None:
        return None, 1
    if _bare(typed, at + 1) in _TENS:
        unit = _DIGITS.get(_bare(typed, at + 2))
        return (first * 10 + unit, 3) if unit else (first * 10, 2)
    unit = _DIGITS.get(_bare(typed, at + 1))
    # “bảy lăm tuổi” is 75; “hai ba tuổi” is two or three.
    if unit and _bare(typed, at + 1) == "lam":
        return first * 10 + unit, 2
    return first, 1

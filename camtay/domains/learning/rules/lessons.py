"""Lessons and skills' frameworks as files: read, and refused with a sentence that says what to write."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from camtay.domains.learning.rules import drawings

LANGUAGES = drawings.LANGUAGES
DEEDS = ("", "filing", "payment")  # the real deeds that can prove a skill; "": a check by somebody else
FEWEST_STEPS, MOST_STEPS = 5, 8
LONGEST_STEP = 170

# Nobody may learn here that a code is told or typed for somebody else.
_CODE = re.compile(r"\b(OTP|PIN|mật khẩu|passwords?)\b", re.IGNORECASE)
_GIVEN = re.compile(
    r"^(đọc|đưa|gửi|nói|give|tell|read|send)\b[^.]*\b(mã|OTP|PIN|mật khẩu|code|password)", re.IGNORECASE
)


class BadLesson(ValueError):  # noqa: N818 - a verdict on a file
    """Which file is wrong, where, and what would be right."""


@dataclass(frozen=True)
class Step:
    """One deed. `picture`: a whole SVG of our own; `shows`: what is seen on it, in words."""

    text: str
    picture: str
    shows: str


@dataclass(frozen=True)
class Lesson:
    """A skill as people read it, in one language.

    `deed`: filing, payment, or "" when only somebody's eyes can prove it; `account`: it touches an account, so
    `safety` says that nobody may ask for a code; `practice`: the address of a page to practise on, or "".
    """

    code: str
    title: str
    group: str
    audiences: tuple[str, ...]
    gains: str
    steps: tuple[Step, ...]
    mistakes: tuple[str, ...]
    alone: str
    checked_by: str
    deed: str
    practice: str
    minutes: int
    account: bool
    safety: str


@dataclass(frozen=True)
class Group:
    """A group of a framework. `takes`: the groups of lessons that belong to it."""

    code: str
    title: str
    takes: tuple[str, ...]


@dataclass(frozen=True)
class Framework:
    code: str
    version: str
    title: str
    source: str
    groups: tuple[Group, ...]
    audiences: tuple[tuple[str, str], ...]


_SHAPE: Mapping[str, type] = {
    "title": str, "group": str, "audiences": list, "minutes": int, "account": bool, "deed": str, "practice": str,
    "gains": str, "alone": str, "checked_by": str, "safety": str, "mistakes": list, "steps": list,
}  # fmt: skip
_SHARED = ("group", "audiences", "minutes", "account", "deed", "practice")  # said once, in vi.toml
_MAY_BE_EMPTY = ("deed", "practice", "safety")


def data(*names: str) -> Traversable:
    return files("camtay.domains.learning").joinpath("data", *names)


def toml(place: Traversable, shown: str) -> dict[str, Any]:
    try:
        return tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BadLesson(f"{shown}: the file is missing; every lesson has vi.toml and en.toml") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadLesson(f"{shown}: not TOML in UTF-8: {error}") from error


@cache
def order() -> tuple[str, ...]:
    """Codes of all lessons, as `data/lessons/order.toml` lists them."""
    return tuple(toml(data("lessons", "order.toml"), "order.toml")["lessons"])


@cache
def shipped(code: str, language: str) -> Lesson:
    """A lesson that comes with the product. Raises BadLesson."""
    raw = {one: toml(data("lessons", code, f"{one}.toml"), f"{code}/{one}.toml") for one in LANGUAGES}
    return read(code, raw, language)


def read(code: str, raw: Mapping[str, Mapping[str, Any]], language: str) -> Lesson:
    """The lesson in a language, from both files: what is shared and the drawings stand in Vietnamese alone."""
    vi = raw["vi"]
    _check(code, "vi", vi, tuple(_SHAPE))
    said = vi
    if language != "vi":
        said = raw[language]
        _check(code, language, said, tuple(one for one in _SHAPE if one not in _SHARED))
        _check_twins(code, language, vi, said)
    steps = tuple(
        _step(code, number, first.get("draw", ""), one["text"], language)
        for number, (first, one) in enumerate(zip(vi["steps"], said["steps"], strict=True), start=1)
    )
    shared = {one: vi[one] for one in _SHARED}
    shared["audiences"] = tuple(vi["audiences"])
    words = {one: said[one] for one in ("title", "gains", "alone", "checked_by", "safety")}
    return Lesson(code=code, steps=steps, mistakes=tuple(said["mistakes"]), **shared, **words)


def _check(code: str, language: str, raw: Mapping[str, Any], wanted: Sequence[str]) -> None:
    shown = f"{code}/{language}.toml"
    for name in wanted:
        value = raw.get(name)
        if type(value) is not _SHAPE[name]:
            raise BadLesson(f"{shown}: “{name}” must be there, as {_SHAPE[name].__name__}")
        if not value and value is not False and name not in _MAY_BE_EMPTY:
            raise BadLesson(f"{shown}: “{name}” says nothing yet")
    unknown = sorted(set(raw) - set(wanted))
    if unknown:
        raise BadLesson(f"{shown}: “{unknown[0]}” is not known here; known are {', '.join(wanted)}")
    if "account" in wanted and raw["deed"] not in DEEDS:
        raise BadLesson(f"{shown}: “deed” is one of {', '.join(DEEDS[1:])}, or empty")
    _check_steps(shown, raw)


def _check_steps(shown: str, raw: Mapping[str, Any]) -> None:
    steps = raw["steps"]
    if not FEWEST_STEPS <= len(steps) <= MOST_STEPS:
        raise BadLesson(f"{shown}: {len(steps)} steps; a lesson has {FEWEST_STEPS} to {MOST_STEPS}")
    for number, step in enumerate(steps, start=1):
        text = str(step.get("text", ""))
        if not text or len(text) > LONGEST_STEP:
            raise BadLesson(
                f"{shown}, step {number}: a short sentence of 1 to {LONGEST_STEP} letters is needed"
            )
        if _GIVEN.search(text):
            raise BadLesson(f"{shown}, step {number}: no lesson tells anybody to give a code away")
    words = " ".join((*(str(one["text"]) for one in steps), *map(str, raw["mistakes"])))
    if (_CODE.search(words) or raw.get("account")) and not raw["safety"]:
        raise BadLesson(
            f"{shown}: it touches a code or an account, so “safety” must say that nobody may ask for it"
        )


def _check_twins(code: str, language: str, vi: Mapping[str, Any], said: Mapping[str, Any]) -> None:
    for name in ("steps", "mistakes"):
        if len(vi[name]) != len(said[name]):
            raise BadLesson(
                f"{code}/{language}.toml: {len(said[name])} {name}, vi.toml has {len(vi[name])}; they go in pairs"
            )


def _step(code: str, number: int, line: str, text: str, language: str) -> Step:
    try:
        return Step(text, drawings.drawn(line, text, language), drawings.described(line, language))
    except drawings.BadDrawing as error:
        raise BadLesson(f"{code}/vi.toml, step {number}, “draw”: {error}") from error


def framework_codes() -> tuple[str, ...]:
    return tuple(sorted(one.name[:-5] for one in data("frameworks").iterdir() if one.name.endswith(".toml")))


@cache
def framework(code: str, language: str) -> Framework:
    """A framework of skills by its file's name. Raises BadLesson."""
    shown = f"frameworks/{code}.toml"
    raw = toml(data("frameworks", f"{code}.toml"), shown)
    try:
        groups = tuple(
            Group(one["code"], one[language], tuple(one.get("takes", [one["code"]]))) for one in raw["groups"]
        )
        audiences = tuple((str(one["code"]), str(one[language])) for one in raw["audiences"])
        return Framework(code, raw["version"], raw[language], raw["source"], groups, audiences)
    except (KeyError, TypeError) as error:
        raise BadLesson(
            f"{shown}: needs version, source, vi, en, and for each of [[groups]] and [[audiences]] a code, vi, en"
        ) from error

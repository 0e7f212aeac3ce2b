"""The word list as rules: what an editor's rows do to a text before it is matched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from camtay.domains.procedures.rules.syllables import Syllable, syllable, words

REPLACING = ("dialect", "teen", "canon")
KINDS = (*REPLACING, "same", "ask", "stop")

SAYS_NOTHING = 0.05


class Row(NamedTuple):
    """One row of the word list. `unless`: following words that forbid it, joined by |.

    `how`, of a replacement: does the text count when typed without marks? "yes", "no" (it is then another word),
    "maybe" (both readings are kept). Of `same`: how alike, of `stop`: how heavy, 0 to 1.
    """

    kind: str
    text: str
    becomes: str = ""
    unless: str = ""
    how: str = ""


class Replacement(NamedTuple):
    marked: tuple[str, ...]
    becomes: tuple[Syllable, ...]
    unless: frozenset[str]
    bare: str


class Token(NamedTuple):
    """A syllable of a text and, where a row says “maybe”, the other word it may be."""

    syllable: Syllable
    other: tuple[Syllable, ...] = ()


@dataclass
class Lexicon:
    """Rows sorted for use. Phrases are found by their bare syllables, and whether their marks fit is checked after;
    `stops` and `same` are of words with marks. `empty`: bare forms of stops that say nothing. `starts`: first word →
    length of the longest phrase."""

    replacements: dict[tuple[str, ...], list[Replacement]] = field(default_factory=dict)
    asks: set[tuple[str, ...]] = field(default_factory=set)
    stops: dict[str, float] = field(default_factory=dict)
    same: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    empty: set[str] = field(default_factory=set)
    starts: dict[str, int] = field(default_factory=dict)

    def knows(self, bare: tuple[str, ...]) -> None:
        """Note the first word of a phrase, and how long a phrase beginning with it may be."""
        self.starts[bare[0]] = max(self.starts.get(bare[0], 0), len(bare))


def is_usable(row: Row) -> bool:
    """Can the row be used at all: it has words, both sides where it needs them, and a number where one belongs."""
    if not words(row.text) or (row.kind == "same" and not words(row.becomes)):
        return False
    if row.kind in REPLACING:
        return row.how in ("", "yes", "no", "maybe")
    return row.kind == "ask" or _is_share(row.how)


def _is_share(text: str) -> bool:
    try:
        return not text or 0 <= float(text) <= 1
    except ValueError:
        return False


def build(rows: Iterable[Row]) -> Lexicon:
    """Sort rows into a lexicon. A row of an unknown kind raises ValueError."""
    lexicon = Lexicon()
    for row in rows:
        parts = tuple(syllable(word) for word in words(row.text))
        bare = tuple(part.bare for part in parts)
        if row.kind in REPLACING:
            _add_replacement(lexicon, row, parts, bare)
        elif row.kind == "same":
            _add_same(lexicon, row)
        elif row.kind == "ask":
            lexicon.asks.add(bare)
            lexicon.knows(bare)
        elif row.kind == "stop":
            weight = lexicon.stops[parts[0].key] = float(row.how or 0.1)
            if weight <= SAYS_NOTHING:
                lexicon.empty.add(bare[0])
        else:
            raise ValueError(f"unknown kind of word: {row.kind}")
    return lexicon


def _add_replacement(lexicon: Lexicon, row: Row, parts: tuple[Syllable, ...], bare: tuple[str, ...]) -> None:
    replacement = Replacement(
        marked=tuple(part.key for part in parts),
        becomes=tuple(syllable(word) for word in words(row.becomes)),
        unless=frozenset(syllable(word).bare for word in words(row.unless)),
        bare=row.how or "yes",
    )
    lexicon.replacements.setdefault(bare, []).append(replacement)
    lexicon.knows(bare)


def _add_same(lexicon: Lexicon, row: Row) -> None:
    one, other = (syllable(words(text)[0]).key for text in (row.text, row.becomes))
    likeness = float(row.how or 0.7)
    lexicon.same.setdefault(one, []).append((other, likeness))
    lexicon.same.setdefault(other, []).append((one, likeness))


def rewrite(lexicon: Lexicon, typed: list[Syllable], *, asking: bool) -> list[Token]:
    """Apply the replacements, longest first; with `asking`, also leave out the phrases that only ask.

    Twice, since a replaced word may begin a phrase of the list (“đk tạm trú”, “giấy cmnd”).
    """
    once = _pass(lexicon, [Token(one) for one in typed], asking=False)
    return _pass(lexicon, once, asking=asking)


def _pass(lexicon: Lexicon, tokens: list[Token], *, asking: bool) -> list[Token]:
    done: list[Token] = []
    at = 0
    while at < len(tokens):
        taken, becomes = _match(lexicon, tokens, at, asking)
        if taken:
            done += becomes
            at += taken
        else:
            done.append(tokens[at])
            at += 1
    return done


def _match(lexicon: Lexicon, tokens: list[Token], at: int, asking: bool) -> tuple[int, list[Token]]:
    longest = lexicon.starts.get(tokens[at].syllable.bare, 0)
    for length in range(min(longest, len(tokens) - at), 0, -1):
        part = [token.syllable for token in tokens[at : at + length]]
        bare = tuple(one.bare for one in part)
        if asking and bare in lexicon.asks:
            return length, []
        following = tokens[at + length].syllable.bare if at + length < len(tokens) else ""
        for replacement in lexicon.replacements.get(bare, ()):
            if following in replacement.unless:
                continue
            fits = _fits(replacement, part)
            if fits == "yes":
                return length, [Token(one) for one in replacement.becomes]
            if fits == "maybe" and length == 1 and not tokens[at].other:
                return 1, [Token(part[0], replacement.becomes)]
    return 0, []


def _fits(replacement: Replacement, part: list[Syllable]) -> str:
    if tuple(one.key for one in part) == replacement.marked:
        plain_ascii = all(not one.marked for one in part)
        # An abbreviation has no marks to tell it by: its own row decides.
        return replacement.bare if plain_ascii and replacement.bare == "maybe" else "yes"
    if len(part) > 1 and replacement.bare == "yes":
        return "yes"  # a phrase is itself even with a wrong tone
    return "no" if any(one.marked for one in part) else replacement.bare


def from_mapping(row: Mapping[str, str]) -> Row:
    """A row of the word list as a CSV gives it."""
    return Row(row["kind"], row["text"], row["becomes"], row["unless"], row["how"])

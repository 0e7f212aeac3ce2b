"""Procedures and their everyday phrases, laid out for matching. Built once, read by every query."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from math import log
from typing import NamedTuple

from camtay.domains.procedures.rules.lexicon import Lexicon, rewrite
from camtay.domains.procedures.rules.numbers import with_ages
from camtay.domains.procedures.rules.siblings import Siblings
from camtay.domains.procedures.rules.syllables import sound, syllables

SKIPPED = 0.6
OFFICIAL_WEIGHT = 2.0
TYPICAL = 1.2


@dataclass(frozen=True)
class Entry:
    """One procedure as the search sees it. `asks`: phrases people use; `plain`: its everyday name."""

    code: str
    name: str
    field: str = ""
    offered: bool = False
    plain: str = ""
    when: str = ""
    asks: tuple[str, ...] = ()


class Phrase(NamedTuple):
    """Ids of the words of a phrase in order, where each stands, and how much all of them weigh."""

    words: tuple[int, ...]
    places: dict[int, tuple[int, ...]]
    weight: float
    official: bool


Postings = dict[int, list[tuple[int, float]]]
PairPostings = dict[int, Postings]


@dataclass
class Index:
    """`by_word`, `by_pair`: postings of (entry, how typical of it the word is, 0–1), of the offered procedures;
    `far_by_word`, `far_by_pair` those of all the others. `shares`: how often a bare form stands for this word.
    `having`: for each entry, word → which of its phrases have it. `cues`: first word → the phrases that begin with it, and the cue they give."""

    entries: list[Entry]
    lexicon: Lexicon
    siblings: Siblings
    words: list[str] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    by_bare: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_sound: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    weights: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    phrases: list[list[Phrase]] = field(default_factory=list)
    having: list[dict[int, tuple[int, ...]]] = field(default_factory=list)
    by_word: Postings = field(default_factory=dict)
    by_pair: PairPostings = field(default_factory=dict)
    far_by_word: Postings = field(default_factory=dict)
    far_by_pair: PairPostings = field(default_factory=dict)
    sorted_bares: list[str] = field(default_factory=list)
    cues: dict[int, list[tuple[tuple[int, ...], str]]] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)


def build(entries: Iterable[Entry], lexicon: Lexicon, siblings: Siblings) -> Index:
    index = Index(list(entries), lexicon, siblings)
    index.codes = {entry.code: at for at, entry in enumerate(index.entries)}
    texts = [_texts(index, entry) for entry in index.entries]
    for name, said in siblings.cues.items():
        for text in said:
            if ids := _ids(index, text):
                index.cues.setdefault(ids[0], []).append((ids, name))
    _weigh(index, texts)
    for at, entry_texts in enumerate(texts):
        index.phrases.append([_phrase(index, ids, official) for ids, official in entry_texts])
        index.having.append(_having(index.phrases[at]))
        _post(index, at, entry_texts)
    index.sorted_bares = sorted(index.by_bare)
    return index


def _having(phrases: list[Phrase]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for number, phrase in enumerate(phrases):
        for i in phrase.places:
            found[i] = (*found.get(i, ()), number)
    return found


def _phrase(index: Index, ids: tuple[int, ...], official: bool) -> Phrase:
    places: dict[int, tuple[int, ...]] = {}
    for place, i in enumerate(ids):
        places[i] = (*places.get(i, ()), place)
    return Phrase(ids, places, sum(index.weights[i] for i in ids), official)


def _texts(index: Index, entry: Entry) -> list[tuple[tuple[int, ...], bool]]:
    official = [entry.name]
    if "(" in entry.name:
        official.append(entry.name.split("(")[0])
    people = [entry.plain, *entry.asks] if entry.offered else [*entry.asks]
    if entry.when:
        people.append(entry.when)
    found = [(_ids(index, text), True) for text in official]
    return found + [(_ids(index, text), False) for text in people if text]


def _ids(index: Index, text: str) -> tuple[int, ...]:
    tokens = rewrite(index.lexicon, with_ages(syllables(text)), asking=False)
    return tuple(_id(index, token.syllable.key, token.syllable.bare) for token in tokens)


def _id(index: Index, key: str, bare: str) -> int:
    found = index.ids.get(key)
    if found is None:
        found = index.ids[key] = len(index.words)
        index.words.append(key)
        if bare not in index.by_bare:
            index.by_sound[sound(bare)].append(bare)
        index.by_bare[bare].append(found)
    return found


def _weigh(index: Index, texts: list[list[tuple[tuple[int, ...], bool]]]) -> None:
    """How telling each word is (rare among the offered procedures), and how often a bare form stands for it."""
    having: Counter[int] = Counter()
    used: dict[int, float] = defaultdict(float)
    offered = 0
    for entry, entry_texts in zip(index.entries, texts, strict=True):
        ids = {i for words, _official in entry_texts for i in words}
        if entry.offered:
            offered += 1
            having.update(ids)
        for i in ids:
            used[i] += 1.0 if entry.offered else 0.05
    for cue in index.cues.values():
        for said, _name in cue:
            for i in said:
                used[i] += 1.0
    for i, word in enumerate(index.words):
        # Questions are fuller of small words than the phrases are.
        used[i] += 40.0 * max(0.0, 0.5 - index.lexicon.stops.get(word, 0.5))
    index.weights = [
        log(1 + (offered + 1) / (having[i] + 0.5)) * index.lexicon.stops.get(word, 1.0)
        for i, word in enumerate(index.words)
    ]
    index.shares = [0.0] * len(index.words)
    for alike in index.by_bare.values():
        total = sum(used[i] for i in alike) or 1
        for i in alike:
            index.shares[i] = used[i] / total


def _post(index: Index, at: int, texts: list[tuple[tuple[int, ...], bool]]) -> None:
    words: dict[int, float] = defaultdict(float)
    pairs: dict[tuple[int, int], float] = defaultdict(float)
    for ids, official in texts:
        weight = OFFICIAL_WEIGHT if official else 1.0
        for i in set(ids):
            words[i] += weight
        found: dict[tuple[int, int], float] = {}
        for pair in zip(ids, ids[2:], strict=False):
            found[pair] = SKIPPED
        for pair in pairwise(ids):
            found[pair] = 1.0
        for pair, near in found.items():
            pairs[pair] += weight * near
    offered = index.entries[at].offered
    by_word = index.by_word if offered else index.far_by_word
    by_pair = index.by_pair if offered else index.far_by_pair
    for i, times in words.items():
        by_word.setdefault(i, []).append((at, times / (times + TYPICAL)))
    for (one, other), times in pairs.items():
        by_pair.setdefault(one, {}).setdefault(other, []).append((at, times / (times + TYPICAL)))

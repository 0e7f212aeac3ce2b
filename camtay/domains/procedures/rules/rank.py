"""The best procedures for a query."""

from collections import defaultdict
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise

from camtay.domains.procedures.rules.index import Index, Phrase
from camtay.domains.procedures.rules.reading import Reader, Reading
from camtay.domains.procedures.rules.spread import Heard

# So many of an entry's phrases, those that share most with the query, are compared word by word.
PHRASES = 4


Own = list[tuple[float, list[tuple[int, float]]]]


@dataclass(frozen=True)
class Weights:
    """What counts how much; set by leaving each tenth of the phrases out in turn and asking for it."""

    bag: float = 0.22
    pairs: float = 4.1
    phrase: float = 0.48
    phrase_pairs: float = 0.18
    unsaid: float = 0.42
    unsaid_official: float = 0.5
    not_offered: float = 0.5
    cue_missing: float = 0.2
    cue_given: float = 0.1
    lift: float = 0.95
    shortlist: int = 12


@dataclass(frozen=True)
class Match:
    """`score`: 0–1, one when all that was asked is said by one phrase of the procedure."""

    code: str
    score: float


def search(
    index: Index, reader: Reader, query: str, limit: int, weights: Weights
) -> tuple[list[Match], Reading]:
    """The `limit` best matches, best first; none when no word of the query is known."""
    reading = reader.read(query)
    if not reading.words or not reading.understood:
        return [], reading
    rough = _rough(index, reader, reading, weights)
    short = nlargest(weights.shortlist, rough.items(), key=lambda pair: pair[1])
    scores = {at: _fine(index, at, bag, reading, weights) for at, bag in short}
    _apply_siblings(index, scores, reading, weights)
    best = nlargest(limit, scores.items(), key=lambda pair: (pair[1], -pair[0]))
    top = weights.bag * (1 + weights.pairs) + weights.phrase + weights.phrase_pairs
    return [
        Match(index.entries[at].code, round(min(1.0, max(0.0, score / top)), 4))
        for at, score in best
        if score > 0
    ], reading


def _rough(index: Index, reader: Reader, reading: Reading, weights: Weights) -> dict[int, float]:
    """Every entry that has any word of the query: how typical its words and pairs of words are of the entry."""
    total = reading.weight
    scores: dict[int, float] = defaultdict(float)
    for word in reading.words:
        for at, value in reader.spread.of(word).items():
            scores[at] += value / total
    for one, other, near in _neighbours(reading.words):
        share = weights.pairs * near * (one.weight + other.weight) / (2 * total)
        for at, typical in reader.spread.of_pair(one, other).items():
            scores[at] += share * typical
    for at in scores:
        if not index.entries[at].offered:
            scores[at] *= 1 - weights.not_offered
    return scores


def _neighbours(words: tuple[Heard, ...]) -> list[tuple[Heard, Heard, float]]:
    near = [(one, other, 1.0) for one, other in pairwise(words)]
    return near + [(one, other, 0.4) for one, other in zip(words, words[2:], strict=False)]


def _fine(index: Index, at: int, bag: float, reading: Reading, weights: Weights) -> float:
    own, likely = _own(index, at, reading)
    phrases = index.phrases[at]
    best = max(
        (
            _phrase(index, phrases[n], own, reading.weight, weights)
            for n in nlargest(PHRASES, likely, likely.__getitem__)
        ),
        default=0.0,
    )
    if not index.entries[at].offered:
        best *= 1 - weights.not_offered
    return weights.bag * bag + best


def _own(index: Index, at: int, reading: Reading) -> tuple[Own, dict[int, float]]:
    """The query in the words of one entry, and how much of it each of the entry's phrases has."""
    having = index.having[at]
    own: Own = []
    likely: dict[int, float] = defaultdict(float)
    for word in reading.words:
        near = [(i, word.near[i]) for i in word.near.keys() & having.keys()]
        own.append((word.weight, near))
        for i, likeness in near:
            worth = min(likeness * index.weights[i], word.weight)
            for number in having[i]:
                likely[number] += worth
    for number, worth in likely.items():
        likely[number] = worth * (0.6 + 0.4 * worth / (index.phrases[at][number].weight or 1.0))
    return own, likely


def _phrase(index: Index, phrase: Phrase, own: Own, total: float, weights: Weights) -> float:
    """How much of the query this phrase says, in the same order, less what it says beyond the query."""
    said = ordered = before_worth = 0.0
    before = -9
    met: dict[int, float] = {}
    for weight, near in own:
        place, likeness = _place(near, phrase, before + 1)
        if place < 0:
            before = -9
            continue
        worth = min(likeness * index.weights[phrase.words[place]], weight)
        said += worth
        if likeness > met.get(place, 0.0):
            met[place] = likeness
        if 0 < place - before <= 2:
            ordered += (worth + before_worth) / 2
        before, before_worth = place, worth
    if not met:
        return 0.0
    covered = sum(index.weights[phrase.words[place]] * likeness for place, likeness in met.items())
    unsaid = 1 - covered / (phrase.weight or 1.0)
    cost = weights.unsaid_official if phrase.official else weights.unsaid
    return (weights.phrase * said + weights.phrase_pairs * ordered) / total * (1 - cost * unsaid)


def _place(near: list[tuple[int, float]], phrase: Phrase, wanted: int) -> tuple[int, float]:
    """Where in the phrase the word stands, at `wanted` if it may (else −1), and how alike it is there."""
    best, place = 0.0, -1
    for i, likeness in near:
        places = phrase.places.get(i)
        if places and likeness > best:
            best = likeness
            place = wanted if wanted in places else places[0]
    return place, best


def _apply_siblings(index: Index, scores: dict[int, float], reading: Reading, weights: Weights) -> None:
    """A variant that was asked for takes up what its plain sibling has, and the plain one stands back; a variant
    that was not asked for stands back itself, once for each plain sibling that it is not told from."""
    asked: set[tuple[int, int]] = set()
    known: set[tuple[int, int]] = set()
    for pair in index.siblings.pairs:
        plain, variant = index.codes.get(pair.plain), index.codes.get(pair.variant)
        if plain is None or variant is None:
            continue
        if not pair.quiet:
            known.add((plain, variant))
        if pair.cue in reading.cues:
            asked.add((plain, variant))
            if plain in scores:
                scores[variant] = max(scores.get(variant, 0.0), scores[plain] * weights.lift)
    for at in {plain for plain, _variant in asked} & scores.keys():
        scores[at] -= weights.cue_given
    for _plain, variant in known - asked:
        if variant in scores:
            scores[variant] -= weights.cue_missing

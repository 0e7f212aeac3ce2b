"""How far a word, or two words side by side, point to each entry. Kept, since people use the same words."""

from collections.abc import Iterable
from dataclasses import dataclass

from camtay.domains.procedures.rules.index import Index

# The many procedures that places do not offer are met only by words that are surely theirs.
SURE = 0.7
# A word that so many of them have says nothing about one of them; its pairs do.
EVERYWHERE = 300
KEPT_WORDS, KEPT_PAIRS = 1500, 4000


@dataclass(frozen=True, eq=False)
class Heard:
    """One word of the query: the words it may stand for (id → likeness), and its weight. Itself only like itself."""

    typed: str
    near: dict[int, float]
    weight: float


class Spread:
    """Entry → how much a word or a pair says of it, kept for the words met lately. When full it begins anew."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._words: dict[Heard, dict[int, float]] = {}
        self._pairs: dict[tuple[Heard, Heard], dict[int, float]] = {}

    def of(self, word: Heard) -> dict[int, float]:
        found = self._words.get(word)
        if found is None:
            if len(self._words) >= KEPT_WORDS:
                self._words = {}
            found = self._words[word] = self._of_word(word)
        return found

    def of_pair(self, one: Heard, other: Heard) -> dict[int, float]:
        found = self._pairs.get((one, other))
        if found is None:
            if len(self._pairs) >= KEPT_PAIRS:
                self._pairs = {}
            found = self._pairs[one, other] = self._of_pair(one, other)
        return found

    def _of_word(self, word: Heard) -> dict[int, float]:
        index = self._index
        best: dict[int, float] = {}
        for i, likeness in word.near.items():
            worth = min(likeness * index.weights[i], word.weight)
            _raise(best, index.by_word.get(i, ()), worth)
            far = index.far_by_word.get(i, ()) if likeness > SURE else ()
            if len(far) < EVERYWHERE:
                _raise(best, far, worth)
        return best

    def _of_pair(self, one: Heard, other: Heard) -> dict[int, float]:
        index = self._index
        best: dict[int, float] = {}
        for i, likeness in one.near.items():
            after = index.by_pair.get(i, {})
            for j in other.near.keys() & after.keys():
                _raise(best, after[j], likeness * other.near[j])
            after = index.far_by_pair.get(i, {}) if likeness > SURE else {}
            for j in other.near.keys() & after.keys():
                if likeness * other.near[j] > SURE:
                    _raise(best, after[j], likeness * other.near[j])
        return best


def _raise(best: dict[int, float], postings: Iterable[tuple[int, float]], worth: float) -> None:
    for at, typical in postings:
        value = worth * typical
        if value > best.get(at, 0.0):
            best[at] = value

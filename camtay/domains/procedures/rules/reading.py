"""A query, read: for each of its words, the words of the index it may stand for, and how likely."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from camtay.domains.procedures.rules.index import Index
from camtay.domains.procedures.rules.lexicon import Token, rewrite
from camtay.domains.procedures.rules.numbers import with_ages
from camtay.domains.procedures.rules.spread import KEPT_WORDS, Heard, Spread
from camtay.domains.procedures.rules.syllables import Syllable, sound, syllable, syllables, unkeyed

LONGEST_QUERY = 32
OTHER_TONE, OTHER_SHAPE, UNMARKED = 0.93, 0.85, 0.96
SOUNDS_ALIKE, ONE_SLIP, KEYSTROKES, OTHER_READING, BEGINS = 0.72, 0.62, 0.9, 0.8, 0.55
# Readings much less likely than the likeliest are not followed up.
FAINT = 0.3
# What is a word already is seldom a slip for another.
REAL_WORD = 0.55
SURE_CUE, LIKELY_CUE = 0.78, 0.5


@dataclass(frozen=True)
class Reading:
    """`cues`: the names of the sibling cues that were given."""

    words: tuple[Heard, ...]
    cues: frozenset[str]

    @cached_property
    def weight(self) -> float:
        return sum(word.weight for word in self.words)

    @property
    def understood(self) -> float:
        """How much of what was asked is known to the index at all, 0–1."""
        return sum(word.weight for word in self.words if word.near) / (self.weight or 1.0)


class Reader:
    """Reads queries for one index; keeps what it found about single words."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[tuple[str, str, bool], dict[int, float]] = {}
        self._heards: dict[tuple[Token, bool, bool], Heard] = {}
        self._bares = tuple(index.by_bare)
        self.spread = Spread(index)

    def read(self, query: str) -> Reading:
        typed = with_ages(self._apart(syllables(query)[:LONGEST_QUERY]))
        tokens = rewrite(self._index.lexicon, typed, asking=True)
        if not any(self._telling(token) for token in tokens):
            tokens = rewrite(self._index.lexicon, typed, asking=False)
        careful = sum(1 for token in tokens if token.syllable.marked) * 3 >= len(tokens)
        last = len(tokens) - 1
        words = tuple(
            self._heard(token, careful, at == last and len(tokens) > 1) for at, token in enumerate(tokens)
        )
        return Reading(words, self._cues(words))

    def _telling(self, token: Token) -> bool:
        stops = self._index.lexicon.stops
        return all(stops.get(self._index.words[i], 1.0) > 0.35 for i in self._near(token.syllable, False))

    def _cues(self, words: tuple[Heard, ...]) -> frozenset[str]:
        """The cues given. A cue of one word must be surely meant: without marks “dung” is “đứng” or “dừng”."""
        given: set[str] = set()
        for at, word in enumerate(words):
            for i, likeness in word.near.items():
                for ids, name in self._index.cues.get(i, ()):
                    surely = SURE_CUE if len(ids) == 1 else LIKELY_CUE
                    if likeness >= surely and self._goes_on(words, at, ids, surely):
                        given.add(name)
        return frozenset(given)

    def _goes_on(self, words: tuple[Heard, ...], at: int, ids: tuple[int, ...], surely: float) -> bool:
        if at + len(ids) > len(words):
            return False
        return all(words[at + k].near.get(i, 0.0) >= surely for k, i in enumerate(ids))

    def _apart(self, typed: list[Syllable]) -> list[Syllable]:
        """Put spaces back where they are missing (“khaisinh”) or slipped (“ta mtru”)."""
        done: list[Syllable] = []
        at = 0
        while at < len(typed):
            one = typed[at]
            at += 1
            if self._is_known(one.bare):
                done.append(one)
                continue
            following = typed[at].bare if at < len(typed) else ""
            if len(one.bare) >= 5 and (parts := self._split(one.bare)):
                done += [syllable(part) for part in parts]
            elif done and (parts := self._split(done[-1].bare + one.bare)) and len(parts) == 2:
                done[-1:] = [syllable(part) for part in parts]
            elif following and (parts := self._split(one.bare + following)) and len(parts) == 2:
                done += [syllable(part) for part in parts]
                at += 1
            else:
                done.append(one)
        return done

    def _is_known(self, bare: str) -> bool:
        lexicon = self._index.lexicon
        return bare in self._index.by_bare or bare in lexicon.starts or bare.isdigit()

    def _split(self, bare: str) -> tuple[str, ...]:
        """`bare` as two or more known syllables of at least two letters, the fewest; or nothing."""
        best: list[tuple[str, ...] | None] = [()] + [None] * len(bare)
        for end in range(2, len(bare) + 1):
            for start in range(max(0, end - 6), end - 1):
                before, part = best[start], bare[start:end]
                if before is None or part not in self._index.by_bare:
                    continue
                found = (*before, part)
                if best[end] is None or len(found) < len(best[end] or ()):
                    best[end] = found
        parts = best[-1] or ()
        return parts if len(parts) > 1 and max(map(len, parts)) > 2 else ()

    def _heard(self, token: Token, careful: bool, last: bool) -> Heard:
        found = self._heards.get((token, careful, last))
        if found is None:
            if len(self._heards) >= KEPT_WORDS:
                self._heards = {}
            found = self._heards[token, careful, last] = self._hear(token, careful, last)
        return found

    def _hear(self, token: Token, careful: bool, last: bool) -> Heard:
        near = dict(self._near(token.syllable, careful))
        for other in token.other:
            for i, likeness in self._near(other, careful).items():
                near[i] = max(near.get(i, 0.0), likeness * OTHER_READING)
        bare = token.syllable.bare
        if last and len(bare) > 1:
            for i in self._begun(bare):
                near.setdefault(i, BEGINS if bare not in self._index.by_bare else BEGINS * REAL_WORD)
        faintest = FAINT * max(near.values(), default=0.0)
        near = {i: likeness for i, likeness in near.items() if likeness >= faintest}
        weights = self._index.weights
        clear = [weights[i] * likeness for i, likeness in near.items() if likeness > SOUNDS_ALIKE]
        some = clear or [weights[i] * likeness for i, likeness in near.items()]
        return Heard(bare, near, max(some, default=2.0))

    def _begun(self, bare: str) -> list[int]:
        """Words that begin as the last one does: people see results while they still type it."""
        bares = self._index.sorted_bares
        found: list[int] = []
        for at in range(bisect_right(bares, bare), len(bares)):
            if not bares[at].startswith(bare):
                break
            found += self._index.by_bare[bares[at]]
        return found

    def _near(self, one: Syllable, careful: bool) -> dict[int, float]:
        key = (one.key, one.bare, careful and not one.marked)
        if key not in self._known:
            if len(self._known) > 20_000:
                self._known.clear()
            self._known[key] = self._look_up(one, careful)
        return self._known[key]

    def _look_up(self, one: Syllable, careful: bool) -> dict[int, float]:
        index = self._index
        near: dict[int, float] = {}

        def add(bare: str, likeness: float, marks: bool) -> None:
            for i in index.by_bare.get(bare, ()):
                worth = likeness * (self._marks(one, i, careful) if marks else UNMARKED)
                # Written out with its marks, a rare word is as sure as a frequent one.
                exact = one.marked and index.words[i] == one.key
                worth *= 1.0 if exact else 0.55 + 0.45 * index.shares[i] ** 0.5
                near[i] = max(near.get(i, 0.0), worth)

        add(one.bare, 1.0, True)
        for meant in unkeyed(one.key if one.marked else one.bare):
            if one.bare not in index.by_bare:
                add(meant, KEYSTROKES, False)
        trust = REAL_WORD if one.bare in index.by_bare else 1.0
        for bare in index.by_sound.get(sound(one.bare), ()):
            if bare != one.bare:
                add(bare, SOUNDS_ALIKE * (0.8 if trust < 1 else 1.0), True)
        if len(one.bare) > 2 and one.bare.isalpha():
            for bare in self._slips(one.bare):
                add(bare, ONE_SLIP * trust, False)
        self._add_same(near)
        return near

    def _slips(self, bare: str) -> list[str]:
        near = process.extract(bare, self._bares, scorer=OSA.distance, score_cutoff=1, limit=None)
        length = len(bare)
        return [
            other
            for other, distance, _place in near
            if distance == 1
            and len(other) > 1
            and (length > 3 or other[0] == bare[0] or length != len(other))
        ]

    def _marks(self, one: Syllable, i: int, careful: bool) -> float:
        key = self._index.words[i]
        if not one.marked:
            return 1.0 if not careful or key == one.bare else OTHER_SHAPE
        if key == one.key:
            return 1.0
        return OTHER_TONE if key.rstrip("12345") == one.shape else OTHER_SHAPE

    def _add_same(self, near: dict[int, float]) -> None:
        index = self._index
        for i, likeness in list(near.items()):
            if likeness < OTHER_SHAPE * 0.8:
                continue
            for other, alike in index.lexicon.same.get(index.words[i], ()):
                j = index.ids.get(other)
                if j is not None:
                    near[j] = max(near.get(j, 0.0), likeness * alike)

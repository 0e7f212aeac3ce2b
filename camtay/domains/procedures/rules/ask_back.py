"""When two fit: which procedures to offer as answers to a question asked back.

A query that says no more than a name several procedures share (“giám hộ”, “tiền mai táng”) is ambiguous by the list;
any other is when the best matches lie close together.
"""

from collections.abc import Iterable, Mapping, Sequence

from camtay.domains.procedures.rules.index import Index
from camtay.domains.procedures.rules.lexicon import rewrite
from camtay.domains.procedures.rules.rank import Match
from camtay.domains.procedures.rules.syllables import Syllable, syllables

MOST = 4
CLOSE = 0.92
# Below this, what was found has little to do with what was asked.
LITTLE = 0.2
_LIGHT = 0.35

Ambiguities = Mapping[frozenset[str], tuple[str, ...]]


def gist(text: str, index: Index) -> frozenset[str]:
    """The words of a text that carry it, bare; asking phrases and small words left out."""
    tokens = rewrite(index.lexicon, syllables(text), asking=True)
    return frozenset(token.syllable.bare for token in tokens if not _is_light(token.syllable, index))


def _is_light(one: Syllable, index: Index) -> bool:
    """A small word; without marks, when the word it mostly is (“muon”: “muốn”) is small, or one it may be says
    nothing at all (“thi”: “thì”)."""
    stops = index.lexicon.stops
    if one.marked:
        return stops.get(one.key, 1.0) <= _LIGHT
    meant = sorted(index.by_bare.get(one.bare, ()), key=lambda i: -index.shares[i])
    weights = [stops.get(index.words[i], 1.0) for i in meant] or [stops.get(one.key, 1.0)]
    return weights[0] <= _LIGHT or one.bare in index.lexicon.empty


def build(rows: Iterable[Mapping[str, str]], index: Index) -> Ambiguities:
    """From the rows (text, codes joined by |)."""
    return {gist(row["text"], index): tuple(row["codes"].split("|")) for row in rows}


def options(query: str, matches: Sequence[Match], ambiguities: Ambiguities, index: Index) -> tuple[str, ...]:
    """Codes of the two to four procedures to choose from; none when the best match is plainly meant."""
    said = gist(query, index)
    if said in ambiguities:
        return ambiguities[said][:MOST]
    if len(matches) < 2 or matches[0].score < LITTLE:
        return ()
    close = tuple(match.code for match in matches[:MOST] if match.score >= CLOSE * matches[0].score)
    return close if len(close) > 1 else ()


def is_little(matches: Sequence[Match]) -> bool:
    """Nothing found, or nothing that answers the question."""
    return not matches or matches[0].score < LITTLE

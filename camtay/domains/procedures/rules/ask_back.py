"""When two fit: which procedures to offer as answers to a question asked back.

A query that says no more than a name several procedures share (“giám hộ”, “tiền mai táng”) is ambiguous by the list;
any other is when the best matches lie close together.
"""

from collections.abc import Iterable, Mapping, Sequence

from camtay.domains.procedures.rules.lexicon import Lexicon, rewrite
from camtay.domains.procedures.rules.rank import Match
from camtay.domains.procedures.rules.syllables import syllables

MOST = 4
CLOSE = 0.92
# Below this, what was found has little to do with what was asked.
LITTLE = 0.2
_LIGHT = 0.35

Ambiguities = Mapping[frozenset[str], tuple[str, ...]]


def gist(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The words of a text that carry it, bare; asking phrases and small words left out."""
    tokens = rewrite(lexicon, syllables(text), asking=True)
    light = {word.rstrip("12345") for word, weight in lexicon.stops.items() if weight <= _LIGHT}
    said = [token.syllable for token in tokens]
    return frozenset(one.bare for one in said if one.shape not in light and one.bare not in light)


def build(rows: Iterable[Mapping[str, str]], lexicon: Lexicon) -> Ambiguities:
    """From the rows (text, codes joined by |)."""
    return {gist(row["text"], lexicon): tuple(row["codes"].split("|")) for row in rows}


def options(
    query: str, matches: Sequence[Match], ambiguities: Ambiguities, lexicon: Lexicon
) -> tuple[str, ...]:
    """Codes of the two to four procedures to choose from; none when the best match is plainly meant."""
    listed = ambiguities.get(gist(query, lexicon))
    if listed:
        return listed[:MOST]
    if len(matches) < 2 or matches[0].score < LITTLE:
        return ()
    close = tuple(match.code for match in matches[:MOST] if match.score >= CLOSE * matches[0].score)
    return close if len(close) > 1 else ()


def is_little(matches: Sequence[Match]) -> bool:
    """Nothing found, or nothing that answers the question."""
    return not matches or matches[0].score < LITTLE

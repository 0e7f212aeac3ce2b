"""Near-duplicates: pairs of procedures and the words that choose between them.

“Khai sinh” with “nước ngoài” is another procedure than without. Each pair names a plain procedure, its variant, and
the cue that asks for the variant; a cue is any of several phrases.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Pair(NamedTuple):
    """`quiet`: the variant is a thing of its own, and stands back from nobody when the cue is not given."""

    plain: str
    variant: str
    cue: str
    quiet: bool = False


@dataclass
class Siblings:
    """`cues`: name → the phrases that give it."""

    pairs: list[Pair] = field(default_factory=list)
    cues: dict[str, list[str]] = field(default_factory=dict)


def build(pairs: Iterable[Mapping[str, str]], cues: Iterable[Mapping[str, str]]) -> Siblings:
    """From the rows of pairs (plain, variant, cue) and of cues (cue, text). Raises ValueError for a nameless cue."""
    built = Siblings(
        pairs=[Pair(row["plain"], row["variant"], row["cue"], row.get("quiet") == "yes") for row in pairs]
    )
    for row in cues:
        built.cues.setdefault(row["cue"], []).append(row["text"])
    unknown = {pair.cue for pair in built.pairs} - built.cues.keys()
    if unknown:
        raise ValueError(f"pairs name cues without words: {sorted(unknown)}")
    return built

"""The data files that come with the product, read as they are."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from camtay.domains.procedures.rules import lexicon, siblings
from camtay.domains.procedures.rules.index import Entry

Table = tuple[dict[str, str], ...]


@cache
def table(name: str) -> Table:
    """The rows of `data/<name>.csv`, in order."""
    text = files("camtay.domains.procedures").joinpath("data", f"{name}.csv").read_text(encoding="utf-8-sig")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def phrases() -> dict[str, dict[str, list[str]]]:
    """Code → kind (plain, when, ask) → texts."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in table("phrases"):
        found.setdefault(row["code"], {}).setdefault(row["kind"], []).append(row["text"])
    return found


def word_rows() -> list[lexicon.Row]:
    return [lexicon.from_mapping(row) for row in table("words")]


def sibling_rules() -> siblings.Siblings:
    return siblings.build(table("siblings"), table("cues"))


def entries() -> Iterator[Entry]:
    """The union of both catalogues by code, the offered ones first."""
    offered = {row["procedure_code"] for row in table("procedures")}
    for row in table("procedures"):
        said = phrases().get(row["procedure_code"], {})
        yield Entry(
            code=row["procedure_code"],
            name=row["name"],
            field=row["field"],
            offered=True,
            plain="".join(said.get("plain", [])),
            when="".join(said.get("when", [])),
            asks=tuple(said.get("ask", [])),
        )
    for row in table("procedures_all"):
        if row["code"] not in offered:
            yield Entry(code=row["code"], name=row["name"], field=row["field"])


@cache
def written() -> dict[str, dict[str, str]]:
    """Code → the sentences written by hand (what_for, who, bring)."""
    return {
        row["code"]: {name: text for name, text in row.items() if name != "code"}
        for row in table("summaries")
    }

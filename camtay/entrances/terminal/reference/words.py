"""The words of the house: what each is called in code and by the administration (docs/words.csv)."""

import csv
import io

from camtay.entrances.terminal.reference.page import ROOT, Page, grid, reference

SOURCE = "docs/words.csv"


def rows(text: str) -> list[dict[str, str]]:
    """Rows with `code`, `vietnamese`, `english`, `room`, `meaning`. Raises ValueError for a word that is there twice."""
    found = list(csv.DictReader(io.StringIO(text)))
    codes = [row["code"] for row in found]
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise ValueError(f"{SOURCE} has twice: {', '.join(twice)}")
    return found


def page() -> Page:
    found = rows((ROOT / SOURCE).read_text(encoding="utf-8"))
    table = grid(
        ["In code", "Tiếng Việt", "English", "Room", "Meaning"],
        [[f"`{r['code']}`", r["vietnamese"], r["english"], f"`{r['room']}`", r["meaning"]] for r in found],
    )
    return reference(
        "words", "Words", f"One word for one thing, everywhere. Add a word in `{SOURCE}`.", table
    )

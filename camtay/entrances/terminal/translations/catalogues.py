"""What is translated. One word may be translated in any room's catalogue; once is enough."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

from camtay.entrances.terminal.translations.extract import LANGUAGE, PACKAGE

MAIN = PACKAGE / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"
Key = tuple[str | None, str, str | None]


def key(entry: polib.POEntry) -> Key:
    return (entry.msgctxt, entry.msgid, entry.msgid_plural or None)


def catalogues(package: Path = PACKAGE) -> list[Path]:
    """All catalogues of the language, in a steady order."""
    return sorted(package.rglob(f"locale/{LANGUAGE}/LC_MESSAGES/django.po"))


def complete(entry: polib.POEntry) -> bool:
    """Translated in every form it has, and not a guess of the tool's (fuzzy)."""
    if entry.fuzzy or entry.obsolete:
        return False
    if entry.msgid_plural:
        return bool(entry.msgstr_plural) and all(text.strip() for text in entry.msgstr_plural.values())
    return bool(entry.msgstr.strip())


def translated(paths: Iterable[Path]) -> set[Key]:
    return {key(entry) for path in paths for entry in polib.pofile(str(path)) if complete(entry)}


def missing(words: polib.POFile, paths: Iterable[Path]) -> list[polib.POEntry]:
    """The entries of `words` that no catalogue translates completely."""
    have = translated(paths)
    return [entry for entry in words if not entry.obsolete and key(entry) not in have]


def misshapen(paths: Iterable[Path]) -> Iterator[str]:
    """Translations that lost or invented a placeholder, which would break the page that shows them."""
    for path in paths:
        for entry in polib.pofile(str(path)):
            for text in [entry.msgstr, *entry.msgstr_plural.values()]:
                if (
                    complete(entry)
                    and text
                    and placeholders(text) - placeholders(entry.msgid + (entry.msgid_plural or ""))
                ):
                    yield f"{path.name}:{entry.linenum} {entry.msgid!r} -> {text!r}"


def placeholders(text: str) -> set[str]:
    """`%(name)s` and `{name}` in a text."""
    named = {part.split(")")[0] for part in text.split("%(")[1:] if ")" in part}
    braced = {part.split("}")[0] for part in text.split("{")[1:] if "}" in part}
    return named | {word for word in braced if word.isidentifier()}


def merge(words: polib.POFile, path: Path = MAIN) -> tuple[int, int]:
    """Bring one catalogue up to date: words that are new come in untranslated, words gone from the code go.

    Returns (how many came, how many went).
    """
    kept = polib.pofile(str(path)) if path.exists() else polib.POFile(wrapwidth=110)
    kept.metadata = {
        "Language": LANGUAGE,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    wanted = {key(entry): entry for entry in words if not entry.obsolete}
    elsewhere = translated(other for other in catalogues() if other != path)
    there = {key(entry): entry for entry in kept}
    came = [entry for k, entry in wanted.items() if k not in there and k not in elsewhere]
    went = [entry for k, entry in there.items() if k not in wanted]
    for entry in went:
        kept.remove(entry)
    kept.extend(came)
    for entry in kept:  # where it stands moves with every edit: noise in every change
        entry.occurrences, entry.comment = [], ""
    kept.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))
    path.parent.mkdir(parents=True, exist_ok=True)
    kept.save(str(path))
    return len(came), len(went)

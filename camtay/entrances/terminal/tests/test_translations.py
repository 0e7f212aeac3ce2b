from io import StringIO

import polib
import pytest
from django.core.management import CommandError, call_command

from camtay.entrances.terminal.management.commands import translations as command
from camtay.entrances.terminal.translations import catalogues


@pytest.fixture
def main_catalogue(tmp_path, monkeypatch):
    path = tmp_path / "locale" / "en" / "LC_MESSAGES" / "django.po"
    monkeypatch.setattr(catalogues, "MAIN", path)
    monkeypatch.setattr(catalogues, "catalogues", lambda: [path] if path.exists() else [])
    return path


def words(*texts: str) -> polib.POFile:
    found = polib.POFile()
    found.extend(polib.POEntry(msgid=text, occurrences=[("page.html", "1")]) for text in texts)
    return found


def translate(path, **english: str) -> None:
    catalogue = polib.pofile(str(path))
    for entry in catalogue:
        entry.msgstr = english.get(entry.msgid, entry.msgstr)
    catalogue.save(str(path))


def run(monkeypatch, found: polib.POFile, *, check: bool) -> str:
    monkeypatch.setattr(command, "extract", lambda: found)
    out = StringIO()
    call_command("translations", check=check, stdout=out)
    return out.getvalue()


def test_it_brings_in_new_words_and_drops_those_gone(main_catalogue):
    assert catalogues.merge(words("Nộp", "Rút"), main_catalogue) == (2, 0)
    translate(main_catalogue, Nộp="File")
    assert catalogues.merge(words("Nộp", "Ký"), main_catalogue) == (1, 1)
    assert {entry.msgid: entry.msgstr for entry in polib.pofile(str(main_catalogue))} == {
        "Nộp": "File",
        "Ký": "",
    }


def test_it_fails_until_every_word_is_translated(main_catalogue, monkeypatch):
    catalogues.merge(words("Nộp"), main_catalogue)
    with pytest.raises(CommandError, match="not complete"):
        run(monkeypatch, words("Nộp"), check=True)
    translate(main_catalogue, Nộp="File")
    assert "0 untranslated" in run(monkeypatch, words("Nộp"), check=True)


def test_it_does_not_trust_a_guess_of_the_tools(main_catalogue):
    guess = polib.POEntry(msgid="Nộp", msgstr="Pay", flags=["fuzzy"])
    plural = polib.POEntry(
        msgid="%(n)s giờ", msgid_plural="%(n)s giờ", msgstr_plural={0: "%(n)s hour", 1: ""}
    )
    assert not catalogues.complete(guess)
    assert not catalogues.complete(plural)


def test_it_finds_a_translation_with_another_placeholder(main_catalogue):
    catalogues.merge(words("Còn %(count)s ngày"), main_catalogue)
    translate(main_catalogue, **{"Còn %(count)s ngày": "%(days)s days left"})
    assert len(list(catalogues.misshapen([main_catalogue]))) == 1


def test_it_fails_when_no_word_was_found(main_catalogue, monkeypatch):
    with pytest.raises(CommandError):
        run(monkeypatch, words(), check=True)

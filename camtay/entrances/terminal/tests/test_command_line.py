from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from camtay.entrances.terminal import main


@pytest.mark.parametrize(
    ("typed", "run"),
    [
        (["camtay", "make-docs"], ["camtay", "make_docs"]),
        (["camtay", "make-docs", "--dry-run", "a-b"], ["camtay", "make_docs", "--dry-run", "a-b"]),
        (["camtay", "help", "make-docs"], ["camtay", "help", "make_docs"]),
        (["camtay", "evidence", "cases.on-time"], ["camtay", "evidence", "cases.on-time"]),
        (["camtay", "--help"], ["camtay", "--help"]),
        (["camtay"], ["camtay"]),
    ],
)
def test_it_takes_dashes_in_the_names_of_commands(typed, run):
    assert main.undashed(typed) == run


def test_it_lists_our_commands_first_and_with_dashes():
    lines = [line.strip() for line in main.CommandLine(["camtay", "help"]).main_help_text().splitlines()]
    assert "make-docs" in lines
    assert "make_docs" not in lines
    assert lines.index("make-docs") < lines.index("migrate")


def test_it_names_commands_alone_for_a_shell_to_complete():
    lines = main.CommandLine(["camtay", "help"]).main_help_text(commands_only=True).splitlines()
    assert {"make_docs", "migrate"} <= set(lines)


def test_it_runs_under_its_own_name(capsys):
    with pytest.raises(SystemExit):
        main.main(["/anywhere/bin/camtay", "make-docs", "--help"])
    assert capsys.readouterr().out.startswith("usage: camtay make_docs")


def test_it_refuses_a_command_that_is_not_there(capsys):
    with pytest.raises(SystemExit):
        main.main(["camtay", "no-such-thing"])
    assert "camtay help" in capsys.readouterr().err


def test_it_says_when_documents_are_not_what_the_code_says(monkeypatch):
    from camtay.entrances.terminal.management.commands import make_docs
    from camtay.entrances.terminal.reference.page import reference

    monkeypatch.setattr(make_docs, "stale", lambda: [reference("nowhere", "Nowhere", "New words.")])
    out = StringIO()
    with pytest.raises(CommandError, match="camtay make-docs"):
        call_command("make_docs", check=True, stdout=out)
    assert "+New words." in out.getvalue()

"""Our own commands and their options."""

from argparse import Action, _HelpAction, _SubParsersAction
from collections.abc import Iterator

from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand, CommandParser, DjangoHelpFormatter
from django.utils.translation import override

from camtay.entrances.terminal.names import dashed, own_commands
from camtay.entrances.terminal.reference.page import Page, grid, reference

DJANGO_OWN = DjangoHelpFormatter.show_last


def options(parser: CommandParser) -> Iterator[list[str]]:
    """(as typed, what it does) of each option that is ours."""
    for action in parser._actions:
        if isinstance(action, _HelpAction | _SubParsersAction) or DJANGO_OWN & set(action.option_strings):
            continue
        yield [f"`{_typed(action)}`", action.help or ""]


def _typed(action: Action) -> str:
    value = "" if action.nargs == 0 else str(action.metavar or action.dest).upper()
    if action.choices:
        value = "{" + ",".join(str(choice) for choice in action.choices) + "}"
    return " ".join(part for part in [", ".join(action.option_strings), value] if part)


def section(name: str, command: BaseCommand) -> str:
    parts = [f"## `camtay {dashed(name)}`", str(command.help or "")]
    if rows := list(options(command.create_parser("camtay", dashed(name)))):
        parts.append(grid(["Option", "What it does"], rows))
    return "\n\n".join(part for part in parts if part)


def page() -> Page:
    apps = get_commands()
    with override("en"):
        sections = [section(name, load_command_class(str(apps[name]), name)) for name in own_commands()]
    return reference(
        "commands", "Commands", "`camtay help COMMAND` says the same at the terminal.", *sections
    )

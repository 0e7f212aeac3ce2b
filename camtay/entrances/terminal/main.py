"""The one command line: Django's, under the name `camtay`, with dashes in the names of commands."""

import os
import sys
from collections.abc import Sequence

from django.core.management import ManagementUtility

from camtay.entrances.terminal.management.commands.new_keys import Command as NewKeys
from camtay.entrances.terminal.names import dashed, other_commands, own_commands


class CommandLine(ManagementUtility):
    """Django's command line, that lists our own commands first and writes them with dashes."""

    def main_help_text(self, commands_only: bool = False) -> str:
        if commands_only:
            return str(super().main_help_text(commands_only=True))
        ours, others = own_commands(), other_commands()
        lines = ["", "Type 'camtay help COMMAND' for how to use one command.", "", "Cầm Tay:"]
        lines += [f"    {dashed(name)}" for name in ours]
        lines += ["", "Django and its libraries:", *(f"    {name}" for name in others), ""]
        return "\n".join(lines)


def undashed(argv: Sequence[str]) -> list[str]:
    """Put underscores where a person wrote the dashes of a command's name; options stay as they are.

    `camtay help search-procedures` names a command in its second word.
    """
    words = list(argv)
    for index in range(1, min(len(words), 3)):
        if words[index].startswith("-") or (index == 2 and words[1] != "help"):
            break
        words[index] = words[index].replace("-", "_")
    return words


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command. Unless told otherwise, with the settings of a real installation."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "camtay.config.settings")
    words = undashed(sys.argv if argv is None else argv)
    words[0] = "camtay"
    if words[1:2] == ["new_keys"]:  # before settings, which refuse to start without the file it makes
        NewKeys().run_from_argv(words)
        return
    CommandLine(words).execute()

"""The words for people, read out of code and pages by Django's own `makemessages` (it needs GNU gettext)."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

import camtay

PACKAGE = Path(camtay.__file__).resolve().parent
LANGUAGE = "en"
LEFT_OUT = shutil.ignore_patterns(
    "locale", "tests", "migrations", "static", "__pycache__", "node_modules", "data"
)


class ExtractionError(Exception):
    """Its message says what makemessages said."""


def extract() -> polib.POFile:
    """A catalogue of every word for people, none translated. Works on a copy: nothing in the package changes."""
    with tempfile.TemporaryDirectory(prefix="camtay-words-") as folder:
        copy = Path(folder) / "camtay"
        shutil.copytree(PACKAGE, copy, ignore=LEFT_OUT)
        (copy / "locale").mkdir()
        done = subprocess.run(  # noqa: S603  (our own interpreter, fixed arguments)
            [
                sys.executable,
                "-m",
                "django",
                "makemessages",
                "-l",
                LANGUAGE,
                "-e",
                "py,html,txt,svg",
                "-v",
                "0",
                "--no-wrap",
            ],
            cwd=copy,
            env={k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"},
            capture_output=True,
            text=True,
            check=False,
        )
        found = copy / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"
        if done.returncode or not found.exists():
            raise ExtractionError(done.stderr or done.stdout or "makemessages wrote nothing")
        return polib.pofile(str(found))

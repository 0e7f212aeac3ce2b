"""What an installation can set, from the caption of the settings."""

import ast
import re

from camtay.entrances.terminal.reference.page import ROOT, Page, grid, reference

SETTINGS = ROOT / "camtay" / "config" / "settings.py"
READ = re.compile(r"""["'](CAMTAY_[A-Z_]+)["']""")


def described(caption: str) -> list[tuple[str, str]]:
    """(name, meaning) of the lines `NAME  meaning`; a line that begins with blanks goes on with the one before."""
    found: list[tuple[str, str]] = []
    for line in caption.splitlines():
        if match := re.match(r"(CAMTAY_[A-Z_]+)\s+(.+)", line):
            found.append((match[1], match[2].strip()))
        elif found and line.startswith(" "):
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
    return found


def read_by_code() -> set[str]:
    """Names that the wiring reads from the environment."""
    sources = (ROOT / "camtay" / "config").glob("*.py")
    return {
        name
        for source in sources
        for line in source.read_text(encoding="utf-8").splitlines()
        if "env." in line or "environ" in line
        for name in READ.findall(line)
    }


def page() -> Page:
    """Raises ValueError for a setting that is read but not described: an operator could not know it."""
    found = described(ast.get_docstring(ast.parse(SETTINGS.read_text(encoding="utf-8")), clean=True) or "")
    if silent := sorted(read_by_code() - {name for name, _ in found}):
        raise ValueError(f"camtay/config/settings.py says nothing in its caption about {', '.join(silent)}")
    table = grid(["Environment variable", "Meaning"], [[f"`{name}`", meaning] for name, meaning in found])
    return reference(
        "settings", "Settings", "All are read from the environment; each has a default that works.", table
    )

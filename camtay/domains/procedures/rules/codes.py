"""Codes of procedures as lists write them."""

import re

NATIONAL = re.compile(r"^(\d\.\d{6})(\..+)?$")


def bare(code: str) -> str:
    """A code without its local suffix: 1.012753.H19 and 2.000815.000.00.00.H55 are national codes with one."""
    found = NATIONAL.match(code.strip())
    return found.group(1) if found else code.strip()

"""The checks, by the room whose records they look at."""

from camtay.domains.quality.rules.definitions import cases, learning, others, teams
from camtay.domains.quality.rules.shapes import Check

CHECKS: tuple[Check, ...] = (*cases.CHECKS, *learning.CHECKS, *teams.CHECKS, *others.CHECKS)
BY_CODE = {check.code: check for check in CHECKS}

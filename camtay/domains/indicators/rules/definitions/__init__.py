"""The indicators, by the room whose records they count."""

from camtay.domains.indicators.rules.definitions import cases, learning, service, teams
from camtay.domains.indicators.rules.shapes import Indicator

DEFINITIONS: tuple[Indicator, ...] = (
    *cases.DEFINITIONS,
    *service.DEFINITIONS,
    *learning.DEFINITIONS,
    *teams.DEFINITIONS,
)
BY_CODE = {indicator.code: indicator for indicator in DEFINITIONS}

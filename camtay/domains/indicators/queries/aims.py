"""What law asks of a figure, where it says a number."""

from camtay.domains.indicators.rules.scores import GROUPS


def aims() -> dict[str, float]:
    """Code → the share from which on the national index gives all points of its item (Bộ chỉ số 766)."""
    items = [item for group in GROUPS for item in group.items]
    return {
        item.indicator: float(item.target) for item in items if item.indicator and item.target is not None
    }

"""Small numbers point at persons: in public they are hidden, or stand together."""

from dataclasses import replace

from camtay.domains.indicators.rules.shapes import Figure, Indicator

FEW = 5


def is_few(figure: Figure) -> bool:
    """Do so few people count, or not count, or make the whole, that somebody could be told?"""
    told = [figure.numerator]
    if figure.denominator is not None:
        told += [figure.denominator, figure.denominator - figure.numerator]
    return any(0 < number < FEW for number in told)


def in_public(indicator: Indicator, figure: Figure) -> Figure:
    """The figure as anybody may see it."""
    if not indicator.source.few or not is_few(figure):
        return figure
    whole = None if figure.denominator is None else 0
    return replace(figure, numerator=0, denominator=whole, value=None, hidden=True)

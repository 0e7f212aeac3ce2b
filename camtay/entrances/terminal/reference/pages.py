"""All generated documents."""

from collections.abc import Iterator

from django.utils.translation import override

from camtay.entrances.terminal.reference import (
    commands,
    environment,
    house,
    indicators,
    permissions,
    states,
    words,
)
from camtay.entrances.terminal.reference.page import ROOT, Page


def pages() -> Iterator[Page]:
    """Every document as it should be now. Words for people come in Vietnamese, whoever makes them."""
    with override("vi"):
        yield states.page()
        yield permissions.page()
        yield indicators.page()
        yield words.page()
        yield house.page()
        yield environment.page()
        yield commands.page()
        if plan := house.architecture():
            yield plan


def stale() -> list[Page]:
    """Documents whose file is missing or says something else."""
    return [page for page in pages() if _now(page) != page.text]


def _now(page: Page) -> str | None:
    path = ROOT / page.path
    return path.read_text(encoding="utf-8") if path.exists() else None

"""What an engine does for figures, whichever it is; each is loaded only when it is asked for."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from typing import Any, Literal, Protocol, Self

from camtay.connectors.warehouse.client.lake import Lake

Name = Literal["duckdb", "spark"]


class Engine(AbstractContextManager["Engine"], Protocol):
    """One thread's, closed by whoever opened it. SQL is that of `foundation/predicates`, names in double quotes."""

    def __enter__(self) -> Self: ...

    def rows(self, sql: str) -> list[dict[str, Any]]: ...

    def keep(
        self, lake: Lake, table: str, columns: Collection[str], *,
        places: Collection[str], kept_as: str, where: str = "", placed: Collection[str] = (),
    ) -> None:  # fmt: skip
        """Read these columns of what may name one of the places, once, to be asked many questions. `placed`: columns
        that hold the places that a folder answers for. Raises LakeError where the lake lacks columns."""


def engine(name: Name) -> Engine:
    """Raises LakeError where the machine lacks what it takes; says what to install."""
    if name == "spark":
        from camtay.connectors.warehouse.client.spark import Cluster

        return Cluster()
    from camtay.connectors.warehouse.client.reading import Session

    return Session()

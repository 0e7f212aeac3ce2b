"""Django, tightened for tests: what a page or a query leaves to chance in production is a failure here.

- A variable that a template of ours names and nobody gave it fails.
- Rows asked for without an order come in a random one.
- No test reaches the network (pytest-socket, see pyproject.toml), and warnings are errors.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.db.models.expressions import OrderBy
from django.db.models.functions import Random
from django.db.models.sql.compiler import SQLCompiler
from django.template import Engine, engines

pytest_plugins = ["tests.database"]

OURS = str(Path(__file__).parent / "camtay")

hypothesis.settings.register_profile("quick", max_examples=30, deadline=None)
hypothesis.settings.register_profile(
    "thorough", max_examples=500, deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


class UndefinedInTemplateError(AssertionError):
    """A template of ours names something that its view did not give."""


def template_being_rendered(frame: Any) -> str:
    """The file of the node that is being rendered: the part itself, not the page that includes it."""
    while frame is not None:
        if frame.f_code.co_name == "render_annotated":
            origin = getattr(frame.f_locals["self"], "origin", None)
            return str(getattr(origin, "name", ""))
        frame = frame.f_back
    return ""


class Missing(str):
    """Django's `string_if_invalid`: empty in the templates of libraries, a failure in ours.

    Django asks `if string_if_invalid` and `"%s" in string_if_invalid` at the moment a variable is not there.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        self.refuse_in_ours(sys._getframe(1))
        return False

    def __contains__(self, part: object) -> bool:
        self.refuse_in_ours(sys._getframe(1))
        return False

    def refuse_in_ours(self, frame: Any) -> None:
        template = template_being_rendered(frame)
        if template.startswith(OURS):
            wanted = frame.f_locals.get("self", frame.f_locals.get("key"))
            expression = getattr(wanted, "token", wanted)
            raise UndefinedInTemplateError(
                f"{template[len(OURS) + 1 :]} names {expression}, which it was not given"
            )


@pytest.fixture(autouse=True, scope="session")
def undefined_template_variables_fail() -> Iterator[None]:
    made = Engine.__init__

    def made_strict(self: Engine, *args: Any, **options: Any) -> None:
        made(self, *args, **options)
        self.string_if_invalid = Missing()

    # Django makes its engines anew whenever a test changes DEBUG, TEMPLATES or INSTALLED_APPS.
    Engine.__init__ = made_strict
    for engine in [engines[name].engine for name in engines if hasattr(engines[name], "engine")]:
        engine.string_if_invalid = Missing()
    yield
    Engine.__init__ = made


@pytest.fixture(autouse=True, scope="session")
def rows_without_order_come_in_any() -> Iterator[None]:
    ordered = SQLCompiler._order_by_pairs

    def shuffled(self: SQLCompiler) -> Iterator[Any]:
        pairs = list(ordered(self))
        query = self.query
        plain = not (
            query.distinct
            or query.combinator
            or query.group_by
            or query.is_sliced
            or query.subquery
            or query.annotations
        )
        if not pairs and plain and query.model and query.model.__module__.startswith("camtay."):
            pairs = [(OrderBy(Random()), False)]
        yield from pairs

    SQLCompiler._order_by_pairs = shuffled
    yield
    SQLCompiler._order_by_pairs = ordered


@pytest.fixture(autouse=True)
def no_edition_of_another_test() -> None:
    """What a process has read of published editions outlives the rows that a test takes back."""
    from camtay.domains.procedures import queries  # Django is set up by now

    queries.begin_without_editions()

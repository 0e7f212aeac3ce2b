"""What a table is made of."""

from dataclasses import dataclass
from typing import Literal, get_args

from django.utils.functional import Promise

Clock = Literal["running", "paused", "stopped"]
CLOCKS: tuple[Clock, ...] = get_args(Clock)


@dataclass(frozen=True)
class State:
    """`owner`: who must act now. `clock`: does the time limit run here. `final`: nothing follows."""

    code: str
    label: str | Promise
    owner: str | Promise
    clock: Clock = "running"
    national: int | None = None
    final: bool = False


@dataclass(frozen=True)
class Move:
    """`permission`: the name of what one must be allowed to do; None where the system alone moves."""

    name: str
    source: str
    target: str
    label: str | Promise
    permission: str | None = None

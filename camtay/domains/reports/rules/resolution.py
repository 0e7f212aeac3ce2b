"""What the report on a resolution says of its goals and of the work towards them. Written in Vietnamese, as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from camtay.foundation.ui import formats

MOST_NAMED = 5


@dataclass(frozen=True)
class Piece:
    """A piece of work; its days are local. `done`, `on_time`: None while it is not done; `confirmed`: whoever gave it said
    so; `overdue`: not done, and past its deadline."""

    title: str
    who: str
    product: str
    due: date
    done: date | None
    on_time: bool | None
    confirmed: bool
    overdue: bool

    @property
    def how(self) -> str:
        """“Xong ngày 02/11/2026, đúng hạn”."""
        if self.done is None:
            return "Quá hạn, chưa xong" if self.overdue else "Đang làm, còn hạn"
        said = f"Xong ngày {formats.day(self.done)}, {'đúng hạn' if self.on_time else 'trễ hạn'}"
        return said if self.confirmed else f"{said}, chờ xác nhận"


def work(pieces: Sequence[Piece]) -> str:
    """“Kế hoạch đã giao 5 việc: 2 việc đã xong (1 đúng hạn, 1 trễ hạn); 3 việc đang làm, trong đó 1 việc quá hạn.”"""
    if not pieces:
        return "Chưa giao việc nào cho các mục tiêu."
    done = [one for one in pieces if one.done is not None]
    late, overdue = sum(not one.on_time for one in done), sum(one.overdue for one in pieces)
    said = []
    if done:
        said.append(
            f"{_number(len(done))} việc đã xong ({_number(len(done) - late)} đúng hạn, {_number(late)} trễ hạn)"
        )
    if len(done) < len(pieces):
        running = f"{_number(len(pieces) - len(done))} việc đang làm"
        said.append(
            f"{running}, trong đó {_number(overdue)} việc quá hạn" if overdue else f"{running}, đều còn hạn"
        )
    return f"Kế hoạch đã giao {_number(len(pieces))} việc: {'; '.join(said)}."


def behind(pieces: Sequence[Piece]) -> list[str]:
    """The work that fell short."""
    overdue = [one for one in pieces if one.overdue]
    said = [
        f"Việc “{one.title}” ({one.who}) quá hạn từ ngày {formats.day(one.due)}."
        for one in overdue[:MOST_NAMED]
    ]
    if len(overdue) > MOST_NAMED:
        said.append(f"Còn {_number(len(overdue) - MOST_NAMED)} việc quá hạn nữa, xem bảng ở mục III.")
    late = sum(one.on_time is False for one in pieces)
    return [*said, f"{_number(late)} việc đã xong nhưng trễ hạn."] if late else said


def ahead(pieces: Sequence[Piece]) -> list[str]:
    """What of the work follows."""
    overdue = sum(one.overdue for one in pieces)
    running = sum(one.done is None for one in pieces) - overdue
    said = [f"Làm dứt điểm {_number(overdue)} việc quá hạn."] if overdue else []
    return [*said, f"Hoàn thành đúng hạn {_number(running)} việc đang làm."] if running else said


def _number(count: int) -> str:
    return formats.number(count)

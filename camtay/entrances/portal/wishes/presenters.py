"""One's data, as pages and files show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.people.models import DataRequest, Person
from camtay.domains.people.states import Wish, WishState
from camtay.domains.wishes import actions, queries
from camtay.foundation.kept import Kept, sections
from camtay.foundation.ui import formats

TONES = {
    WishState.ASKED: "waiting", WishState.ANSWERED: "good", WishState.DECLINED: "bad",
    WishState.TAKEN_BACK: "neutral",
}  # fmt: skip
MOVES = {"sua": Wish.CORRECT, "xoa": Wish.ERASE}


@dataclass(frozen=True)
class Asked:
    """One request of mine. `take_back_url`: only while it waits."""

    title: str
    place: str
    state: str
    tone: str
    at: datetime
    due: str
    words: str
    answer: str
    take_back_url: str


def asked(rows: Iterable[DataRequest], *, now: datetime) -> list[Asked]:
    return [_asked(one, now) for one in rows]


def _asked(one: DataRequest, now: datetime) -> Asked:
    waits = one.state == WishState.ASKED
    due = _("trả lời trước %(due)s") % {"due": formats.moment(one.due_at)} if waits else ""
    if waits and one.due_at < now:
        due = _("đã quá hạn trả lời (%(due)s), xã, phường còn nợ bạn") % {"due": formats.moment(one.due_at)}
    return Asked(
        title=str(Wish(one.wish).label),
        place=one.place.name,
        state=str(WishState(one.state).label),
        tone=TONES[WishState(one.state)],
        at=one.asked_at,
        due=due,
        words=one.words,
        answer=one.answer,
        take_back_url=reverse("portal:data_take_back", args=[one.pk]) if waits else "",
    )


def document(lines: Iterable[Kept], *, now: datetime) -> dict[str, Any]:
    """All of it for a machine to read."""
    return {
        "taken_at": now.isoformat(),
        "sections": [
            {
                "title": section.title,
                "lines": [
                    {
                        "label": line.label, "value": line.value, "purpose": str(line.ground.purpose),
                        "basis": str(line.ground.basis), "kept": str(line.ground.term),
                    }
                    for line in section.lines
                ],
            }
            for section in sections(lines)
        ],
    }  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One kind of datum in the public notice."""

    section: str
    label: str
    purpose: str
    basis: str
    term: str


@dataclass(frozen=True)
class Part:
    """One domain in the public notice. `nothing`: why it keeps nothing; `unseen`: what is kept and never shown."""

    title: str
    lines: list[Told]
    unseen: list[str]
    nothing: str


def notice() -> list[Part]:
    """From the same registers as the pages of one's own data: what they do not name is not kept."""
    return [
        Part(
            title=str(one.title),
            lines=[
                Told(
                    str(shown.section), str(shown.label), str(shown.ground.purpose), str(shown.ground.basis),
                    str(shown.ground.term),
                )
                for shown in one.shown
            ],
            unseen=[str(reason) for reason in one.hidden.values()],
            nothing=str(one.nothing),
        )
        for one in queries.registers()
    ]  # fmt: skip


def sent(one: DataRequest) -> str:
    return _("Đã gửi yêu cầu. %(place)s trả lời trước %(due)s.") % {
        "place": one.place.name,
        "due": formats.moment(one.due_at),
    }


def preview(me: Person, wish: Wish, *, now: datetime) -> actions.Preview | None:
    """What erasing would do; nothing to foresee of other wishes."""
    return actions.preview(person=me, now=now) if wish is Wish.ERASE else None

"""Phones as people know them: whose, which, since when, when last heard of."""

from collections.abc import Iterable
from dataclasses import dataclass

from camtay.domains.rounds.models import Device
from camtay.domains.rounds.states import DeviceState
from camtay.foundation.ui import formats


@dataclass(frozen=True)
class Line:
    pk: str
    owner: str
    label: str
    since: str
    seen: str
    state: str
    in_use: bool
    wiped: str


def lines(devices: Iterable[Device]) -> list[Line]:
    return [
        Line(
            pk=str(one.pk),
            owner=one.account.person.name,
            label=one.label,
            since=formats.moment(one.enrolled_at),
            seen=formats.moment(one.seen_at) if one.seen_at else "",
            state=str(one.get_state_display()),
            in_use=one.state == DeviceState.IN_USE,
            wiped=formats.moment(one.wiped_at) if one.wiped_at else "",
        )
        for one in devices
    ]

"""Regimes: loaded with the product, set by a place for itself."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.closings import permissions, states
from camtay.domains.closings.models import Regime
from camtay.domains.indicators import queries as indicators
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Changed, Unfit
from camtay.foundation.audit.journal import record
from camtay.foundation.vietnamese import fold

DATA = Path(__file__).parents[1] / "data" / "regimes.json"
COUNTRY = 0  # the journal's chain for deeds that concern no single place
MOST_DAYS = 90
_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True)
class RegimeSaid:
    """What a regime says, as `models.Regime` explains it."""

    title: str
    receiver: str
    frequency: str
    valid_from: date
    first_day: int = 1
    deadline_days: int = 0
    deadline_hour: int = 17
    indicators: Sequence[str] = field(default_factory=tuple)
    basis: str = ""
    valid_until: date | None = None


@transaction.atomic
def load_regimes(*, by: Actor, now: datetime) -> int:
    """Write down the regimes that come with the product, for every place; how many are new. What stands stays as it
    is, since somebody may have changed it."""
    permissions.check_can_set_regime(None, by=by)
    known = set(Regime.objects.filter(place=None).values_list("code", flat=True))
    made = 0
    for row in json.loads(DATA.read_text()):
        code = row.pop("code")
        if code not in known:
            said = RegimeSaid(**row | {"valid_from": date.fromisoformat(row["valid_from"])})
            _make(None, code, said, by=by, now=now)
            made += 1
    return made


@transaction.atomic
def add_regime(*, place: Place | None, code: str = "", said: RegimeSaid, by: Actor, now: datetime) -> Regime:
    """A place's own regime; with the code of a wider one it stands before that. Raises Refused, Unfit."""
    permissions.check_can_set_regime(place, by=by)
    code = code or _code_from(said.title)
    if not _CODE.fullmatch(code):
        raise Unfit("title", _("Hãy ghi tên báo cáo có chữ hoặc số."))
    if Regime.objects.filter(place=place, code=code).exists():
        raise Unfit("title", _("Nơi này đã có báo cáo tên ấy. Hãy sửa báo cáo đang có hoặc đặt tên khác."))
    return _make(place, code, said, by=by, now=now)


@transaction.atomic
def change_regime(
    *, regime_id: int, said: RegimeSaid, version: int | None = None, by: Actor, now: datetime
) -> Regime:
    """What was closed under it stays as it was closed. Raises Refused, Unfit, Changed."""
    standing = Regime.objects.select_for_update(of=("self",)).select_related("place").get(pk=regime_id)
    permissions.check_can_set_regime(standing.place, by=by)
    if version is not None and standing.version != version:
        raise Changed(_("Chế độ báo cáo này vừa được người khác sửa. Hãy xem lại rồi làm tiếp."))
    values = _checked(said)
    changed = [name for name, value in values.items() if getattr(standing, name) != value]
    if changed:
        for name in changed:
            setattr(standing, name, values[name])
        standing.version += 1
        standing.save()
        _journal(standing, "change_regime", changed, by=by, now=now)
    return standing


@transaction.atomic
def set_here(
    *, place: Place, regime: Regime, said: RegimeSaid, version: int | None = None, by: Actor, now: datetime
) -> Regime:
    """What a regime says at a place: its own is changed, of a wider one it gets its own. Raises as the two others."""
    if regime.place_id == place.pk:
        return change_regime(regime_id=regime.pk, said=said, version=version, by=by, now=now)
    return add_regime(place=place, code=regime.code, said=said, by=by, now=now)


def _make(place: Place | None, code: str, said: RegimeSaid, *, by: Actor, now: datetime) -> Regime:
    made = Regime.objects.create(place=place, code=code, recorded_at=now, **_checked(said))
    _journal(made, "add_regime", [one.name for one in fields(said)], by=by, now=now)
    return made


def _checked(said: RegimeSaid) -> dict[str, Any]:
    values = {one.name: getattr(said, one.name) for one in fields(said)}
    for name, words in (("title", _("Hãy ghi tên báo cáo.")), ("receiver", _("Hãy ghi nơi nhận."))):
        values[name] = " ".join(values[name].split())[:200]
        if not values[name]:
            raise Unfit(name, words)
    values["basis"] = said.basis.strip()[:300]
    values["indicators"] = list(dict.fromkeys(said.indicators))
    if not values["indicators"]:
        raise Unfit("indicators", _("Hãy chọn ít nhất một chỉ số."))
    if any(indicators.definition(code) is None for code in values["indicators"]):
        raise Unfit("indicators", _("Có chỉ số không còn dùng. Hãy bỏ chỉ số ấy."))
    _check_times(said)
    return values


def _check_times(said: RegimeSaid) -> None:
    if said.frequency not in states.Frequency.values:
        raise Unfit("frequency", _("Hãy chọn bao lâu một lần."))
    most = 7 if said.frequency == states.Frequency.WEEK else states.LAST_FIRST_DAY
    if not 1 <= said.first_day <= most:
        raise Unfit("first_day", _("Kỳ bắt đầu từ ngày 1 đến ngày %(most)s.") % {"most": most})
    if not 0 <= said.deadline_days <= MOST_DAYS:
        raise Unfit("deadline_days", _("Hạn gửi nhiều nhất %(most)s ngày sau kỳ.") % {"most": MOST_DAYS})
    if not 0 <= said.deadline_hour <= 23:
        raise Unfit("deadline_hour", _("Giờ từ 0 đến 23."))
    if said.valid_until is not None and said.valid_until < said.valid_from:
        raise Unfit("valid_until", _("Ngày cuối phải sau ngày đầu."))


def _code_from(title: str) -> str:
    """bao-cao-thang-ve-chuyen-doi-so."""
    return re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")[:40].strip("-")


def _journal(regime: Regime, what: str, changed: Sequence[str], *, by: Actor, now: datetime) -> None:
    record(
        by=by, action=f"closings.{what}", object_type="closings.Regime", object_id=regime.pk, now=now,
        place_id=regime.place_id or COUNTRY, fields=changed, note=regime.code,
    )  # fmt: skip

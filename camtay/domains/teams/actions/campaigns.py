"""A volunteer campaign: a group, a period, the places it works in. It ends by itself on its last day."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.places.models import Place
from camtay.domains.teams import permissions
from camtay.domains.teams.actions import folding, founding, roles
from camtay.domains.teams.actions.changed import Unfit
from camtay.domains.teams.actions.founding import Paper
from camtay.domains.teams.models import CampaignPlace, Team
from camtay.domains.teams.states import Decided, TeamKind
from camtay.foundation.access import Actor
from camtay.foundation.calendar import local_day
from camtay.foundation.vietnamese import clean

LONGEST = 366  # days: a campaign is temporary, and so are the roles it brings


@transaction.atomic
def start_campaign(
    *,
    commune: Place,
    name: str,
    host: str,
    places: Sequence[Place],
    first: date,
    last: date,
    area: str = "",
    paper: Paper | None = None,
    by: Actor,
    now: datetime,
) -> Team:
    """A campaign of `host` in these neighbourhoods (none named: the whole commune) from `first` to `last`, both
    included. Raises Refused, Unfit."""
    permissions.check_can_keep(commune, by=by)
    if commune.kind != "commune":
        raise Unfit("place", _("Đợt tình nguyện mở ở một xã, phường."))
    if last < first:
        raise Unfit("last", _("Ngày cuối phải từ ngày đầu trở đi."))
    if last < local_day(now):
        raise Unfit("last", _("Ngày cuối không thể ở quá khứ."))
    if (last - first).days > LONGEST:
        raise Unfit("last", _("Một đợt dài nhất một năm. Hết đợt thì mở đợt mới."))
    if any(place.parent_id != commune.pk for place in places):
        raise Unfit("places", _("Nơi làm việc phải là thôn, tổ dân phố của xã, phường này."))
    team = Team(
        place=commune, kind=TeamKind.CAMPAIGN, name=founding.named(name), host=clean(host)[:160],
        area=clean(area)[:300], valid_from=first, valid_until=last, created_at=now,
    )  # fmt: skip
    if paper is not None:
        founding.check_paper(paper, now)
    founding.check_name_is_free(team, now)
    founding.write_new(team, paper or Paper(day=min(first, local_day(now))), by=by, now=now)
    CampaignPlace.objects.bulk_create(CampaignPlace(team=team, place=one) for one in dict.fromkeys(places))
    return team


@transaction.atomic
def extend_campaign(
    *, team_id: UUID, version: int, last: date, reason: str, number: str = "", by: Actor, now: datetime
) -> Team:
    """A campaign under way ends on a later day, and so do the roles it gave, for whoever may give those. Raises
    Refused, Changed, Unfit."""
    team = founding.locked(team_id, version, by=by)
    was, today = team.valid_until, local_day(now)
    if team.kind != TeamKind.CAMPAIGN or was is None:
        raise Unfit("last", _("Chỉ đợt tình nguyện mới có ngày cuối để gia hạn."))
    if was < today:
        raise Unfit("last", _("Đợt này đã kết thúc. Hãy mở đợt mới."))
    said = clean(reason)[:200]
    if not said:
        raise Unfit("reason", _("Hãy ghi vì sao gia hạn."))
    if last <= was:
        raise Unfit("last", _("Ngày cuối mới phải sau ngày cuối đang ghi."))
    if (last - team.valid_from).days > LONGEST:
        raise Unfit("last", _("Một đợt dài nhất một năm. Hết đợt thì mở đợt mới."))
    team.valid_until = last
    team.version += 1
    folding.place_keys(team)
    team.save()
    founding.decide(team, Decided.EXTENDED, Paper(today, number), by=by, now=now, reason=said)
    founding.refold_members(team)
    roles.prolong(team, was, by=by, now=now)
    folding.fold([team], today=today)
    founding.write_journal("teams.extend", team, by=by, now=now, note=f"{was} → {last}")
    return team

"""A volunteer campaign: a group, a period, the places it works in. It ends by itself on its last day."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.places.models import Place
from camtay.domains.teams import permissions
from camtay.domains.teams.actions import founding
from camtay.domains.teams.actions.changed import Unfit
from camtay.domains.teams.actions.founding import Paper
from camtay.domains.teams.models import CampaignPlace, Team
from camtay.domains.teams.states import TeamKind
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

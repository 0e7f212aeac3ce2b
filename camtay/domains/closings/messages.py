"""What data officers and leaders are told: that a period is due and not closed yet."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from camtay.domains.closings.models import Regime
from camtay.domains.closings.queries import Period, period_at
from camtay.domains.dispatch import actions as dispatch
from camtay.domains.people.models import Account
from camtay.domains.places.models import Place
from camtay.foundation.ui import formats


def tell_due(place: Place, regime: Regime, period: Period, account: Account, *, now: datetime) -> int:
    """Once for each period and person; how many messages were written."""
    channel, address = ("email", account.email) if account.email else ("sms", account.phone)
    if not address:
        return 0
    with override(account.language):
        words = period_at(regime, period.first).words
        subject = _("Đến hạn chốt số liệu: %(title)s, %(period)s") % {"title": regime.title, "period": words}
        link = f"{settings.CAMTAY_PUBLIC_URL}/dieu-hanh/{place.code}/chot/"
        body = _("Hạn gửi %(receiver)s: %(due)s. Xem trước và chốt tại %(link)s") % {
            "receiver": regime.receiver, "due": formats.moment(period.deadline), "link": link,
        }  # fmt: skip
    written = dispatch.write(
        key=f"closing:{place.pk}:{regime.code}:{period.last}:{account.pk}", channel=channel, address=address,
        subject=subject if channel == "email" else "", body=body if channel == "email" else f"{subject}. {body}",
        kind="closings.due", object_type="closings.Regime", object_id=regime.pk, about=account.person_id,
        place_id=place.pk, keep_in=place.practice, now=now,
    )  # fmt: skip
    return int(written is not None)

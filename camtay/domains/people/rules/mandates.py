"""Mandates: how long, where they stand, what they cover. And the short number by which a helper is named."""

import hmac
import re
from collections.abc import Collection
from datetime import date, timedelta

from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.states import MandateState

LONGEST = timedelta(days=365)
MOST_WAITING = 5  # of one agent: who writes down many is not helping their mother
_LETTERS = "BCDGHKLMNPRSTVXY"  # no vowels, so that no day's number is a word; none that is taken for a figure
_SAID = re.compile(r"\s*(\d{1,12})\s*[-–. ]?\s*([A-Z]{4})\s*")


def standing(
    *, confirmed: bool, revoked: bool, valid_from: date, valid_until: date, on: date
) -> MandateState:
    """Where a mandate stands on a day; both its days are included."""
    if revoked:
        return MandateState.REVOKED if confirmed else MandateState.DECLINED
    if on > valid_until:
        return MandateState.ENDED
    if not confirmed:
        return MandateState.WAITING
    return MandateState.NOT_BEGUN if on < valid_from else MandateState.VALID


def covers(procedures: Collection[str], code: str) -> bool:
    """A mandate that names no procedure is for all that can be filed here."""
    return not procedures or code in procedures


def problem_of_days(valid_from: date, valid_until: date, *, today: date) -> str | Promise | None:
    """Why these days cannot be a mandate's, in words for people."""
    if valid_until < max(valid_from, today):
        return _("Ngày hết hạn phải từ hôm nay trở đi.")
    if valid_from > today + LONGEST or valid_until > valid_from + LONGEST:
        return _("Giấy ủy quyền dài nhất một năm. Hết hạn thì làm giấy mới.")
    return None


def hand_number(account_id: int, day: date) -> str:
    """What a helper says so that people can name who guides them: “127-KMPT”, another one each day.

    It opens nothing: it only says who stood by, and a number of yesterday names nobody.
    """
    seal = salted_hmac("camtay.people.hand", f"{account_id}|{day}", algorithm="sha256").digest()
    return f"{account_id}-{''.join(_LETTERS[byte % len(_LETTERS)] for byte in seal[:4])}"


def account_of_hand(said: str, day: date) -> int | None:
    """The account whose number of that day this is."""
    found = _SAID.fullmatch(said.upper())
    if found is None:
        return None
    account_id = int(found[1])
    right = hand_number(account_id, day)
    return account_id if hmac.compare_digest(right, f"{account_id}-{found[2]}") else None

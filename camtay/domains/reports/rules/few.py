"""Small counts stay hidden where they would point at somebody."""

from django.utils.translation import gettext as _

from camtay.foundation.ui import formats

FEW = 5


def count_words(count: int) -> str:
    """“0”, “dưới 5”, “12”."""
    return _("dưới %(few)s") % {"few": FEW} if 0 < count < FEW else formats.number(count)

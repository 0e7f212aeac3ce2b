"""What `camtay check` says about the ways out of an installation.

Registered for `--deploy` alone, and called by our own `check` besides: else every command would repeat them.
"""

from typing import Any

from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ImproperlyConfigured

from camtay.domains.closings import queries as closings
from camtay.domains.dispatch import queries as dispatch
from camtay.entrances.terminal.readiness import NO_ROUTE


@register(deploy=True)
def messages_have_a_way_out(**_: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    for number, (channel, words) in enumerate(NO_ROUTE.items(), start=1):
        if not dispatch.route(channel):
            found.append(
                Warning(f"{words[0].upper()}{words[1:]}.", hint=HINTS[channel], id=f"camtay.W00{number}")
            )
    return found


@register(deploy=True)
def telephone_account_can_be_read(**_: Any) -> list[CheckMessage]:
    try:
        dispatch.check_routes()
    except ImproperlyConfigured as error:
        return [Error(str(error), id="camtay.E005")]
    return []


@register(deploy=True)
def stamping_is_set_whole(**_: Any) -> list[CheckMessage]:
    try:
        closings.check_stamping()
    except ImproperlyConfigured as error:
        return [Error(str(error), id="camtay.E006")]
    return []


HINTS = {
    "sms": "CAMTAY_SMS_URL=smpp://user:password@host:2775?source=NAME",
    "email": "CAMTAY_EMAIL_URL=smtp+tls://user:password@host:587",
}

"""What a view is given: Django's request with what our middleware puts on it. For annotations only."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from camtay.foundation.access import Actor


class Request(HttpRequest):
    """`actor`: who acts, set by the sign-in's middleware; `htmx`: true where only a part of the page is asked for."""

    actor: Actor
    htmx: HtmxDetails

"""Where people go on."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

HOME = "/"


def wanted(request: HttpRequest, said: str | None = None) -> str:
    """The page asked for before signing in, when it is one of ours; "" else."""
    address = said if said is not None else request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if ours else ""


def with_next(name: str, address: str) -> str:
    """The address of a page of this door that remembers where to go on."""
    url = reverse(name)
    return f"{url}?{urlencode({'next': address})}" if address else url

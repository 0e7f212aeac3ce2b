"""What every template may name."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """`demo`: is this the demonstration; `actor`: who is signed in (set by the sign-in middleware)."""
    return {"demo": settings.CAMTAY_DEMO, "actor": getattr(request, "actor", None)}

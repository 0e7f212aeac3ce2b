"""The frame as it stands alone: no door, no database, and templates in which an unknown name is an error."""

import copy

import pytest
from django.template import engines
from django.utils import translation

MIDDLEWARE = [
    "camtay.foundation.ui.middleware.RequestId",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
CONTEXT = [
    "django.template.context_processors.request",
    "django.template.context_processors.i18n",
    "django.contrib.messages.context_processors.messages",
    "csp.context_processors.nonce",
    "camtay.config.context.site",
]


class UnknownName(str):
    def __contains__(self, part):
        return part == "%s"

    def __mod__(self, name):
        raise AssertionError(f"No template variable {name}")


@pytest.fixture(autouse=True)
def vietnamese():
    """A request leaves its language behind in its thread; the next test starts in Vietnamese."""
    with translation.override("vi"):
        yield


@pytest.fixture
def frame(settings, client):
    """A client of the frame's own pages."""
    settings.ROOT_URLCONF = "camtay.foundation.ui.tests.urls"
    settings.MIDDLEWARE = MIDDLEWARE
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"] = CONTEXT
    templates[0]["OPTIONS"]["string_if_invalid"] = UnknownName("%s")
    settings.TEMPLATES = templates
    client.raise_request_exception = False
    return client


@pytest.fixture
def draw(frame):
    """Renders a piece of template, strictly."""
    return lambda source, **context: engines["django"].from_string(source).render(context)

"""The suite is as strict as it says (conftest.py at the root)."""

import socket

import pytest
from django.template import Origin, Template, engines
from django.template.context import Context
from pytest_socket import SocketBlockedError, SocketConnectBlockedError

from conftest import OURS, UndefinedInTemplateError


def rendered(source: str, file: str, **context) -> str:
    template = Template(source, origin=Origin(file), name=file, engine=engines["django"].engine)
    return template.render(Context(context))


@pytest.mark.parametrize(
    "source",
    [
        "{{ forgotten }}",
        "{{ person.forgotten }}",
        "{% if person %}{{ forgotten|upper }}{% endif %}",
        "{% blocktranslate %}Hai {{ forgotten }}{% endblocktranslate %}",
        "{% block content %}{{ forgotten }}{% endblock %}",
    ],
)
def test_it_fails_when_a_page_of_ours_names_what_it_was_not_given(source):
    with pytest.raises(UndefinedInTemplateError, match="forgotten"):
        rendered(source, f"{OURS}/entrances/desk/templates/desk/page.html", person={"name": "Lan"})


def test_it_stays_strict_when_a_test_changes_settings(settings):
    settings.DEBUG = True
    with pytest.raises(UndefinedInTemplateError, match="forgotten"):
        rendered("{{ forgotten }}", f"{OURS}/entrances/desk/templates/desk/page.html")


def test_it_lets_a_page_ask_whether_something_is_there():
    page = f"{OURS}/entrances/desk/templates/desk/page.html"
    assert rendered("{% if forgotten %}yes{% else %}no{% endif %}", page) == "no"


def test_it_leaves_the_templates_of_libraries_alone():
    assert rendered("a{{ forgotten }}b", "/elsewhere/allauth/page.html") == "ab"


def test_it_reaches_no_network():
    with pytest.raises((SocketBlockedError, SocketConnectBlockedError, UserWarning)):
        socket.create_connection(("192.0.2.1", 80), timeout=0.1)  # an address kept for documents, nobody's

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_browser_set_to_english_still_gets_vietnamese():
    answer = Client().get("/tro-nang/", headers={"Accept-Language": "en-US,en;q=0.9"})
    assert answer.headers["Content-Language"] == "vi"
    assert "Bà con" in answer.content.decode()


def test_english_is_there_for_whoever_chooses_it():
    client = Client()
    client.post("/ngon-ngu/setlang/", {"language": "en", "next": "/tro-nang/"})
    answer = client.get("/tro-nang/")
    assert answer.headers["Content-Language"] == "en"
    assert "Skip to the main content" in answer.content.decode()


def test_an_unknown_language_is_vietnamese():
    client = Client()
    client.cookies["django_language"] = "xx"
    assert client.get("/tro-nang/").headers["Content-Language"] == "vi"

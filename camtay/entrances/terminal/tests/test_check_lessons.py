"""`camtay check-lessons` reads every lesson and names the file that is wrong."""

import io

import pytest
from django.core.management import CommandError, call_command

from camtay.domains.learning.queries import lessons, practice


def test_all_that_comes_with_the_product_is_in_order():
    out = io.StringIO()
    call_command("check_lessons", stdout=out)
    assert (
        out.getvalue()
        == f"{len(lessons.SKILLS)} lessons, {len(practice.all_practices())} practices, all in order\n"
    )


def test_it_names_the_file_that_is_wrong(monkeypatch):
    def broken(code, language):
        raise lessons.BadLesson(f"{code}/{language}.toml: 2 steps; a lesson has 5 to 8")

    err = io.StringIO()
    monkeypatch.setattr("camtay.domains.learning.rules.lessons.shipped", broken)
    with pytest.raises(CommandError, match="wrong"):
        call_command("check_lessons", stderr=err)
    assert "vneid/vi.toml: 2 steps; a lesson has 5 to 8" in err.getvalue()


def test_it_says_when_the_list_and_the_skills_differ(monkeypatch):
    monkeypatch.setattr(lessons, "KNOWN", (*lessons.SKILLS, "ride_a_bicycle"))
    assert lessons.faults() == [
        "order.toml and SKILLS in learning/states.py name different lessons: ride_a_bicycle"
    ]

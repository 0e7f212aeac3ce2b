"""A day far from living memory and planning is a slip, said beside the field."""

from datetime import date

import pytest
from django import forms

from camtay.foundation.ui.fields import DayField


class Form(forms.Form):
    day = DayField(required=False)


@pytest.mark.parametrize(
    ("typed", "year"), [("0001-01-01", 1), ("1026-11-27", 1026), ("9999-12-31", 9999), ("2206-11-27", 2206)]
)
def test_it_refuses_and_names_the_year(typed, year):
    form = Form({"day": typed})
    assert form.errors["day"] == [f"Năm {year} không thể đúng. Hãy kiểm tra lại năm."]
    assert f'value="{typed}"' in str(form["day"])


@pytest.mark.parametrize(
    ("typed", "day"), [("", None), ("1931-05-02", date(1931, 5, 2)), ("2045-12-31", date(2045, 12, 31))]
)
def test_it_takes_what_people_mean(typed, day):
    form = Form({"day": typed})
    assert form.is_valid()
    assert form.cleaned_data["day"] == day

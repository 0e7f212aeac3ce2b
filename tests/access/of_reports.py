"""A superior's form of Phú Xuân, a period of it filled, and a figure from outside."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from camtay.domains.closings.tests.make import regime
from camtay.domains.reports import actions
from camtay.domains.reports.tests import make
from camtay.foundation.access import SYSTEM
from camtay.foundation.calendar import local_day
from camtay.foundation.office.tests import compare

IDS = ("form_id", "filing_id", "figure_id")


def of_reports(here: Any, now: datetime) -> dict[str, Any]:
    """Made by the system: nobody of the cast is in it."""
    at = make.Desk(here, SYSTEM, regime(code="bao-cao-thu"))
    file = make.stored("bieu-thang.xlsx", now)
    form = actions.add_form(
        place=here, regime=at.regime, title="Biểu thử", file=file, file_name="a.xlsx", by=SYSTEM, now=now
    )
    cells = {make.address("D9"): make.figure("cases.received")}
    actions.point(form_id=form.pk, cells=cells, versions={}, by=SYSTEM, now=now)
    filing = actions.fill(form_id=form.pk, day=local_day(now), by=SYSTEM, now=now)
    day = local_day(now) - timedelta(days=40)
    said = make.said_outside(first=day, last=day, said_on=day, file=file)
    figure = actions.report_outside(place=here, said=said, by=SYSTEM, now=now)
    return {"form_id": form.pk, "filing_id": filing.pk, "figure_id": figure.pk, "report_regime": at.regime.pk}


def said_of_reports(view: str, things: dict[str, Any], today: date) -> dict[str, Any]:
    if not view.startswith(("desk:report", "desk:outside")):
        return {}
    day = f"{today:%Y-%m-%d}"
    return {
        "version": "1", "regime": str(things["report_regime"]), "title": "Biểu mới", "missing": "blank", "ky": day, "on": day,
        "story": "Lời", "value": "5", "unit": "lượt", "first": day, "last": day, "source": "Sở", "said_on": day,
        "reason": "Đếm sót", "what": "figure", "indicator": "cases.on_time", "column": "this", "shape": "number",
        "cell": make.address("E9" if view == "desk:report_point" else "D9"),
        "file": SimpleUploadedFile("a.xlsx", compare.form("bieu-thon.xlsx")),
        **({"version": "0", "text": "", "words": "", "place": "", "part": ""} if view == "desk:report_point" else {}),
    }  # fmt: skip

"""Looks at personal data leave a line in the access log (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15)."""

from datetime import datetime

from django.db import transaction

from camtay.domains.cases.models import Case
from camtay.foundation.access import Actor
from camtay.foundation.audit.journal import look


@transaction.atomic
def looked(*, case: Case, what: str = "look", by: Actor, now: datetime) -> None:
    """`by` opened the case (or, with `what`, one of its papers), having been shown to be allowed to."""
    look(
        by=by,
        action=f"cases.{what}",
        object_type="cases.Case",
        object_id=case.pk,
        about=case.applicant_id,
        place_id=case.receiving_place_id,
        now=now,
    )


@transaction.atomic
def exported(*, rows: int, by: Actor, now: datetime) -> None:
    """`by` took a list of cases away, with names in it."""
    look(
        by=by, action="cases.export", object_type="cases.Case", object_id=f"list:{rows}", about=None, now=now
    )

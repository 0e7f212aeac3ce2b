"""The chosen cases before the deed, and what became of each after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.cases import queries, states
from camtay.domains.cases.models import BulkDeed, Case
from camtay.foundation.access import Actor


@dataclass(frozen=True)
class Chosen:
    """A case that was ticked. `value`: its id and the version that is shown; `hinder`: why it will be refused."""

    value: str
    code: str
    applicant: str
    procedure: str
    state: str
    hinder: str


def chosen(cases: Sequence[Case], deed: str, *, by: Actor) -> list[Chosen]:
    return [
        Chosen(
            value=f"{case.pk}:{case.version}",
            code=case.code or _("Chưa có mã"),
            applicant=case.applicant_name,
            procedure=case.procedure_name,
            state=str(states.TABLE.state(case.state).label),
            hinder="" if queries.can_do(deed, case, by=by) else _hinder(case, by),
        )
        for case in cases
    ]


def _hinder(case: Case, by: Actor) -> str:
    if by.person_id is not None and by.person_id in case.owner_ids:
        return _("Hồ sơ của chính anh/chị")
    return _("Không làm được ở trạng thái này")


@dataclass(frozen=True)
class Outcome:
    url: str
    code: str
    applicant: str
    procedure: str
    words: str
    tone: str


def outcomes(deed: BulkDeed, *, by: Actor) -> list[Outcome]:
    """In the order they were done."""
    return [_outcome(case, deed) for case in queries.chosen([UUID(pk) for pk in deed.cases], by=by)]


def _outcome(case: Case, deed: BulkDeed) -> Outcome:
    entry = deed.cases[str(case.pk)]
    label, tone = {
        "done": (_("Đã làm"), "good"),
        "undone": (_("Đã hoàn tác"), "neutral"),
        "kept": (_("Không hoàn tác:"), "late"),
        "changed": (_("Chưa làm:"), "late"),
        "refused": (_("Không làm:"), "bad"),
    }[entry["outcome"]]
    return Outcome(
        url=reverse("desk:case", args=[case.pk]),
        code=case.code or _("Chưa có mã"),
        applicant=case.applicant_name,
        procedure=case.procedure_name,
        words=f"{label} {entry['words']}" if tone in ("late", "bad") else label,
        tone=tone,
    )

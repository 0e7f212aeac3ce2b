"""What the printed slips of a case say (forms of TT 03/2025/TT-VPCP)."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from camtay.domains.cases import states
from camtay.domains.cases.models import Case
from camtay.domains.places import queries as places
from camtay.foundation.vietnamese import phone_display

# What was handed in, and what is still owed; not what nobody asked for.
_ON_RECEIPT = frozenset({states.PaperState.PROVIDED, states.PaperState.MISSING})


@dataclass(frozen=True)
class Receipt:
    """Mẫu 01: Giấy tiếp nhận hồ sơ và hẹn trả kết quả. `papers`: (name, state in words)."""

    code: str
    office: str
    province: str
    office_phone: str
    office_address: str
    applicant: str
    phone: str
    procedure: str
    procedure_code: str
    channel: str
    papers: list[tuple[str, str]]
    received_at: datetime
    due_at: datetime | None
    address: str
    """Where the QR leads."""


def receipt(case: Case) -> Receipt | None:
    """The receipt of a case that has been taken in here, or None before that (and for mirrored cases)."""
    if case.received_at is None or case.code is None or case.token is None:
        return None
    place = case.receiving_place
    return Receipt(
        code=case.code,
        office=place.name,
        province=place.parent.name if place.parent else "",
        office_phone=phone_display(phone) if (phone := places.setting(place, "desk_phone")) else "",
        office_address=places.setting(place, "desk_address"),
        applicant=case.applicant_name,
        phone=phone_display(case.applicant_phone) if case.applicant_phone else "",
        procedure=case.procedure_name,
        procedure_code=case.procedure_code,
        channel=str(states.Channel(case.channel).label),
        papers=[
            (paper.name, str(states.PaperState(paper.state).label))
            for paper in case.papers.all()
            if paper.state in _ON_RECEIPT
        ],
        received_at=case.received_at,
        due_at=case.due_at,
        address=f"{settings.CAMTAY_PUBLIC_URL}{case.path}",
    )

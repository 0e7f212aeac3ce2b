"""Phong Thái has its procedures filed on the national portal: codes that Sen noted there, found, waiting, in doubt.

Its few cases lie in the days before today, outside the months that the article counts.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from camtay.demo import lists
from camtay.demo.imports import bring_in
from camtay.domains.cases import actions
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.domains.places import queries as places
from camtay.domains.procedures import actions as procedures
from camtay.domains.procedures import queries as catalogue
from camtay.domains.procedures.states import FiledAt
from camtay.foundation.access import SYSTEM
from camtay.foundation.calendar import ZONE, local_day

PLACE, AGENCY = "19858", "H57.31"
# Which department works on each field there.
DEPARTMENTS = {"Hộ tịch": "centre", "Chứng thực": "centre", "Bảo trợ xã hội": "culture"}
# (number, procedure, who the list says, who pressed): what Sen noted. "": no list has brought it yet.
NOTED = (
    (9001, "1.014027", "Phan Thị Sen", "guided"),
    (9002, "2.000635", "Phan Thị Xen", "family"),
    (9003, "1.001193", "", "self"),
)


def play(accounts: dict[str, Account], *, today: date) -> int:
    """Sen notes three codes yesterday; this morning's list brings two of them. How many cases are new."""
    anchor = max(today, lists.EARLIEST_TODAY)
    now = datetime.combine(anchor, time(7, 30), ZONE)
    place = places.by_code(PLACE)
    assert place is not None
    for field, department in DEPARTMENTS.items():
        procedures.set_field_filing(
            place=place, field=field, filed_at=FiledAt.NATIONAL_PORTAL, department=department, version=0,
            by=SYSTEM, now=now,
        )  # fmt: skip
    evening = now - timedelta(hours=12)
    sen = people.actor_of(accounts["sen"], on=local_day(evening))
    for number, code, _listed, pressed_by in NOTED:
        procedure = catalogue.by_code(code)
        assert procedure is not None
        actions.note_code(
            code=_code(anchor, number),
            procedure=procedure,
            place=place,
            pressed_by=pressed_by,
            by=sen,
            now=evening,
        )
    return bring_in(PLACE, f"sang-nay-{PLACE}.csv", _rows(anchor), now=now)


def _code(anchor: date, number: int) -> str:
    return f"{AGENCY}-{anchor - timedelta(days=1):%y%m%d}-{number:04d}"


def _rows(anchor: date) -> Iterator[Sequence[str]]:
    header = ("MaHoSo", "MaTTHC", "TenTTHC", "KenhThucHien", "ChuHoSo", "NgayNopHoSo", "NgayTiepNhan", "NgayHenTra",
              "TrangThaiHoSo", "HoSoCoThanhPhanSoHoa")  # fmt: skip
    yield header
    filed = datetime.combine(anchor - timedelta(days=1), time(9, 0), ZONE)
    for number, code, name, _pressed in NOTED:
        procedure = catalogue.by_code(code)
        assert procedure is not None
        if name:
            times = (filed, filed + timedelta(minutes=40), filed + timedelta(days=14))
            written = (f"{one:%Y%m%d%H%M%S}" for one in times)
            yield (_code(anchor, number), code, procedure.name, "2", name, *written, "4", "1")

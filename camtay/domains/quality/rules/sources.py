"""What checks look at that no figure counts: sessions, what was seen in them, work, wishes, imports, people."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from camtay.domains.indicators.queries import Column, Source, definition_of
from camtay.domains.learning.queries import lessons
from camtay.domains.learning.states import Confirmed, Seen, SessionKind
from camtay.domains.tasks import states as tasks
from camtay.foundation.tables.models import State

CASES = definition_of("cases.received").source
TEAMS = definition_of("teams.count").source
MEMBERS = definition_of("teams.members").source
COVERAGE = definition_of("places.with_team").source
_LEARNING = definition_of("learning.taught").source.group


def _title(skill: str) -> str:
    found = lessons.lesson(skill)
    return found.title if found is not None else skill


def _rows(batch: Any) -> str:
    return f"{batch.wrong}/{batch.new + batch.changed + batch.unchanged + batch.wrong}"


SESSIONS = Source(
    model="learning.Session",
    group=_LEARNING,
    things=_("buổi hướng dẫn"),
    splits={},
    labels={},
    says={
        "kind": lambda value: str(SessionKind(value).label),
        "skill": _title,
        "confirmed": lambda value: str(Confirmed(value).label),
    },
    columns=(
        Column(name="helper", path="taught_by__person__name", label=_("Người hướng dẫn"), shown="title", personal=True),
        Column(name="place", path="place__name", label=_("Thôn, tổ dân phố"), shown="detail"),
        Column(name="skill", label=_("Kỹ năng"), shown="detail"),
        Column(name="kind", label=_("Cách học"), shown="detail"),
        Column(name="occurred_at", label=_("Lúc"), shown="cell"),
        Column(name="recorded_at", label=_("Ghi vào máy lúc"), shown="cell"),
        Column(name="minutes", label=_("Số phút"), shown="cell"),
        Column(name="confirmed", label=_("Xác nhận"), shown="cell"),
    ),
    order=("-occurred_at", "pk"),
    related=("taught_by__person", "place"),
    places=("place_id", "commune_id"),
    sees="learning.see",
)  # fmt: skip
OBSERVATIONS = Source(
    model="learning.Observation",
    group=_LEARNING,
    things=_("điều ghi nhận"),
    splits={},
    labels={},
    says={"seen": lambda value: str(Seen(value).label), "skill": _title},
    columns=(
        Column(name="person", path="person__name", label=_("Người học"), shown="title", personal=True),
        Column(name="skill", label=_("Kỹ năng"), shown="detail"),
        Column(name="seen", label=_("Đã thấy"), shown="cell"),
        Column(name="occurred_at", label=_("Lúc"), shown="cell"),
        Column(name="recorded_at", label=_("Ghi vào máy lúc"), shown="cell"),
    ),
    order=("-occurred_at", "pk"),
    related=("person", "session"),
    places=("place_id",),
    sees="learning.see",
    few=True,
)
TASKS = Source(
    model="tasks.Task",
    group=_("Công việc"),
    things=_("việc"),
    splits={},
    labels={},
    says={"state": lambda value: str(tasks.TABLE.state(value).label)},
    columns=(
        Column(name="title", label=_("Việc"), shown="title"),
        Column(name="code", label=_("Mã"), shown="detail"),
        Column(name="product", label=_("Sản phẩm"), shown="detail"),
        Column(name="given_at", label=_("Ngày giao"), shown="cell"),
        Column(name="due_at", label=_("Hạn"), shown="cell"),
        Column(name="state", label=_("Trạng thái"), shown="cell"),
    ),
    order=("-given_at", "pk"),
    places=("place_id",),
    sees="tasks.see",
    path="desk_path",
)
WISHES = Source(
    model="people.DataRequest",
    group=_("Yêu cầu về dữ liệu cá nhân"),
    things=_("yêu cầu"),
    splits={},
    labels={},
    says={},
    columns=(
        Column(name="person", path="person__name", label=_("Người yêu cầu"), shown="title", personal=True),
        Column(name="asked_at", label=_("Ngày yêu cầu"), shown="cell"),
        Column(name="due_at", label=_("Phải trả lời trước"), shown="cell"),
    ),
    order=("due_at", "pk"),
    related=("person",),
    places=("place_id",),
    sees="people.answer_request",
    few=True,
)
IMPORTS = Source(
    model="tables.Batch",
    group=_("Danh sách nạp vào"),
    things=_("lần nạp"),
    splits={},
    labels={},
    says={"state": lambda value: str(State(value).label)},
    columns=(
        Column(name="file_name", label=_("Tệp"), shown="title"),
        Column(name="created_at", label=_("Lúc"), shown="cell"),
        Column(name="state", label=_("Trạng thái"), shown="cell"),
        Column(name="rows", label=_("Dòng sai trên tổng số"), tells=_rows, shown="cell", exported=False),
        Column(name="failure", label=_("Vì sao"), shown="detail"),
    ),
    order=("-created_at", "pk"),
    places=("place_id",),
    sees="cases.see",
)
PEOPLE = Source(
    model="people.Person",
    group=_("Người dân"),
    things=_("người"),
    splits={},
    labels={},
    says={},
    columns=(
        Column(name="name", label=_("Họ và tên"), shown="title", personal=True),
        Column(name="neighbourhood", path="neighbourhood__name", label=_("Thôn, tổ dân phố"), shown="detail"),
        Column(name="birth_year", label=_("Năm sinh"), shown="cell", personal=True),
    ),
    order=("search", "pk"),
    related=("neighbourhood",),
    places=("commune_id", "neighbourhood_id"),
    sees="people.search",
    few=True,
)

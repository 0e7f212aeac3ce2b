"""The kinds of list that can be dropped in: each takes the same pages, and its own domain's deeds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import actions as cases
from camtay.domains.cases import permissions as case_permissions
from camtay.domains.cases import queries as case_queries
from camtay.domains.learning import actions as learning
from camtay.domains.learning import permissions as learning_permissions
from camtay.domains.learning import queries as learning_queries
from camtay.domains.places import actions as places
from camtay.domains.places import permissions as place_permissions
from camtay.domains.places import queries as place_queries
from camtay.domains.places.models import Place
from camtay.domains.plans import actions as plans
from camtay.domains.plans import permissions as plan_permissions
from camtay.domains.plans import queries as plan_queries
from camtay.domains.tasks import actions as tasks
from camtay.domains.tasks import permissions as task_permissions
from camtay.domains.tasks import queries as task_queries
from camtay.domains.teams import actions as teams
from camtay.domains.teams import permissions as team_permissions
from camtay.domains.teams import queries as team_queries
from camtay.foundation.access import Actor, Permission, scope_of
from camtay.foundation.files import open_file
from camtay.foundation.files.models import StoredFile
from camtay.foundation.tables import reading
from camtay.foundation.tables.columns import Schema, TableProblem
from camtay.foundation.tables.comparing import Comparison
from camtay.foundation.tables.models import Batch
from camtay.foundation.tables.sheets import Table, open_table


class Flow(Protocol):
    """What the pages ask of a kind of list. Every method raises Refused where the actor may not."""

    @property
    def slug(self) -> str: ...
    @property
    def title(self) -> str | Promise: ...
    @property
    def about(self) -> str | Promise: ...
    @property
    def permission(self) -> Permission: ...
    @property
    def schema(self) -> Schema: ...
    def history(self, place: Place) -> QuerySet[Batch]: ...
    def batch(self, batch_id: UUID, *, by: Actor) -> Batch: ...
    def preview(self, batch: Batch) -> reading.Preview: ...
    def propose(self, place: Place, file: StoredFile, name: str, *, by: Actor, now: datetime) -> Batch: ...
    def map(self, batch: Batch, chosen: Mapping[str, str], *, by: Actor, now: datetime) -> None: ...
    def compare(self, batch: Batch, *, by: Actor, now: datetime) -> Comparison: ...
    def confirm(self, batch: Batch, mode: str, *, by: Actor, now: datetime) -> None: ...
    def undo(self, batch: Batch, *, by: Actor, now: datetime) -> None: ...


class CaseLists:
    """The morning's list of cases; carried out by a job."""

    slug = "ho-so"
    title = _("Danh sách hồ sơ")
    about = _(
        "Danh sách xuất từ hệ thống một cửa của tỉnh, thành phố. Nạp lại cùng danh sách cũng không sao: "
        "chỉ những chỗ khác mới được cập nhật."
    )
    permission = case_permissions.IMPORT

    @property
    def schema(self) -> Schema:
        return case_queries.import_schema()

    def history(self, place: Place) -> QuerySet[Batch]:
        return case_queries.imports(place)

    def batch(self, batch_id: UUID, *, by: Actor) -> Batch:
        return case_queries.import_batch(batch_id, by=by)

    def preview(self, batch: Batch) -> reading.Preview:
        return case_queries.import_preview(batch)

    def propose(self, place: Place, file: StoredFile, name: str, *, by: Actor, now: datetime) -> Batch:
        return cases.propose_import(place=place, file=file, name=name, by=by, now=now)

    def map(self, batch: Batch, chosen: Mapping[str, str], *, by: Actor, now: datetime) -> None:
        cases.map_import(batch=batch, chosen=chosen, by=by, now=now)

    def compare(self, batch: Batch, *, by: Actor, now: datetime) -> Comparison:
        return cases.compare_import(batch=batch, by=by, now=now)

    def confirm(self, batch: Batch, mode: str, *, by: Actor, now: datetime) -> None:  # noqa: ARG002 - as every flow's
        cases.confirm_import(batch=batch, mode=mode, by=by)

    def undo(self, batch: Batch, *, by: Actor, now: datetime) -> None:
        cases.undo_import(batch=batch, by=by, now=now)


@dataclass(frozen=True)
class ShortLists:
    """A kind of list short enough to be carried out while one waits (some thousand rows): its words, and its own domain's
    reads and deeds."""

    slug: str
    title: str | Promise
    about: str | Promise
    permission: Permission
    schema: Schema
    history: Callable[[Place], QuerySet[Batch]]
    batch: Callable[..., Batch]
    proposes: Callable[..., Batch]
    maps: Callable[..., Batch]
    compares: Callable[..., Comparison]
    carries_out: Callable[..., Batch]
    takes_back: Callable[..., Batch]

    def preview(self, batch: Batch) -> reading.Preview:
        return reading.look(_table_of(batch), self.schema, batch.place_id)

    def propose(self, place: Place, file: StoredFile, name: str, *, by: Actor, now: datetime) -> Batch:
        return self.proposes(place=place, table=_table(file, name), file_ref=str(file.pk), by=by, now=now)

    def map(self, batch: Batch, chosen: Mapping[str, str], *, by: Actor, now: datetime) -> None:
        self.maps(batch=batch, table=_table_of(batch), chosen=chosen, by=by, now=now)

    def compare(self, batch: Batch, *, by: Actor, now: datetime) -> Comparison:
        return self.compares(batch=batch, table=_table_of(batch), by=by, now=now)

    def confirm(self, batch: Batch, mode: str, *, by: Actor, now: datetime) -> None:
        batch.mode = mode or batch.mode
        self.carries_out(batch=batch, table=_table_of(batch), by=by, now=now)

    def undo(self, batch: Batch, *, by: Actor, now: datetime) -> None:
        self.takes_back(batch=batch, by=by, now=now)


NEIGHBOURHOODS = ShortLists(
    "thon-to",
    _("Danh sách thôn, tổ dân phố"),
    _("Bảng có tên thôn hoặc tổ dân phố; thêm mã, số hộ, số nhân khẩu nếu có."),
    place_permissions.IMPORT_NEIGHBOURHOODS,
    place_queries.neighbourhood_schema(),
    history=place_queries.neighbourhood_imports,
    batch=place_queries.neighbourhood_batch,
    proposes=places.propose_neighbourhoods,
    maps=places.map_neighbourhoods,
    compares=places.compare_neighbourhoods,
    carries_out=places.run_neighbourhoods,
    takes_back=places.undo_neighbourhoods,
)
TEAMS = ShortLists(
    "to",
    _("Danh sách tổ công nghệ số"),
    _(
        "Mỗi dòng một thành viên: tên tổ, thôn, họ và tên; thêm số quyết định, năm sinh, điện thoại, vai trò, nòng cốt "
        "nếu có. Tổ chưa có thì được ghi mới theo quyết định. Nạp lại cùng danh sách cũng không sao."
    ),
    team_permissions.KEEP,
    team_queries.roster_schema(),
    history=team_queries.roster_imports,
    batch=team_queries.roster_batch,
    proposes=teams.propose_roster,
    maps=teams.map_roster,
    compares=teams.compare_roster,
    carries_out=teams.run_roster,
    takes_back=teams.undo_roster,
)
OFFICIALS = ShortLists(
    "can-bo",
    _("Danh sách cán bộ"),
    _(
        "Bảng có họ và tên cán bộ; thêm mã số, phòng, chức vụ, ngày vào, ngày nghỉ nếu có. Ai không có trong bảng vẫn "
        "ở lại danh sách."
    ),
    learning_permissions.KEEP_ROLL,
    learning_queries.officials_schema(),
    history=learning_queries.officials_imports,
    batch=learning_queries.officials_batch,
    proposes=learning.propose_officials,
    maps=learning.map_officials,
    compares=learning.compare_officials,
    carries_out=learning.run_officials,
    takes_back=learning.undo_officials,
)
TASKS = ShortLists(
    "cong-viec",
    _("Bảng việc được giao"),
    _(
        "Bảng việc của kế hoạch, nghị quyết: người, việc, thẩm quyền, trách nhiệm, sản phẩm, thời gian. Người làm ghi "
        "họ tên hoặc địa chỉ thư điện tử. Nạp lại cùng bảng cũng không sao."
    ),
    task_permissions.IMPORT,
    task_queries.import_schema(),
    history=task_queries.imports,
    batch=task_queries.import_batch,
    proposes=tasks.propose_import,
    maps=tasks.map_import,
    compares=tasks.compare_import,
    carries_out=tasks.confirm_import,
    takes_back=tasks.undo_import,
)
WORK = ShortLists(
    "ke-hoach",
    _("Bảng việc của kế hoạch"),
    _(
        "Cột mục tiêu (ghi số thứ tự hoặc tên mục tiêu) và sáu cột của bảng việc: người, việc, thẩm quyền, trách "
        "nhiệm, sản phẩm, thời gian. Không ghi kế hoạch nào thì lấy kế hoạch đang thực hiện của nơi này."
    ),
    plan_permissions.KEEP,
    plan_queries.import_schema(),
    history=plan_queries.imports,
    batch=plan_queries.import_batch,
    proposes=plans.propose_import,
    maps=plans.map_import,
    compares=plans.compare_import,
    carries_out=plans.confirm_import,
    takes_back=plans.undo_import,
)
GOALS = ShortLists(
    "muc-tieu",
    _("Bảng mục tiêu của kế hoạch"),
    _(
        "Mỗi dòng một mục tiêu: đo bằng số liệu nào, phải đạt bao nhiêu, vào ngày nào. Mục tiêu không đo bằng số thì để trống "
        "hai cột ấy. Nạp lại cùng bảng cũng không sao: mục tiêu cùng tên là một, ô để trống thì giữ như đang ghi."
    ),
    plan_permissions.KEEP,
    plan_queries.goals_schema(),
    history=plan_queries.goals_imports,
    batch=plan_queries.goals_batch,
    proposes=plans.propose_goals,
    maps=plans.map_goals,
    compares=plans.compare_goals,
    carries_out=plans.run_goals,
    takes_back=plans.undo_goals,
)
FLOWS: tuple[Flow, ...] = (CaseLists(), NEIGHBOURHOODS, TEAMS, OFFICIALS, TASKS, GOALS, WORK)


def flow_of(kind: str) -> Flow:
    """The kind of list that stands in an address."""
    found = next((flow for flow in FLOWS if flow.slug == kind), None)
    if found is None:
        raise Http404
    return found


def places_for(flow: Flow, by: Actor) -> list[Place]:
    """The communes whose lists of this kind `by` may bring in, in Vietnamese order."""
    return place_queries.communes_among(scope_of(flow.permission, by).place_ids)


def _table_of(batch: Batch) -> Table:
    file = case_queries.stored_file(int(batch.file_ref)) if batch.file_ref else None
    if file is None:
        raise TableProblem(_("Tệp của lần nạp này không còn. Hãy chọn lại tệp."))
    return _table(file, batch.file_name)


def _table(file: StoredFile, name: str) -> Table:
    with open_file(file) as stream:
        return open_table(stream.read(), name)

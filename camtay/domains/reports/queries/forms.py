"""The superior's forms, what their cells are pointed at, and what might be meant by the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery

from camtay.domains.closings import queries as closings
from camtay.domains.closings.models import Regime
from camtay.domains.indicators import queries as indicators
from camtay.domains.people.models import Account
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.reports import permissions
from camtay.domains.reports.models import Edition, Form, Pointing
from camtay.domains.reports.rules.proposing import Known, Proposal, propose
from camtay.domains.tasks import queries as tasks
from camtay.foundation import files
from camtay.foundation.access import Actor, Refused, Scope, allows
from camtay.foundation.calendar import local_day
from camtay.foundation.office import Document, open_document
from camtay.foundation.vietnamese import fold

MOST_PARTS = 60
GONE = "Không có biểu mẫu này, hoặc tài khoản này không được xem."
# What forms of ministries and provinces call our figures, beside the title we give them.
OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "cases.received": ("Số hồ sơ tiếp nhận", "Tổng số hồ sơ tiếp nhận trong kỳ", "Hồ sơ tiếp nhận mới"),
    "cases.filed_online": ("Hồ sơ nộp trực tuyến", "Tỷ lệ hồ sơ nộp trực tuyến", "Hồ sơ tiếp nhận trực tuyến"),
    "cases.handled_online": ("Tỷ lệ hồ sơ trực tuyến toàn trình", "Hồ sơ xử lý toàn trình"),
    "cases.digitised": ("Tỷ lệ số hóa hồ sơ, kết quả", "Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính"),
    "cases.on_time": (
        "Tỷ lệ hồ sơ giải quyết đúng hạn", "Hồ sơ giải quyết đúng hạn", "Hồ sơ giải quyết trước và đúng hạn",
        "Hồ sơ đã giải quyết", "Tỷ lệ đúng hạn",
    ),
    "cases.satisfied": ("Mức độ hài lòng của người dân", "Tỷ lệ người dân hài lòng"),
    "cases.overdue_now": ("Hồ sơ quá hạn", "Hồ sơ đang giải quyết quá hạn"),
    "learning.taught": ("Số người được hướng dẫn", "Lượt người được hướng dẫn", "Người dân được hướng dẫn kỹ năng số"),
    "learning.alone": ("Người dân tự thực hiện được dịch vụ công trực tuyến",),
    "learning.officials_trained": ("Cán bộ, công chức được tập huấn", "Số cán bộ được bồi dưỡng kỹ năng số"),
    "teams.count": ("Số tổ công nghệ số cộng đồng",),
    "teams.members": ("Số thành viên tổ công nghệ số cộng đồng",),
}  # fmt: skip


@dataclass(frozen=True)
class Pointed:
    """A form open for pointing: its newest file, cell → pointing, cell → what might be meant."""

    form: Form
    edition: Edition
    document: Document
    pointings: Mapping[str, Pointing]
    proposals: Mapping[str, Proposal]


def forms_of(place: Place, *, by: Actor, retired: bool = False) -> QuerySet[Form]:
    """With `pointed`, how many cells of the newest file are pointed at, and `edition_number`. Raises Refused."""
    permissions.check_can_see(place, by=by)
    newest = Edition.objects.filter(form=OuterRef("pk")).order_by("-number")
    counted = newest.annotate(many=Count("pointings")).values("many")[:1]
    rows = Form.objects.filter(place=place, retired_at__isnull=not retired)
    return rows.select_related("regime", "place").annotate(
        edition_number=Subquery(newest.values("number")[:1]), pointed=Subquery(counted)
    )


def form(form_id: UUID, *, by: Actor) -> Form:
    """Raises Refused, and just the same where there is none."""
    rows = Form.objects.select_related("regime", "place__parent", "signer__person", "made_by__person")
    found = rows.filter(pk=form_id).first()
    if found is None or not allows(permissions.SEE, by, places=[found.place_id]):
        raise Refused(GONE)
    return found


def newest_edition(one: Form) -> Edition:
    found = one.editions.select_related("file").order_by("-number").first()
    assert found is not None  # a form is made with its first file
    return found


def editions_of(one: Form) -> list[Edition]:
    """The newest first."""
    return list(one.editions.select_related("file", "added_by__person").order_by("-number"))


def pointings_of(edition: Edition) -> list[Pointing]:
    rows = Pointing.objects.filter(edition=edition).select_related("place__parent", "pointed_by__person")
    return list(rows.order_by("pk"))


def document_of(edition: Edition) -> Document:
    """Raises BadDocument where the file is no longer what it was."""
    return open_document(files.path_of(edition.file).read_bytes())


def pointed(one: Form, *, on: date, proposing: bool = True) -> Pointed:
    """All of a form, to point at its cells."""
    edition = newest_edition(one)
    document = document_of(edition)
    known = {row.cell: row for row in pointings_of(edition)}
    found = _proposals(one, document, known, on) if proposing else {}
    return Pointed(one, edition, document, known, found)


def _proposals(one: Form, document: Document, known: Mapping[str, Pointing], on: date) -> dict[str, Proposal]:
    names, parts = known_names(), neighbourhood_names(one.place, on)
    found = {}
    for address, spot in document.spots.items():
        if address in known or spot.why_not or any(letter.isalpha() for letter in spot.text):
            continue
        proposal = propose(
            spot.row, spot.column, names, parts, number_format=spot.number_format, blank="#" in address
        )
        if proposal is not None:
            found[address] = proposal
    return found


def known_names() -> tuple[Known, ...]:
    return tuple(
        Known(one.code, (str(one.label), *OTHER_NAMES.get(one.code, ())), one.kind == "share")
        for one in indicators.definitions()
    )


def neighbourhood_names(place: Place, on: date) -> dict[str, str]:
    """Folded name → code: “thôn Trưng Hà” and “Trưng Hà”."""
    found = {}
    for part in places.neighbourhoods_of(place, on) if place.kind == "commune" else places.communes_of(place):
        for name in (part.name, part.short_name):
            found[fold(name)] = part.code
    return found


def parts_of(place: Place, on: date) -> list[Place]:
    """The places in it that a cell may be pointed at: neighbourhoods of a commune, communes of a province."""
    return places.neighbourhoods_of(place, on) if place.kind == "commune" else places.communes_of(place)


def regimes_of(place: Place, on: date) -> list[Regime]:
    return closings.regimes_of(place, on)


def signers_of(place: Place, on: date) -> list[Account]:
    """Whose name may stand under a report of the place."""
    return [one.account for one in tasks.officials(place, on=on)]


def places_seen(by: Actor) -> list[Place]:
    """The communes and provinces whose reports `by` may see; at most two hundred."""
    return _places(permissions.scope(by))


def places_kept(by: Actor) -> list[Place]:
    return _places(permissions.scope_to_keep(by))


def _places(scope: Scope) -> list[Place]:
    rows = places.real().exclude(kind="neighbourhood")
    if not scope.everywhere:
        rows = rows.filter(pk__in=scope.place_ids)
    return sorted(places.in_order(rows[:200]), key=lambda one: one.kind != "province")


def part_choices(
    code: str, place: Place, *, by: Actor, now: datetime
) -> list[tuple[str, list[tuple[str, str]]]]:
    """The parts of a figure that a cell may be pointed at, under their dimensions, as "channel:online"; of the last
    year. Empty for no figure. One query a dimension. Raises Refused."""
    definition = indicators.definition(code)
    if definition is None:
        return []
    today = local_day(now)
    window = indicators.Window(today - timedelta(days=365), today, now)
    found = []
    for one in indicators.dimensions_of(definition, place):
        if one.code in ("neighbourhood", "commune", "month"):
            continue
        rows = indicators.breakdown(code, place, window, one.code, by=by)
        named = [(f"{one.code}:{row.key}", row.label) for row in rows[:MOST_PARTS] if row.key]
        if named:
            found.append((str(one.label), named))
    return found

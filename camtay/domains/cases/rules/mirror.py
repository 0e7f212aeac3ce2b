"""The list that a provincial system exports, as cases.

Headers are the national field names of the dossier synchronisation (Cổng Dịch vụ công quốc gia) or their usual
Vietnamese titles. Times are yyyyMMddHHmmss, dd/MM/yyyy HH:mm or Excel's own, all in Việt Nam's zone.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.cases import states
from camtay.domains.people.states import Department
from camtay.foundation.tables.columns import CellProblem, Column, Raw, Schema
from camtay.foundation.tables.parsers import choice, code, moment, text, whole
from camtay.foundation.vietnamese import clean, fold, phone_normal

_STATE_WORDS = {
    1: ("Mới đăng ký", "1", "Chờ tiếp nhận"),
    2: ("Được tiếp nhận", "2", "Đã tiếp nhận"),
    3: ("Không được tiếp nhận", "3", "Từ chối tiếp nhận"),
    4: ("Đang xử lý", "4", "Đang giải quyết", "Chờ xử lý"),
    5: ("Yêu cầu bổ sung giấy tờ", "5", "Yêu cầu bổ sung", "Chờ bổ sung"),
    6: ("Yêu cầu thực hiện nghĩa vụ tài chính", "6", "Chờ nghĩa vụ tài chính"),
    7: ("Công dân yêu cầu rút hồ sơ", "7", "Rút hồ sơ", "Đã rút"),
    8: ("Dừng xử lý", "8", "Từ chối giải quyết", "Đã hủy"),
    9: ("Đã xử lý xong", "9", "Đã có kết quả", "Chờ trả kết quả"),
    10: ("Đã trả kết quả", "10", "Đã trả"),
}
_CHANNEL_WORDS = {
    states.Channel.COUNTER: ("Trực tiếp", "1", "Nộp trực tiếp"),
    states.Channel.ONLINE: ("Trực tuyến", "2", "Nộp trực tuyến", "Qua mạng"),
    states.Channel.POST: ("Bưu chính", "3", "BCCI", "Bưu chính công ích", "Dịch vụ bưu chính"),
}
_NOTHING = frozenset({"", "0", "khong", "[]", "{}", "null", "none", "false", "-"})


def _attached(raw: Raw) -> bool:
    """Is there a file? A path, a code, a list of documents with paths, or 1 and 0."""
    said = clean(str(raw))
    if fold(said) in _NOTHING or said.replace(" ", "") in _NOTHING:
        return False
    if said.startswith("["):
        documents = _json_list(said)
        return any(_has_path(document) for document in documents)
    return True


def _has_path(document: Mapping[str, Any]) -> bool:
    names = ("DuongDanTaiTepTin", "DuongDanTepTinKetQua", "TepDinhKemId", "MaGiayToKetQua", "MaKetQua")
    gone = str(document.get("IsDeleted", "")).lower() in ("true", "1")
    return not gone and any(document.get(name) for name in names)


def _supplements(raw: Raw) -> list[tuple[datetime, datetime | None]]:
    """DanhSachHoSoBoSung: (asked, handed in) for each request."""
    found = []
    for request in _json_list(clean(str(raw))):
        asked, answered = request.get("NgayBoSung"), request.get("NgayTiepNhanBoSung")
        if asked:
            found.append((moment(str(asked)), moment(str(answered)) if answered else None))
    return found


def _json_list(said: str) -> list[Mapping[str, Any]]:
    try:
        found = json.loads(said)
    except ValueError as error:
        raise CellProblem(_("Ô này không đọc được. Hãy xuất lại danh sách từ hệ thống.")) from error
    rows = found if isinstance(found, list) else [found]
    return [row for row in rows if isinstance(row, Mapping)]


def _phone(raw: Raw) -> str:
    """A number that is none is left out: the case matters more than its telephone."""
    said = clean(str(raw))
    return phone_normal(said if said.startswith(("0", "+")) else f"0{said}") or ""


def _column(
    key: str, label: Any, *aliases: str, parse: Callable[[Raw], Any], required: bool = False
) -> Column:
    return Column(key, label, aliases, required, parse)


SCHEMA = Schema(
    name="cases.mirror",
    label=gettext_lazy("Danh sách hồ sơ từ hệ thống của tỉnh, thành phố"),
    key=("external_code",),
    columns=(
        _column("external_code", gettext_lazy("Mã hồ sơ"), "MaHoSo", "Số hồ sơ", parse=code(60), required=True),
        _column("procedure_code", gettext_lazy("Mã thủ tục"), "MaTTHC", "Mã TTHC", parse=code(40)),
        _column("procedure_name", gettext_lazy("Tên thủ tục"), "TenTTHC", "Tên TTHC", "Thủ tục", parse=text(600)),
        _column("channel", gettext_lazy("Kênh nộp"), "KenhThucHien", "Kênh thực hiện", "Hình thức nộp",
                parse=choice(_CHANNEL_WORDS)),
        _column("applicant_name", gettext_lazy("Chủ hồ sơ"), "ChuHoSo", "Người nộp", "Họ tên", parse=text(200)),
        _column("applicant_phone", gettext_lazy("Số điện thoại"), "SoDienThoai", "Điện thoại", parse=_phone),
        _column("submitted_at", gettext_lazy("Ngày nộp"), "NgayNopHoSo", "Ngày nộp hồ sơ", parse=moment),
        _column("received_at", gettext_lazy("Ngày tiếp nhận"), "NgayTiepNhan", parse=moment),
        _column("due_at", gettext_lazy("Ngày hẹn trả"), "NgayHenTra", "Hạn xử lý", "Hẹn trả", parse=moment),
        _column("finished_at", gettext_lazy("Ngày kết thúc xử lý"), "NgayKetThucXuLy", "Ngày xử lý xong",
                "Ngày kết thúc", parse=moment),
        _column("handed_over_at", gettext_lazy("Ngày trả"), "NgayTra", "Ngày trả kết quả", parse=moment),
        _column("closed_at", gettext_lazy("Ngày từ chối"), "NgayTuChoi", "Ngày dừng xử lý", parse=moment),
        _column("national_state", gettext_lazy("Trạng thái"), "TrangThaiHoSo", "Trạng thái hồ sơ",
                parse=choice(_STATE_WORDS)),
        _column("components_attached", gettext_lazy("Có thành phần số hóa"), "HoSoCoThanhPhanSoHoa", "TaiLieuNop",
                "Số hóa thành phần hồ sơ", parse=_attached),
        _column("electronic_result", gettext_lazy("Tệp kết quả"), "DuongDanTepTinKetQua", "MaKetQua",
                "MaGiayToKetQua", "DanhSachGiayToKetQua", "Kết quả điện tử", parse=_attached),
        _column("supplements", gettext_lazy("Các lần bổ sung"), "DanhSachHoSoBoSung", parse=_supplements),
        _column("supplement_count", gettext_lazy("Số lần yêu cầu bổ sung"), "SoLanBoSung", parse=whole(0, 99)),
        _column("supplement_asked_at", gettext_lazy("Ngày yêu cầu bổ sung"), "NgayBoSung", parse=moment),
        _column("supplied_at", gettext_lazy("Ngày nhận bổ sung"), "NgayTiepNhanBoSung", parse=moment),
        _column("receiving_code", gettext_lazy("Mã đơn vị tiếp nhận"), "MaDonViTiepNhan", "DonViTiepNhan",
                parse=text(200)),
        _column("deciding_code", gettext_lazy("Mã đơn vị xử lý"), "MaDonViXuLy", "DonViXuLy", parse=text(200)),
    ),
)  # fmt: skip

_TIMES = ("submitted_at", "received_at", "due_at", "finished_at", "handed_over_at", "closed_at")


def facts(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a case that a row speaks of. Raises CellProblem where its cells contradict each other."""
    found: dict[str, Any] = {name: values[name] for name in _TIMES if name in values}
    found["state"] = _state(values)
    _settle_times(found)
    _check_order(found)
    found["channel"] = values.get("channel") or states.Channel.COUNTER
    for name in ("procedure_code", "procedure_name", "applicant_name", "applicant_phone"):
        if name in values:
            found[name] = values[name] or ""
    for name in ("components_attached", "electronic_result"):
        if name in values:
            found[name] = bool(values[name])
    found.update(_supplement_facts(values, found["state"]))
    if department := department_of(values.get("deciding_code") or ""):
        found["department"] = department
    return found


_DEPARTMENT_WORDS = {
    Department.OFFICE: ("van phong",),
    Department.ECONOMY: ("kinh te", "ha tang", "do thi"),
    Department.CULTURE: ("van hoa", "xa hoi"),
    Department.CENTRE: ("hanh chinh cong", "mot cua"),
    Department.POLICE: ("cong an",),
    Department.MILITARY: ("quan su",),
}


def department_of(said: str) -> str:
    """The department that a list's deciding unit names; empty where it names none, or more than one."""
    folded = fold(said)
    named = [one for one, words in _DEPARTMENT_WORDS.items() if any(word in folded for word in words)]
    return named[0].value if len(named) == 1 else ""


def _state(values: Mapping[str, Any]) -> str:
    """The state named, or what the dates say where the list has no such column."""
    national = values.get("national_state")
    if national is not None:
        return states.FROM_NATIONAL[national]
    if values.get("handed_over_at"):
        return states.HANDED_OVER
    if values.get("finished_at"):
        return states.RESULT_READY
    if values.get("closed_at"):
        return states.STOPPED
    return states.IN_PROGRESS if values.get("received_at") else states.SUBMITTED


def _settle_times(found: dict[str, Any]) -> None:
    """Each state needs its time; a time that the state denies is dropped (a reopened case keeps no end)."""
    state = found["state"]
    if state in states.NOT_YET_RECEIVED:
        found["received_at"] = None
    elif not found.get("received_at"):
        found["received_at"] = found.get("submitted_at")
        if not found["received_at"]:
            raise CellProblem(_("Hồ sơ đã tiếp nhận nhưng thiếu ngày tiếp nhận."), "received_at")
    if state not in states.SETTLED:
        found["finished_at"] = found["handed_over_at"] = found["closed_at"] = None
        return
    if state in (states.STOPPED, states.WITHDRAWN, states.REFUSED):
        ends = (found.get(name) for name in ("closed_at", "finished_at", "handed_over_at"))
        found["closed_at"] = next((end for end in ends if end), None)
        found["finished_at"] = found["handed_over_at"] = None
    else:
        found["closed_at"] = None
    if not (found.get("finished_at") or found.get("handed_over_at") or found.get("closed_at")):
        raise CellProblem(_("Hồ sơ đã xong nhưng thiếu ngày kết thúc xử lý."), "finished_at")


def _check_order(found: Mapping[str, Any]) -> None:
    received = found.get("received_at")
    if received is None:
        return
    for name in ("due_at", "finished_at", "handed_over_at", "closed_at"):
        if found.get(name) and found[name] < received:
            raise CellProblem(_("Ngày này trước ngày tiếp nhận. Hãy xem lại."), name)


def _supplement_facts(values: Mapping[str, Any], state: str) -> dict[str, Any]:
    if not {"supplements", "supplement_count", "supplement_asked_at"} & values.keys():
        return {}
    requests = values.get("supplements") or _one_request(values)
    count = max(values.get("supplement_count") or 0, len(requests))
    waited = sum((answered - asked for asked, answered in requests if answered), timedelta())
    still_open = [asked for asked, answered in requests if answered is None]
    asked_at = still_open[-1] if still_open and state == states.SUPPLEMENT_ASKED else None
    if waited < timedelta():
        raise CellProblem(_("Ngày nhận bổ sung trước ngày yêu cầu bổ sung."), "supplied_at")
    return {"supplement_count": count, "waited": waited, "supplement_asked_at": asked_at}


def _one_request(values: Mapping[str, Any]) -> list[tuple[datetime, datetime | None]]:
    asked = values.get("supplement_asked_at")
    return [(asked, values.get("supplied_at"))] if asked else []


def known_fields() -> Iterable[str]:
    """The fields of a case that a list can set."""
    return (
        *_TIMES, "state", "channel", "procedure_code", "procedure_name", "applicant_name", "applicant_phone",
        "components_attached", "electronic_result", "supplement_count", "waited", "supplement_asked_at",
        "department",
    )  # fmt: skip

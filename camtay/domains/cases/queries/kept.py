"""What this domain keeps about a person: cases and all that hangs on them."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import states
from camtay.domains.cases.models import Answers, Case, CaseFile, CaseQuerySet, NotedCase
from camtay.domains.places import queries as places
from camtay.domains.procedures import queries as procedures
from camtay.foundation import questions
from camtay.foundation.kept import Ground, Kept, Register, Shown, Whom
from camtay.foundation.ui import formats
from camtay.foundation.vietnamese import phone_display

_CASES = _("Hồ sơ của bạn")
_LAW = _("Thực hiện thủ tục hành chính bạn yêu cầu (NĐ 118/2025/NĐ-CP).")
ARCHIVE = _("Luật Lưu trữ 33/2024/QH15 và NĐ 118/2025/NĐ-CP")
TERM = _("Hết thời hạn bảo quản của loại hồ sơ ấy theo Luật Lưu trữ")
_FILED = Ground(
    _("Để giải quyết hồ sơ, trả kết quả, và tra lại khi bạn cần."), _LAW,
    _("Bản nháp, hồ sơ chưa tiếp nhận: đến khi bạn xóa. Đã tiếp nhận: hết thời hạn bảo quản theo Luật Lưu trữ."),
)  # fmt: skip
_CONTACT = Ground(_("Để nhắn tin hồ sơ đến đâu và trả kết quả."), _LAW, _FILED.term)
_OFFICE = Ground(_("Để cán bộ làm tiếp việc của nhau và giải trình vì sao chậm."), _LAW, _FILED.term)
_RATED = Ground(
    _("Để xã, phường biết bà con hài lòng hay chưa."), _("Được bạn đồng ý khi chấm điểm."),
    _("Lời nhận xét: đến khi bạn yêu cầu xóa. Điểm số giữ lại, không kèm tên."),
)  # fmt: skip

_NAME = Shown(_CASES, _("Chủ hồ sơ"), _FILED, ("cases.Case.applicant_name", "cases.Case.applicant"))
_PHONE = Shown(_CASES, _("Điện thoại trong hồ sơ"), _CONTACT, ("cases.Case.applicant_phone",))
_PART = Shown(_CASES, _("Thôn, tổ dân phố của hồ sơ"), _FILED, ("cases.Case.neighbourhood",))
_REASON = Shown(_CASES, _("Lý do ghi trong hồ sơ"), _FILED, ("cases.Case.reason",))
_POST = Shown(_CASES, _("Mã bưu gửi"), _CONTACT, ("cases.Case.post_number",))
_ANSWER = Shown(_CASES, _("Câu trả lời trong tờ khai"), _FILED, ("cases.Answers.document",))
_FILE = Shown(_CASES, _("Tệp đính kèm, kết quả"), _FILED, ("cases.CaseFile.file", "cases.CaseFile.name"))
_PAUSE = Shown(_CASES, _("Vì sao hồ sơ tạm dừng"), _OFFICE, ("cases.CasePause.evidence",))
_APOLOGY = Shown(_CASES, _("Phiếu xin lỗi"), _OFFICE, ("cases.CaseApology.reason",))
_NOTE = Shown(_CASES, _("Cán bộ ghi cho nhau"), _OFFICE, ("cases.CaseNote.words",))
_RATING = Shown(_CASES, _("Điểm và lời nhận xét của bạn"), _RATED, ("cases.CaseRating.words",))
_NOTED = Shown(_CASES, _("Mã hồ sơ quốc gia đã ghi"), _FILED, ())

KEEPS = Register(
    _("Hồ sơ"),
    (_NAME, _PHONE, _PART, _REASON, _POST, _ANSWER, _FILE, _PAUSE, _APOLOGY, _NOTE, _RATING, _NOTED),
    {
        "cases.Case.search": _("Tên và mã hồ sơ viết không dấu, chỉ để tìm kiếm."),
        "tables.Batch.problems": _("Ô ghi sai trong danh sách của tỉnh, giữ cùng lần nạp, không gắn với ai."),
        "tables.BatchChange.before": _(
            "Bản trước của dòng đã nạp, để hoàn tác được lần nạp; cùng chữ với hồ sơ."
        ),
        "tables.BatchChange.after": _(
            "Bản gốc của dòng đã nạp, để hoàn tác được lần nạp; cùng chữ với hồ sơ."
        ),
    },
)


def cases_about(who: Whom) -> CaseQuerySet:
    """All that are theirs: filed by them or for them, and those of the provincial list tied to them by a noted code."""
    return Case.objects.filter(Q(applicant__in=who.ids) | Q(noted__person__in=who.ids)).order_by(
        "recorded_at", "id"
    )


def about(who: Whom) -> list[Kept]:
    """Cases as they stand, each line under the case's own title; a fixed number of queries however many they are."""
    found = cases_about(who).select_related("neighbourhood", "receiving_place", "answers", "rated")
    rows = found.prefetch_related("files", "pauses", "apologies", "notes")
    kept = [line for case in rows for line in _case(case)]
    for one in NotedCase.objects.filter(person__in=who.ids).select_related("procedure").order_by("noted_at"):
        kept.append(_NOTED.line(f"{one.external_code}, {one.procedure.name}, {formats.moment(one.noted_at)}"))
    return kept


def title(case: Case) -> str:
    """How people know a case: what it asks for, its code where it has one, and where it stands."""
    state = str(states.TABLE.state(case.state).label)
    return ", ".join(part for part in (case.procedure_name, case.code, state) if part)


def _case(case: Case) -> Iterator[Kept]:
    under = partial(_under, title(case))
    said = (
        (_NAME, case.applicant_name), (_PHONE, phone_display(case.applicant_phone) if case.applicant_phone else ""),
        (_PART, case.neighbourhood.name if case.neighbourhood else ""), (_REASON, case.reason),
        (_POST, case.post_number),
    )  # fmt: skip
    yield from (under(shown, value) for shown, value in said if value)
    yield from (under(_ANSWER, value, label) for label, value in _answers(case))
    for file in case.files.all():
        yield under(_FILE, f"{file.name} ({CaseFile(kind=file.kind).get_kind_display()})")
    yield from (under(_PAUSE, one.evidence) for one in case.pauses.all() if one.evidence)
    yield from (under(_APOLOGY, one.reason) for one in case.apologies.all() if one.reason)
    yield from (under(_NOTE, one.words) for one in case.notes.all() if one.words)
    rated = getattr(case, "rated", None)
    if rated is not None:
        yield under(_RATING, ": ".join(part for part in (f"{rated.score}/5", rated.words) if part))


def _under(section: str, shown: Shown, value: object, label: str = "") -> Kept:
    line = shown.line(value, label=label)
    return Kept(section, line.label, line.value, line.ground, line.fields)


def _answers(case: Case) -> Iterator[tuple[str, str]]:
    """The answers in the words of the form; as they are stored what the form does not ask any more, or never did."""
    kept: Answers | None = getattr(case, "answers", None)
    document = kept.document if kept is not None else {}
    form = _form(case) if document else None
    if form is not None:
        names = {str(one.pk): one.name for one in case.files.all()}
        for _page, rows in questions.summary(form, document, place_name=_place_name, files=names):
            yield from rows
    for name in sorted(document.keys() - _asked(form, document)):
        yield name, str(document[name])


def _form(case: Case) -> questions.Form | None:
    try:
        return procedures.form_of(case.procedure_code, case.form_version)
    except KeyError:
        return None


def _asked(form: questions.Form | None, document: dict[str, Any]) -> frozenset[str]:
    if form is None:
        return frozenset()
    return questions.asked(form, document) | {page.id for page in questions.pages(form, document)}


def _place_name(code: str) -> str:
    place = places.by_code(code)
    return place.name if place else code

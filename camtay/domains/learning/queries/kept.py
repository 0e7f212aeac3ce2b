"""What learning keeps about a person, and why."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from camtay.domains.learning.models import CourseResult, Observation, Progress, Session, Sheet, Trainee, Voice
from camtay.domains.learning.states import Rung
from camtay.foundation.kept import Ground, Kept, Register, Shown, Whom
from camtay.foundation.ui import formats

_LEARNING = _("Bạn đã học gì")
_ROLL = _("Bồi dưỡng cán bộ")
_TAUGHT = Ground(
    _("Để biết bài nào bạn làm được rồi, bài nào cần chỉ thêm; và đếm bao nhiêu người đã tự làm được."),
    _("Phong trào Bình dân học vụ số (Kế hoạch 01-KH/BCĐTW); bạn đồng ý khi được chỉ."),
    _("Đến khi bạn yêu cầu xóa."),
)
_PHOTO = Ground(
    _("Để chứng minh buổi hướng dẫn có thật."), _("Bạn đồng ý khi chụp."), _("Đến khi bạn yêu cầu xóa."),
)  # fmt: skip
_DUTY = Ground(
    _("Để biết cán bộ nào đã được bồi dưỡng, đã đạt."),
    _("Luật Cán bộ, công chức; Kế hoạch bồi dưỡng kỹ năng số của xã, phường."),
    _("Trong thời gian công tác và thời hạn lưu hồ sơ cán bộ."),
)
_VOICE = Ground(
    _("Để ghi công người đọc bài học."), _("Bạn đồng ý khi ghi âm."), _("Đến khi bạn yêu cầu xóa."),
)  # fmt: skip

_SEEN = Shown(
    _LEARNING, _("Ghi nhận"), _TAUGHT,
    ("learning.Observation.person", "learning.Observation.skill", "learning.Observation.seen",
     "learning.Observation.case_code"),
)  # fmt: skip
_STANDS = Shown(
    _LEARNING, _("Làm được đến đâu"), _TAUGHT,
    ("learning.Progress.person", "learning.Progress.skill", "learning.Progress.rung", "learning.Progress.family",
     "learning.PersonProgress.person"),
)  # fmt: skip
_PICTURE = Shown(_LEARNING, _("Ảnh buổi hướng dẫn"), _PHOTO, ("learning.Session.photo",))
_PAPER = Shown(_LEARNING, _("Ảnh phiếu giấy có tên bạn"), _PHOTO, ("learning.Sheet.file",))
_TRAINEE = Shown(
    _ROLL, _("Tên trong danh sách cán bộ"), _DUTY, ("learning.Trainee.name", "learning.Trainee.number", "learning.Trainee.duty"),
)  # fmt: skip
_RESULT = Shown(_ROLL, _("Kết quả lớp bồi dưỡng"), _DUTY, ("learning.CourseResult.passed",))
_READ = Shown(_LEARNING, _("Bài bạn đọc và ghi âm"), _VOICE, ("learning.Voice.speaker",))

_PASSED = {True: _("đạt"), False: _("chưa đạt"), None: _("chưa đánh giá")}

KEEPS = Register(
    _("Học kỹ năng số"),
    (_SEEN, _STANDS, _PICTURE, _PAPER, _TRAINEE, _RESULT, _READ),
    {
        "learning.Trainee.search": _("Tên viết không dấu, chỉ để tìm kiếm."),
        "learning.Course.taught_by": _("Tên giảng viên của lớp bồi dưỡng cán bộ, ghi như trên kế hoạch."),
    },
)


def about(who: Whom) -> list[Kept]:
    """Everything this domain holds about a person."""
    return [*_observations(who), *_progress(who), *_pictures(who), *_courses(who), *_voices(who)]


def _observations(who: Whom) -> Iterator[Kept]:
    for one in Observation.objects.filter(person__in=who.ids).order_by("occurred_at", "pk"):
        said = [formats.moment(one.occurred_at), one.skill, str(one.get_seen_display()), one.case_code]
        yield _SEEN.line(", ".join(part for part in said if part))


def _progress(who: Whom) -> Iterator[Kept]:
    for one in Progress.objects.filter(person__in=who.ids).order_by("skill", "pk"):
        family = _(", người nhà làm giúp") if one.family else ""
        yield _STANDS.line(f"{one.skill}: {Rung(one.rung).label}{family}")


def sessions_of(who: Whom) -> list[Session]:
    """Sessions in which the person was."""
    return list(
        Session.objects.filter(observations__person__in=who.ids).distinct().order_by("occurred_at", "pk")
    )


def sheets_of(who: Whom) -> list[Sheet]:
    """Paper sheets on which the person is a row."""
    mine = Sheet.objects.filter(sessions__observations__person__in=who.ids)
    return list(mine.distinct().order_by("recorded_at", "pk"))


def _pictures(who: Whom) -> Iterator[Kept]:
    for one in sessions_of(who):
        if one.photo_id is not None:
            yield _PICTURE.line(formats.moment(one.occurred_at))
    for sheet in sheets_of(who):
        if sheet.file_id is not None:
            yield _PAPER.line(formats.moment(sheet.recorded_at))


def _courses(who: Whom) -> Iterator[Kept]:
    for one in Trainee.objects.filter(person__in=who.ids).select_related("place").order_by("since", "pk"):
        yield _TRAINEE.line(
            ", ".join(part for part in (one.name, one.number, one.duty, one.place.name) if part)
        )
    results = CourseResult.objects.filter(trainee__person__in=who.ids).select_related("course")
    for each in results.order_by("course__first", "pk"):
        yield _RESULT.line(f"{each.course.title}: {_PASSED[each.passed]}")


def _voices(who: Whom) -> Iterator[Kept]:
    read = (
        Voice.objects.filter(recorded_by__person__in=who.ids)
        .exclude(speaker="")
        .order_by("recorded_at", "pk")
    )
    for one in read:
        yield _READ.line(f"{one.skill}, {one.language}: {one.speaker}")

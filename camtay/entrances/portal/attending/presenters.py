"""A class in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.learning.models import Session
from camtay.domains.learning.queries import lessons
from camtay.foundation.ui import formats


@dataclass(frozen=True)
class Class:
    """What one reads before pressing. `closed`: why nobody can say any more, or yet, that they are there."""

    title: str
    lesson: str
    lesson_url: str
    when: str
    where: str
    teacher: str
    closed: str


def shown(one: Session, *, today: int) -> Class:
    lesson = lessons.lesson(one.skill)
    name = lesson.title if lesson else one.skill
    return Class(
        title=one.title or name, lesson=name, lesson_url=reverse("portal:lesson", args=[one.skill]),
        when=formats.moment(one.occurred_at), where=f"{one.place.name}, {one.commune.name}" if one.place_id != one.commune_id else one.place.name,
        teacher=one.taught_by.person.name, closed=_closed(one, today),
    )  # fmt: skip


def _closed(one: Session, today: int) -> str:
    if one.cancelled_at is not None:
        return _("Lớp này đã hủy.")
    if one.closed_at is not None or one.occurred_day < today:
        return _("Lớp này đã đóng. Ai chưa báo có mặt thì báo tên cho người hướng dẫn.")
    if one.occurred_day > today:
        return _("Chưa đến ngày có lớp. Hôm ấy bà con quét lại mã này để báo có mặt.")
    return ""

"""Who the helper is, so that people can ask; and how one shows a thing hand in hand."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases.models import Case
from camtay.domains.people.states import HELPING, ROLE_BY_CODE
from camtay.domains.places import queries as places
from camtay.foundation.access import Actor

SAYING: tuple[str | Promise, ...] = (
    _("“Cháu chỉ nói, bác tự bấm. Máy của bác, bác cầm.”"),
    _("“Bác quét mã này, hoặc gõ số này, để máy ghi tên cháu. Số này không phải mã OTP.”"),
    _("“Khi có tin nhắn mã 6 số, bác đừng đọc cho ai, cả cháu nữa. Cháu quay đi.”"),
    _("“Xong rồi, bác vào Nhật ký của tôi là thấy hôm nay ai hướng dẫn, làm gì.”"),
)
STEPS: tuple[str | Promise, ...] = (
    _("Hỏi bà con cần làm việc gì. Gõ đúng lời bà con nói vào ô tìm, có dấu hay không dấu đều được."),
    _("Để bà con cầm máy và tự bấm. Mình chỉ bằng lời, không cầm máy làm thay."),
    _("Đọc to từng câu hỏi, chờ bà con trả lời xong rồi mới sang câu sau. Chữ nhỏ thì bấm “Chữ to”."),
    _("Khi máy gửi mã 6 số, quay mặt đi. Bà con tự đọc, tự gõ, không đọc to cho ai nghe."),
    _("Trước khi nộp, cùng bà con xem lại từng dòng ở trang “Xem lại trước khi nộp”."),
    _("Nộp xong, chỉ bà con chụp lại mã QR để tự theo dõi hồ sơ, không cần hỏi ai."),
)


@dataclass(frozen=True)
class Guided:
    """A case that was filed while the helper stood by: its number and procedure, of nobody's data."""

    code: str
    procedure: str


def guided(cases: Iterable[Case]) -> list[Guided]:
    return [Guided(one.code or str(_("chờ cấp mã")), one.procedure_name) for one in cases]


@dataclass(frozen=True)
class Duty:
    """A role held, in words, and where."""

    role: str
    place: str


def duties(actor: Actor) -> list[Duty]:
    """What the actor does for people here."""
    return [
        Duty(str(ROLE_BY_CODE[held.role].label), places.get(held.place_id).name)
        for held in actor.roles
        if held.role in HELPING
    ]


def practice(actor: Actor) -> list[str]:
    """Names of the practice communes beside the actor's own."""
    communes = {
        commune.pk: commune
        for held in actor.roles
        if held.role in HELPING and (commune := places.commune_of(places.get(held.place_id))) is not None
    }
    found = [places.practice_of(commune) for commune in communes.values()]
    return [place.name for place in found if place is not None]

"""What a filing's page says of what came after it: closings, and another file of the form."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from camtay.domains.closings import permissions as closing
from camtay.domains.closings.models import Closing
from camtay.domains.reports import queries
from camtay.domains.reports.models import Filing
from camtay.domains.reports.queries import Line
from camtay.entrances.desk.reports.presenters.pages import COCKPIT
from camtay.foundation.access import Actor
from camtay.foundation.ui import formats


@dataclass(frozen=True)
class Note:
    """A warning. `url` and `label`: a page that helps; `again`: filling again is what follows."""

    words: str
    url: str = ""
    label: str = ""
    again: bool = False


def notes(one: Filing, lines: Sequence[Line], *, by: Actor, now: datetime) -> list[Note]:
    """What whoever reads the filing should know; none where nothing came after it."""
    stands = queries.stands(one, lines, now=now)
    found = [_revised(was, new, sent=one.sent_at is not None) for was, new in stands.revised]
    if stands.since is not None:
        found.append(_since(stands.since, sent=one.sent_at is not None))
    if stands.unclosed:
        found.append(_unclosed(one, by))
    if one.sent_at is None and queries.newest_edition(one.form).pk != one.edition_id:
        found.append(_other_file(one))
    return found


def _revised(was: Closing, new: Closing, *, sent: bool) -> Note:
    said = {"period": was.words, "old": was.number, "new": new.number, "day": formats.day(new.closed_at)}
    words = _("Kỳ %(period)s đã chốt lại ngày %(day)s (lần %(new)s; bản này theo lần %(old)s).") % said
    then = _("Báo cáo đã gửi theo số cũ, nên điền bản sửa đổi.") if sent else _("Hãy điền lại để lấy số mới.")
    return Note(f"{words} {then}", new.path, _("Xem bản chốt lần %(new)s") % said, again=True)


def _since(new: Closing, *, sent: bool) -> Note:
    said = {"number": new.number, "day": formats.day(new.closed_at)}
    words = _("Kỳ này đã chốt ngày %(day)s (lần %(number)s), sau khi điền bản này.") % said
    then = (
        _("Báo cáo đã gửi với số tính lúc điền, nên điền bản sửa đổi nếu số khác.")
        if sent
        else _("Hãy điền lại để lấy số đã chốt.")
    )
    return Note(f"{words} {then}", new.path, _("Xem bản chốt lần %(number)s") % said, again=True)


def _unclosed(one: Filing, by: Actor) -> Note:
    words = _(
        "Kỳ này chưa chốt. Số trong bản này là số tính lúc điền, sau này còn đổi. Nên chốt trước rồi hãy điền."
    )
    if not closing.can_close(one.place, by=by):
        return Note(words)
    url = f"{COCKPIT}/{one.place.code}/chot/{one.form.regime.code}/{one.first.isoformat()}/"
    return Note(words, url, _("Chốt kỳ này"))


def _other_file(one: Filing) -> Note:
    words = _(
        "Cấp trên đã gửi tệp mới sau khi điền bản này. Hãy xem các ô trong tệp mới, rồi điền lại; lời báo cáo đã sửa vẫn giữ."
    )
    return Note(words, one.form.desk_path, _("Xem biểu mẫu"), again=True)

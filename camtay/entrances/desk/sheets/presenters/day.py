"""The count of the day as lines to paste into a group. Nobody is named."""

from django.utils.translation import gettext as _

from camtay.domains.reports import queries
from camtay.foundation.ui import formats


def text(said: queries.Day) -> str:
    done, taught = said.cases, said.taught
    lines = [
        f"{said.place.name.upper()}",
        _("SỐ LIỆU NGÀY %(day)s") % {"day": formats.day(said.day)},
        "",
        _("• Tiếp nhận: %(all)s hồ sơ, trong đó trực tuyến %(online)s")
        % _shown(all=done.received, online=done.online),
        _("• Giải quyết xong: %(all)s hồ sơ, đúng hạn %(on_time)s")
        % _shown(all=done.settled, on_time=done.on_time),
        _("• Đang giải quyết: %(all)s hồ sơ, quá hạn %(late)s") % _shown(all=done.open, late=done.late),
    ]
    if taught.sessions:
        lines.append(
            _("• Hướng dẫn bà con: %(sessions)s buổi, %(times)s lượt")
            % _shown(sessions=taught.sessions, times=taught.times)
        )
    return "\n".join(lines)


def _shown(**counts: int) -> dict[str, str]:
    return {name: formats.number(count) for name, count in counts.items()}

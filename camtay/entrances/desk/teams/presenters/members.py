"""What somebody else wrote of a member meanwhile, beside what was typed."""

from typing import Any

from django.utils.translation import gettext as _

from camtay.domains.teams.models import Membership
from camtay.entrances.desk.teams.forms import MemberForm, initial_of
from camtay.foundation.ui import formats
from camtay.foundation.vietnamese import phone_display, phone_normal

SHOWN = ("name", "duty", "is_core", "birth_year", "phone", "area", "knows", "since")


def clashes(member: Membership, form: MemberForm) -> list[dict[str, str]]:
    """Timeline entries: each field that says something else now than was typed."""
    now = initial_of(member)
    found = []
    for name in SHOWN:
        typed = form.cleaned_data.get(name)
        if name == "phone":
            typed = phone_normal(str(typed)) or typed
        if typed != now[name] and (typed or now[name]):
            label = str(form.fields[name].label)
            found.append(_entry(label, _words(name, now[name], member), _typed(name, typed, form)))
    return found


def standing(member: Membership) -> list[dict[str, str]]:
    return [
        _entry(_("Họ và tên"), member.name, ""),
        _entry(_("Vai trò trong tổ"), str(member.get_duty_display()), ""),
    ]


def _entry(label: str, now: str, typed: str) -> dict[str, str]:
    said = _("Anh/chị gõ: %(words)s") % {"words": typed} if typed else ""
    return {
        "title": label,
        "when": _("Đang ghi: %(words)s") % {"words": now or "–"},
        "text": said,
        "tone": "",
    }


def _words(name: str, value: Any, member: Membership) -> str:
    if name == "duty":
        return str(member.get_duty_display())
    return _plain(name, value)


def _typed(name: str, value: Any, form: MemberForm) -> str:
    if name == "duty":
        return str(dict(form.fields["duty"].choices).get(value, value))  # type: ignore[attr-defined]
    return _plain(name, value)


def _plain(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if name == "since":
        return formats.day(value)
    if name == "phone" and value:
        return phone_display(value)
    return str(value or "–")

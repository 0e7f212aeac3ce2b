"""What the pages of practising show. Where somebody stands travels in the addresses: there is nothing to reset."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from camtay.domains.learning.queries import practice as learning
from camtay.domains.learning.queries.practice import Practice, Screen
from camtay.domains.places import queries as places
from camtay.domains.procedures import queries as procedures
from camtay.domains.procedures.models import Procedure
from camtay.foundation import questions
from camtay.foundation.questions import rehearsing
from camtay.foundation.questions.rehearsing import Turn

# Forms that people often need, not too long to practise.
FORMS = ("2.000635", "1.014027", "1.000656", "1.001193")
HINT = "goi-y"


@dataclass(frozen=True)
class Tile:
    """One of `ui/partials/tiles.html`."""

    title: str
    text: str
    url: str
    icon: str = ""


@dataclass(frozen=True)
class PartShown:
    """`url`: where pressing it leads, "" where it cannot be pressed."""

    kind: str
    text: str
    url: str


@dataclass(frozen=True)
class ScreenShown:
    """`tapped`: what was pressed instead of the right thing, "" for nothing. `astray`: where pressing beside all leads."""

    task: str
    look: str
    parts: list[PartShown]
    number: int
    total: int
    drawn: str
    tapped: str
    astray: str
    back: str


@dataclass(frozen=True)
class Ending:
    """What went well. `again`: from the beginning; `lesson`: what it belongs to, "" for none."""

    title: str
    well: list[str]
    again: str
    lesson: str


def tiles() -> list[Tile]:
    return [
        Tile(one.title, one.intro, reverse("portal:practise_begin", args=[one.code]))
        for one in learning.all_practices()
    ]


def forms() -> list[Tile]:
    """Procedures whose forms can be practised. Two queries."""
    found = procedures.by_codes(FORMS)
    return [
        Tile(found[code].name, found[code].field, reverse("portal:practise_form", args=[code]))
        for code in FORMS
        if code in found
    ]


def month(practice: Practice) -> str:
    return "/".join(reversed(practice.drawn.split("-")))


def missed(said: str, practice: Practice) -> list[int]:
    """Screens that were not right at once, as the address says."""
    numbers = {int(one) for one in said.split(",") if one.isdecimal() and len(one) < 4}
    return sorted(one for one in numbers if 1 <= one <= len(practice.screens))


def screen(practice: Practice, order: int, wrong: list[int], tapped: str) -> ScreenShown:
    shown: Screen = practice.screens[order - 1]
    by_name = {part.name: part.text for part in shown.parts if part.name}
    astray = tapped if tapped in by_name and tapped != shown.right else ""
    return ScreenShown(
        task=shown.task,
        look=shown.look if tapped else "",
        parts=[
            PartShown(part.kind, part.text, _leads(practice, order, wrong, part.name)) for part in shown.parts
        ],
        number=order,
        total=len(practice.screens),
        drawn=month(practice),
        tapped=by_name.get(astray, ""),
        astray=_address(practice, order, sorted({*wrong, order}), tapped="*"),
        back=_address(practice, order - 1, wrong)
        if order > 1
        else reverse("portal:practise_begin", args=[practice.code]),
    )


def _leads(practice: Practice, order: int, wrong: list[int], name: str) -> str:
    if not name:
        return ""
    if name != practice.screens[order - 1].right:
        return _address(practice, order, sorted({*wrong, order}), tapped=name)
    return _address(practice, order + 1, wrong)


def _address(practice: Practice, order: int, wrong: list[int], *, tapped: str = "") -> str:
    last = order > len(practice.screens)
    page = (
        reverse("portal:practise_done", args=[practice.code])
        if last
        else reverse("portal:practise_screen", args=[practice.code, order])
    )
    said = [*([f"sai={','.join(map(str, wrong))}"] if wrong else []), *([f"cham={tapped}"] if tapped else [])]
    return f"{page}{'?' if said else ''}{'&'.join(said)}{'#' + HINT if tapped else ''}"


def ending(practice: Practice, wrong: list[int]) -> Ending:
    """What was right at once comes first, then what was found after a look."""
    screens = list(enumerate(practice.screens, start=1))
    at_once = [one.learnt for order, one in screens if order not in wrong]
    later = [_("%(what)s Lần này có tìm một lúc, lần sau sẽ nhanh hơn.") % {"what": practice.screens[order - 1].learnt} for order in wrong]  # fmt: skip
    return Ending(
        title=practice.title,
        well=[*at_once, *later],
        again=reverse("portal:practise_begin", args=[practice.code]),
        lesson=reverse("portal:lesson", args=[practice.lesson]),
    )


def form_of(procedure: Procedure | None) -> questions.Form | None:
    """The form in force of one that can be practised."""
    return procedures.form(procedure) if procedure is not None and procedure.code in FORMS else None


def form_page(form: questions.Form, at: Turn, *, today: date) -> Mapping[str, object]:
    number, total = rehearsing.step(form, at)
    return {"view": rehearsing.view(form, at, today=today), "number": number, "total": total}


def sections(form: questions.Form, at: Turn) -> list[tuple[str, list[tuple[str, str]]]]:
    told = rehearsing.told(form, at, place_name=_place_name)
    return [(str(page.title), rows) for page, rows in told]


def form_ending(procedure: Procedure, form: questions.Form, at: Turn) -> Ending:
    """What went well on the way, as far as it went."""
    answered = [page.id for page, _rows in rehearsing.told(form, at, place_name=str)]
    if not at.at_end and at.page_id in answered:
        answered = answered[: answered.index(at.page_id)]
    first = [one for one in answered if one not in at.slips]
    mended = [one for one in at.slips if one in answered]
    well = [
        ngettext("Bạn tự trả lời được %(count)s trang.", "Bạn tự trả lời được %(count)s trang.", len(answered))
        % {"count": len(answered)}
    ] if answered else [_("Bạn đã mở tờ khai ra xem. Lần sau làm thêm vài câu.")]  # fmt: skip
    if first:
        well.append(
            ngettext("%(count)s trang đúng ngay lần đầu.", "%(count)s trang đúng ngay lần đầu.", len(first))
            % {"count": len(first)}
        )
    if mended:
        well.append(_("Máy báo chỗ chưa đúng, bạn đọc và sửa được."))
    if at.at_end:
        well.append(_("Bạn xem lại cả tờ trước khi nộp."))
    return Ending(
        procedure.name, well, reverse("portal:practise_form", args=[procedure.code]), reverse("portal:lesson", args=["file_online"])
    )  # fmt: skip


def _place_name(code: str) -> str:
    place = places.by_code(code)
    return place.name if place else code

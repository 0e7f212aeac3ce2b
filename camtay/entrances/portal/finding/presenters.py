"""What the pages of finding show."""

from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.people import queries as people
from camtay.domains.places.models import Place
from camtay.domains.procedures import queries, states
from camtay.domains.procedures.models import Paper, Procedure
from camtay.foundation.access import Actor
from camtay.foundation.ui import formats

# What people of a commune come for most, in their own words.
POPULAR = (
    ("1.001193", gettext_lazy("Làm giấy khai sinh"), gettext_lazy("khi con cháu mới sinh")),
    ("1.000656", gettext_lazy("Báo tử"), gettext_lazy("khi người thân qua đời")),
    ("1.000894", gettext_lazy("Đăng ký kết hôn"), gettext_lazy("khi hai người nên vợ nên chồng")),
    ("1.004873", gettext_lazy("Giấy độc thân"), gettext_lazy("xác nhận tình trạng hôn nhân")),
    ("2.000815", gettext_lazy("Sao y bản chính"), gettext_lazy("chứng thực bản sao giấy tờ")),
    ("1.014027", gettext_lazy("Tiền người cao tuổi"), gettext_lazy("trợ cấp hưu trí xã hội, từ 75 tuổi")),
)


@dataclass(frozen=True)
class Line:
    url: str
    name: str
    note: str


@dataclass(frozen=True)
class Found:
    """Results of a search; `ask`: what we ask back where several fit; `little`: none of them answers it surely."""

    lines: list[Line]
    ask: str
    little: bool


@dataclass(frozen=True)
class FieldShown:
    name: str
    lines: list[Line]


@dataclass(frozen=True)
class Shown:
    """A procedure in plain words. `facts`: (question, answer). `papers`: (name, what is said about it)."""

    facts: list[tuple[str, str]]
    papers: list[tuple[str, str]]
    can_file: bool
    caution: str


@dataclass(frozen=True)
class Ways:
    """How a procedure is filed. `here`: some commune takes it here; `at_home`: the person's own does;
    `home`: its name, "" where it is not known."""

    here: bool
    at_home: bool
    home: str


def popular() -> list[dict[str, str]]:
    """Tiles of the first page."""
    return [
        {"title": str(title), "text": str(text), "url": reverse("portal:procedure", args=[code]), "icon": ""}
        for code, title, text in POPULAR
    ]


def results(text: str) -> Found:
    """What the search found, as lines; where several fit, those to choose from come first."""
    if not text.strip():
        return Found([], "", little=False)
    found = queries.search(text, limit=8)
    hits = {hit.code: hit for hit in (*found.ask_back, *found.hits)}
    known = queries.by_codes(list(hits))
    lines = [_line(known[code], when=hit.when) for code, hit in hits.items() if code in known]
    asked = _("Có phải một trong các việc này?") if found.ask_back else ""
    return Found(lines, asked, found.little or not lines)


def by_field() -> list[FieldShown]:
    """All offered procedures, grouped."""
    return [
        FieldShown(field, [_line(one) for one in group])
        for field, group in groupby(queries.offered(), key=lambda one: one.field)
    ]


def shown(procedure: Procedure) -> Shown:
    plain = queries.plain(procedure)
    return Shown(
        facts=[
            (_("Để làm gì"), plain.what_for),
            (_("Ai cần làm"), plain.who),
            (_("Mất bao lâu"), time_words(procedure)),
            (_("Tốn bao nhiêu"), fee_words(procedure)),
            (_("Ai giải quyết"), procedure.authority or _("chưa rõ, xem trang quốc gia")),
        ],
        papers=[(paper.name, _paper_note(paper)) for paper in queries.papers(procedure)],
        can_file=queries.form(procedure) is not None,
        caution=""
        if procedure.verified == states.Verified.FULL
        else str(states.Verified(procedure.verified).label),
    )


def home_of(by: Actor) -> Place | None:
    """The person's commune, where it is known."""
    person = people.get(by.person_id) if by.person_id is not None else None
    return person.commune if person else None


def ways(procedure: Procedure, *, by: Actor) -> Ways:
    """Two queries at most; none for a procedure without a form."""
    communes = queries.places_taking(procedure)
    home = home_of(by) if communes else None
    return Ways(
        here=bool(communes),
        at_home=home is None or any(one.pk == home.pk for one in communes),
        home=home.name if home else "",
    )


def time_words(procedure: Procedure) -> str:
    """The time limit in words; what is not known is said."""
    if procedure.time_unit == states.TimeUnit.OTHER or procedure.time_amount is None:
        return _told(procedure.time_note) or _("chưa rõ, xem trang quốc gia")
    if procedure.time_unit == states.TimeUnit.SAME_DAY:
        return _("Trong ngày; nộp sau 15 giờ thì ngày làm việc tiếp theo")
    unit = states.TimeUnit(procedure.time_unit).label
    return f"{procedure.time_amount} {unit}"


def fee_words(procedure: Procedure) -> str:
    """The fee in words: not fixed nationally is not free."""
    if procedure.fee is None:
        return _told(procedure.fee_note) or _("không quy định chung, hỏi xã, phường")
    amount = _("Miễn phí") if procedure.fee == 0 else formats.money(procedure.fee)
    note = _told(procedure.fee_note)
    return f"{amount} ({note})" if note else amount


def _told(note: str) -> str:
    """The sources' own mark for what nobody has checked, in words for people."""
    return note.replace("[từ trí nhớ]", _("(chưa đối chiếu)"))


def _line(procedure: Procedure, *, when: str = "") -> Line:
    """`when`: half a sentence that tells it from its likes; else its field stands there."""
    return Line(
        url=reverse("portal:procedure", args=[procedure.code]),
        name=procedure.name,
        note=f"{when or procedure.field} · {time_words(procedure)}",
    )


def _paper_note(paper: Paper) -> str:
    told = []
    if paper.replaced_by_data:
        told.append(_("không phải nộp: đã có trong %(source)s") % {"source": paper.replaced_by_data})
    elif not paper.required:
        told.append(_("không bắt buộc"))
    if paper.condition:
        told.append(paper.condition)
    if paper.act:
        told.append(_("căn cứ: %(act)s") % {"act": paper.act})
    if not paper.verified:
        told.append(_("chưa đối chiếu"))
    return "; ".join(told)

"""What must hold of a form and its papers together, and what changed between two versions, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from camtay.foundation.questions import editing
from camtay.foundation.questions.editing_conditions import in_words, text
from camtay.foundation.questions.editing_faults import Fault, faults, untranslated

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Review:
    """`faults` hinder publishing; `cautions` are said and hinder nothing."""

    faults: list[Fault]
    cautions: list[str]


def review(form: Row, papers: Sequence[Row]) -> Review:
    return Review([*faults(form), *_paper_faults(form, papers)], list(_cautions(form, papers)))


def _files(form: Row) -> dict[str, Row]:
    return {one["id"]: one for _page, one in editing.questions_of(form) if one["type"] == "file"}


def _paper_faults(form: Row, papers: Sequence[Row]) -> Iterator[Fault]:
    known = {one["code"]: one for one in papers}
    if len(known) < len(papers):
        yield Fault(_("Có hai giấy tờ mang cùng một mã. Hãy bỏ bớt."))
    for name, question in _files(form).items():
        page = editing.question_of(form, name)[0]["id"]
        said = {"label": text(question["label"])}
        if name not in known:
            yield Fault(_("Câu “%(label)s” nhận tệp nhưng không gắn với giấy tờ nào.") % said, page, name)
        elif known[name]["replaced_by_data"]:
            yield Fault(
                _("Câu “%(label)s” hỏi một giấy tờ đã được thay bằng dữ liệu. Hãy bỏ câu này.") % said,
                page,
                name,
            )


def _cautions(form: Row, papers: Sequence[Row]) -> Iterator[str]:
    asked = _files(form)
    for paper in papers:
        if paper["required"] and not paper["replaced_by_data"] and paper["code"] not in asked:
            yield _("Giấy tờ “%(name)s” bắt buộc nhưng không câu nào nhận tệp: hồ sơ nào cũng ghi là còn thiếu.") % {
                "name": paper["name"]
            }  # fmt: skip
    unverified = sum(not paper["verified"] for paper in papers)
    if unverified:
        yield _("%(count)s giấy tờ chưa đối chiếu với văn bản. Trang của bà con sẽ nói rõ.") % {
            "count": unverified
        }
    if missing := untranslated(form):
        yield _("%(count)s chỗ chưa có tiếng Anh. Người đọc tiếng Anh sẽ thấy tiếng Việt.") % {
            "count": missing
        }


def differences(former: tuple[Row, Sequence[Row]] | None, form: Row, papers: Sequence[Row]) -> list[str]:
    """What a version changes against the former (None: there was none), each in one sentence."""
    if former is None:
        return [_("Biểu mẫu đầu tiên của thủ tục này.")]
    old_form, old_papers = former
    told = [*_of_pages(old_form, form), *_of_questions(old_form, form), *_of_papers(old_papers, papers)]
    if text(old_form.get("title", "")) != text(form.get("title", "")):
        told.insert(0, _("Đổi tên biểu mẫu."))
    return told


def _of_pages(old: Row, new: Row) -> Iterator[str]:
    was, now = ({page["id"]: page for page in editing.pages_of(one)} for one in (old, new))
    for name, page in now.items():
        if name not in was:
            yield _("Thêm trang “%(title)s”.") % {"title": text(page["title"])}
    for name, page in was.items():
        if name not in now:
            yield _("Bỏ trang “%(title)s”.") % {"title": text(page["title"])}
    for name in now.keys() & was.keys():
        if parts := _changed(new, _without(was[name]), _without(now[name])):
            yield _("Sửa trang “%(title)s”: %(parts)s.") % {"title": text(was[name]["title"]), "parts": parts}
    if _order(was, now) != _order(now, was):
        yield _("Đổi thứ tự các trang.")


def _of_questions(old: Row, new: Row) -> Iterator[str]:
    was, now = (
        {one["id"]: (page["id"], one) for page, one in editing.questions_of(form)} for form in (old, new)
    )
    for name, (_page, question) in now.items():
        if name not in was:
            yield _("Thêm câu “%(label)s”.") % {"label": text(question["label"])}
    for name, (_page, question) in was.items():
        if name not in now:
            yield _("Bỏ câu “%(label)s”.") % {"label": text(question["label"])}
    for name, (page, question) in now.items():
        if name not in was:
            continue
        label = {"label": text(was[name][1]["label"])}
        if parts := _changed(new, was[name][1], question):
            yield _("Sửa câu “%(label)s”: %(parts)s.") % {**label, "parts": parts}
        if page != was[name][0]:
            yield _("Chuyển câu “%(label)s” sang trang khác.") % label
    stay = [name for name in was if name in now and was[name][0] == now[name][0]]
    if sorted(stay, key=list(now).index) != stay:
        yield _("Đổi thứ tự các câu hỏi.")


def _of_papers(old: Sequence[Row], new: Sequence[Row]) -> Iterator[str]:
    was, now = ({one["code"]: one for one in papers} for papers in (old, new))
    for code, paper in now.items():
        if code not in was:
            yield _("Thêm giấy tờ “%(name)s”.") % {"name": paper["name"]}
        elif dict(paper) != dict(was[code]):
            yield _("Sửa giấy tờ “%(name)s”.") % {"name": was[code]["name"]}
    for code, paper in was.items():
        if code not in now:
            yield _("Bỏ giấy tờ “%(name)s”.") % {"name": paper["name"]}
    if _order(was, now) != _order(now, was):
        yield _("Đổi thứ tự giấy tờ.")


def _order(one: Row, other: Row) -> list[str]:
    return [name for name in one if name in other]


def _without(page: Row) -> Row:
    return {key: value for key, value in page.items() if key != "questions"}


def _changed(form: Row, was: Row, now: Row) -> str:
    """Which parts of a page or question are another, in words."""
    named = {
        "title": _("tiêu đề"), "label": _("lời hỏi"), "hint": _("lời gợi ý"), "short": _("tên gọn"),
        "type": _("loại câu trả lời"), "required": _("bắt buộc hay không"), "choices": _("các ý để chọn"),
        "checks": _("điều phải đúng"), "accept": _("loại tệp nhận"), "max_files": _("số tệp nhận"),
        "repeat": _("hỏi nhiều lần"), "unit": _("đơn vị"), "decimals": _("số lẻ"),
    }  # fmt: skip
    told = []
    for key in {**was, **now}:
        if was.get(key) == now.get(key):
            continue
        if key == "when":
            asked = in_words(form, now["when"]) if "when" in now else ""
            told.append(_("chỉ hỏi khi %(condition)s") % {"condition": asked} if asked else _("luôn hỏi"))
        else:
            told.append(named.get(key, _("cách ghi")))
    return ", ".join(dict.fromkeys(told))

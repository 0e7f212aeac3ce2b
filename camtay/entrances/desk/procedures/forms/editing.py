"""The small pages of the editor. Each knows how a part of a form document is typed, and how it is written back:
what is not on the page stays as it was."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.foundation.questions import editing
from camtay.foundation.questions.editing_conditions import Offer, Row, Rows, build, parse, row_of_key

Part = Mapping[str, Any]
VI, EN = _("Tiếng Việt"), _("Tiếng Anh")
TYPES = (
    ("text", _("Chữ, một dòng")), ("textarea", _("Chữ, nhiều dòng")), ("number", _("Số")),
    ("date", _("Ngày, tháng, năm")), ("partial_date", _("Ngày có thể không nhớ đủ")),
    ("choice", _("Chọn một ý")), ("choices", _("Chọn nhiều ý")), ("yes_no", _("Có hoặc Không")),
    ("phone", _("Số điện thoại")), ("person_name", _("Họ và tên")), ("citizen_number", _("Số định danh")),
    ("place", _("Địa chỉ")), ("file", _("Ảnh chụp hoặc tệp giấy tờ")),
)  # fmt: skip
FILES = (("pdf", "PDF"), ("jpeg", _("Ảnh JPEG")), ("png", _("Ảnh PNG")), ("docx", "Word"), ("xlsx", "Excel"))
SMALL = {"rows": 2}


def words_of(part: Part, key: str) -> dict[str, str]:
    """{"label_vi": …, "label_en": …}; English that says the same is left open."""
    found = part.get(key) or {"vi": "", "en": ""}
    vi, en = (found, found) if isinstance(found, str) else (found["vi"], found["en"])
    return {f"{key}_vi": vi, f"{key}_en": "" if en == vi else en}


def words_from(said: Part, key: str) -> dict[str, str] | None:
    """None where nothing was written."""
    vi = str(said.get(f"{key}_vi", "")).strip()
    return {"vi": vi, "en": str(said.get(f"{key}_en", "")).strip() or vi} if vi else None


def _vi(label: Any, *, required: bool = True, most: int = 300, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=most,
        help_text=hint,
        widget=forms.Textarea(attrs=dict(SMALL)),
    )


def _en(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=600, widget=forms.Textarea(attrs=dict(SMALL))
    )


class TitleForm(forms.Form):
    """The form's own title."""

    title_vi = _vi(_("Tên biểu mẫu"))
    title_en = _en(_("Tên biểu mẫu bằng tiếng Anh"))

    @staticmethod
    def typed(document: Part) -> dict[str, Any]:
        return words_of(document, "title")

    def changes(self) -> dict[str, Any]:
        return {"title": words_from(self.cleaned_data, "title")}


class PageForm(forms.Form):
    """One page of the form."""

    title_vi = _vi(_("Tiêu đề trang"), hint=_("Ví dụ: Thông tin người nộp"))
    title_en = _en(_("Tiêu đề trang bằng tiếng Anh"))
    hint_vi = _vi(_("Lời giải thích ở đầu trang"), required=False, most=2000)
    hint_en = _en(_("Lời giải thích bằng tiếng Anh"))
    repeat = forms.BooleanField(
        label=_("Hỏi trang này nhiều lần"), required=False, help_text=_("Ví dụ: mỗi người con một lần.")
    )
    item_vi = _vi(_("Mỗi lần gọi là"), required=False, hint=_("Ví dụ: Con"))
    item_en = _en(_("Mỗi lần gọi là, bằng tiếng Anh"))
    add_vi = _vi(_("Nút thêm một lần"), required=False, hint=_("Ví dụ: Thêm một con nữa"))
    add_en = _en(_("Nút thêm một lần, bằng tiếng Anh"))
    minimum = forms.IntegerField(label=_("Ít nhất mấy lần"), required=False, min_value=0, max_value=50)
    maximum = forms.IntegerField(label=_("Nhiều nhất mấy lần"), required=False, min_value=1, max_value=50)

    @staticmethod
    def typed(page: Part) -> dict[str, Any]:
        repeat = page.get("repeat", {})
        return {
            **words_of(page, "title"), **words_of(page, "hint"), "repeat": "repeat" in page,
            **words_of(repeat, "item"), **words_of(repeat, "add"),
            "minimum": repeat.get("minimum"), "maximum": repeat.get("maximum"),
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("repeat"):
            for name in ("item_vi", "add_vi"):
                if not said.get(name):
                    self.add_error(name, _("Trang hỏi nhiều lần thì hãy ghi ô này."))
            least, most = said.get("minimum"), said.get("maximum")
            if (1 if least is None else least) > (10 if most is None else most):
                self.add_error("maximum", _("Số lần nhiều nhất phải từ số lần ít nhất trở lên."))
        return said

    def changes(self) -> dict[str, Any]:
        said = self.cleaned_data
        repeat = None
        if said["repeat"]:
            counts = {name: said[name] for name in ("minimum", "maximum") if said[name] is not None}
            repeat = {"item": words_from(said, "item"), "add": words_from(said, "add"), **counts}
        return {"title": words_from(said, "title"), "hint": words_from(said, "hint"), "repeat": repeat}


class TypeForm(forms.Form):
    """Which kind of answer."""

    type = forms.ChoiceField(label=_("Người dân trả lời bằng"), choices=TYPES, widget=forms.RadioSelect)


class NewQuestionForm(TypeForm):
    """What a question begins with; the rest is asked on its own page."""

    label_vi = _vi(_("Câu hỏi"), hint=_("Viết như nói với bà con. Ví dụ: Bạn nuôi mấy đàn ong?"))
    label_en = _en(_("Câu hỏi bằng tiếng Anh"))
    field_order = ("label_vi", "label_en", "type")


class QuestionForm(forms.Form):
    """One question. The fields of a kind of answer are there for that kind alone."""

    label_vi = _vi(_("Câu hỏi"))
    label_en = _en(_("Câu hỏi bằng tiếng Anh"))
    hint_vi = _vi(_("Lời gợi ý dưới câu hỏi"), required=False, most=2000)
    hint_en = _en(_("Lời gợi ý bằng tiếng Anh"))
    short_vi = _vi(
        _("Tên gọn"),
        required=False,
        hint=_("Ghi trong danh sách và trên phiếu, khi câu hỏi dài. Ví dụ: Số đàn ong"),
    )
    short_en = _en(_("Tên gọn bằng tiếng Anh"))
    required = forms.BooleanField(label=_("Bắt buộc trả lời"), required=False)
    more = forms.CharField(
        label=_("Thêm ý để chọn"), help_text=_("Mỗi dòng một ý. Tiếng Anh và lời giải thích thì mở từng ý để ghi."),
        required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    decimals = forms.IntegerField(
        label=_("Mấy chữ số sau dấu phẩy"), min_value=0, max_value=6, required=False
    )
    unit_vi = _vi(_("Đơn vị"), required=False, hint=_("Ví dụ: mét vuông"))
    unit_en = _en(_("Đơn vị bằng tiếng Anh"))
    paper = forms.ChoiceField(label=_("Tệp này là giấy tờ"))
    accept = forms.MultipleChoiceField(
        label=_("Nhận loại tệp"), choices=FILES, widget=forms.CheckboxSelectMultiple
    )
    max_files = forms.IntegerField(label=_("Nhiều nhất mấy tệp"), min_value=1, max_value=20)
    ONLY_FOR = {
        "more": {"choice", "choices"}, "decimals": {"number"}, "unit_vi": {"number"}, "unit_en": {"number"},
        "paper": {"file"}, "accept": {"file"}, "max_files": {"file"},
    }  # fmt: skip

    def __init__(self, *args: Any, kind: str, papers: Sequence[tuple[str, Any]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, kinds in self.ONLY_FOR.items():
            if kind not in kinds:
                del self.fields[name]
        if "paper" in self.fields:
            self.fields["paper"].choices = list(papers)  # type: ignore[attr-defined]

    @staticmethod
    def typed(question: Part) -> dict[str, Any]:
        return {
            **words_of(question, "label"), **words_of(question, "hint"), **words_of(question, "short"),
            **words_of(question, "unit"), "required": question.get("required", True),
            "decimals": question.get("decimals"), "paper": question["id"],
            "accept": list(question.get("accept", [])), "max_files": question.get("max_files", 1),
        }  # fmt: skip

    def changes(self, question: Part) -> dict[str, Any]:
        said = self.cleaned_data
        made: dict[str, Any] = {key: words_from(said, key) for key in ("label", "hint", "short")}
        if said["required"] != question.get("required", True):
            made["required"] = None if said["required"] else False
        if "unit_vi" in self.fields:
            made |= {"unit": words_from(said, "unit"), "decimals": said["decimals"]}
        if "accept" in self.fields:
            standing = [one for one in question.get("accept", []) if one in said["accept"]]
            made["accept"] = [*standing, *(one for one in said["accept"] if one not in standing)]
            if said["max_files"] != question.get("max_files", 1):
                made["max_files"] = said["max_files"]
        if lines := [one.strip() for one in said.get("more", "").splitlines() if one.strip()]:
            choices = list(question.get("choices", []))
            values = editing.choice_values(choices, lines)
            fresh = [
                {"value": value, "label": {"vi": one, "en": one}}
                for value, one in zip(values, lines, strict=True)
            ]
            made["choices"] = [*choices, *fresh]
        return made


class ChoiceForm(forms.Form):
    """One of the choices of a question."""

    label_vi = _vi(_("Ý để chọn"))
    label_en = _en(_("Bằng tiếng Anh"))
    hint_vi = _vi(_("Lời giải thích"), required=False, most=1000)
    hint_en = _en(_("Lời giải thích bằng tiếng Anh"))
    place = forms.IntegerField(label=_("Đứng thứ mấy"), min_value=1, max_value=200)

    @staticmethod
    def typed(choice: Part, place: int) -> dict[str, Any]:
        return {**words_of(choice, "label"), **words_of(choice, "hint"), "place": place}

    def put(self, choices: Sequence[Part], value: str) -> list[Part]:
        said, here = self.cleaned_data, [one["value"] for one in choices].index(value)
        made = {**choices[here], "label": words_from(said, "label")}
        hint = words_from(said, "hint")
        made = {**made, "hint": hint} if hint else {key: one for key, one in made.items() if key != "hint"}
        rest = [one for one in choices if one["value"] != value]
        place = min(said["place"] - 1, len(rest))
        return [*rest[:place], made, *rest[place:]]


class ConditionForm(forms.Form):
    """When a page or question is asked: lines of “question, is, answer”."""

    how = forms.ChoiceField(label=_("Khi nào hỏi"), widget=forms.RadioSelect)
    joined = forms.ChoiceField(
        label=_("Khi có nhiều dòng"), widget=forms.RadioSelect,
        choices=[("all", _("Phải đúng cả (hai ý của cùng một câu thì một ý đúng là đủ)")),
                 ("any", _("Một dòng đúng là đủ"))],
    )  # fmt: skip
    SIGNS = (("is", _("là")), ("not", _("không phải là, hoặc chưa hỏi")), ("other", _("đã trả lời ý khác")))

    def __init__(self, *args: Any, offers: Sequence[Offer], lines: int, kept: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        hows = [("always", _("Luôn hỏi")), ("when", _("Chỉ hỏi khi"))]
        keep = [("keep", _("Giữ nguyên điều kiện đang có"))]
        self.fields["how"].choices = [*hows, *(keep if kept else [])]  # type: ignore[attr-defined]
        groups: list[Any] = [("", _("– chọn câu và ý –")), *((one.label, one.answers) for one in offers)]
        for n in range(lines):
            number = {"number": n + 1}
            self.fields[f"key_{n}"] = forms.ChoiceField(
                label=_("Dòng %(number)s: câu và ý") % number, choices=groups, required=False
            )
            self.fields[f"sign_{n}"] = forms.ChoiceField(
                label=_("Dòng %(number)s: câu ấy") % number, choices=self.SIGNS, required=False
            )

    @staticmethod
    def typed(condition: Part | None) -> dict[str, Any]:
        rows = parse(condition) if condition else Rows(())
        if rows is None:
            return {"how": "keep", "joined": "all"}
        said = {f"key_{n}": row.key for n, row in enumerate(rows.rows)}
        said |= {f"sign_{n}": row.sign for n, row in enumerate(rows.rows)}
        return {"how": "when" if condition else "always", "joined": "any" if rows.any_of else "all", **said}

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("how") == "when" and not self._rows(said):
            self.add_error("key_0", _("Hãy chọn ít nhất một câu và ý, hoặc chọn “Luôn hỏi”."))
        return said

    def _rows(self, said: Part) -> tuple[Row, ...]:
        pairs = [(said.get(f"key_{n}"), said.get(f"sign_{n}") or "is") for n in range(self.lines)]
        return tuple(row_of_key(key, sign=sign) for key, sign in pairs if key)

    def condition(self, former: Part | None) -> Part | None:
        said = self.cleaned_data
        if said["how"] == "keep":
            return former
        if said["how"] == "always":
            return None
        return build(Rows(self._rows(said), any_of=said["joined"] == "any"))


class PaperForm(forms.Form):
    """One paper of the procedure."""

    name = forms.CharField(label=_("Tên giấy tờ"), max_length=400, widget=forms.Textarea(attrs=dict(SMALL)))
    act = forms.CharField(
        label=_("Văn bản yêu cầu giấy tờ này"),
        help_text=_("Ghi cả điều, khoản nếu biết."),
        max_length=300,
        required=False,
    )
    verified = forms.BooleanField(
        label=_("Đã đối chiếu với văn bản"),
        required=False,
        help_text=_("Chưa chắc thì để trống: trang của bà con sẽ nói rõ."),
    )
    originals = forms.IntegerField(label=_("Mấy bản chính"), min_value=0, max_value=20, required=False)
    copies = forms.IntegerField(label=_("Mấy bản sao"), min_value=0, max_value=20, required=False)
    required = forms.BooleanField(label=_("Bắt buộc phải có"), required=False)
    condition = forms.CharField(
        label=_("Khi nào cần"), help_text=_("Ví dụ: khi người khác làm thay"), max_length=300, required=False
    )
    replaced_by_data = forms.CharField(
        label=_("Đã được thay bằng dữ liệu"),
        help_text=_("Ghi tên cơ sở dữ liệu, ví dụ Cơ sở dữ liệu quốc gia về dân cư. Khi đó không được hỏi giấy này nữa."),
        max_length=200, required=False,
    )  # fmt: skip

    def row(self, code: str) -> dict[str, Any]:
        said = self.cleaned_data
        counts = {name: said[name] or 0 for name in ("originals", "copies")}
        return {**said, **counts, "code": code}


class NoteForm(forms.Form):
    """What others should know of a version."""

    note = forms.CharField(
        label=_("Ghi chú cho phiên bản này"), help_text=_("Ví dụ: theo Quyết định số 12, bớt bản sao sổ hộ khẩu."),
        max_length=500, required=False, widget=forms.Textarea(attrs=dict(SMALL)),
    )  # fmt: skip

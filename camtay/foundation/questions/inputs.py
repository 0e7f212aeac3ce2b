"""What each type of question is drawn with."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from camtay.foundation.questions.form import Question
from camtay.foundation.questions.typed import LIMITS, Raw, text, texts

_TEXT = "ui/questions/text.html"
_TEMPLATES = {
    "textarea": "textarea",
    "date": "date",
    "partial_date": "date",
    "choice": "radios",
    "yes_no": "radios",
    "choices": "checkboxes",
    "place": "place",
    "file": "file",
}
_MEDIA_TYPES = {
    "pdf": "application/pdf,.pdf",
    "jpeg": "image/jpeg,.jpg,.jpeg",
    "png": "image/png,.png",
    "docx": ".docx",
    "xlsx": ".xlsx",
}


@dataclass(frozen=True)
class Option:
    id: str
    value: str
    label: str
    hint: str
    selected: bool


@dataclass(frozen=True)
class Part:
    """One box of a date, or of a place; `options` make it a list to choose from."""

    id: str
    name: str
    label: str
    value: str
    width: str = ""
    autocomplete: str = ""
    options: Sequence[Option] = ()


@dataclass(frozen=True)
class UploadedFile:
    id: str
    name: str
    remove_id: str


def template(question: Question) -> str:
    name = _TEMPLATES.get(question.type)
    return f"ui/questions/{name}.html" if name else _TEXT


def input_attributes(question: Question) -> dict[str, str]:
    """Attributes of the input, for the right keyboard and for what the browser may fill in."""
    made = {"type": "text"} if template(question) == _TEXT else {}
    made |= {"autocomplete": question.autocomplete} if question.autocomplete else {}
    match question.type:
        case "number":
            made |= {"inputmode": "decimal" if question.decimals else "numeric", "spellcheck": "false"}
        case "phone":
            made |= {"type": "tel", "inputmode": "tel", "autocomplete": question.autocomplete or "tel"}
        case "citizen_number":
            made |= {"inputmode": "numeric", "spellcheck": "false", "autocomplete": "off"}
        case "person_name":
            made |= {"spellcheck": "false", "autocapitalize": "words"}
        case "file":
            made |= {"accept": ",".join(_MEDIA_TYPES[kind] for kind in question.accept)}
            made |= {"multiple": "multiple"} if question.max_files > 1 else {}
        case "textarea":
            made |= {"rows": "5", "maxlength": str(LIMITS["textarea"])}
    return made


def options(question: Question, typed: Raw, name: str) -> list[Option]:
    chosen = set(texts(typed, name))
    if question.type == "yes_no":
        offered = [("yes", _("Có"), ""), ("no", _("Không"), "")]
    else:
        offered = [(choice.value, str(choice.label), str(choice.hint)) for choice in question.choices]
    base = name.replace(".", "-")
    return [
        Option(base if n == 0 else f"{base}-{n + 1}", value, label, hint, value in chosen)
        for n, (value, label, hint) in enumerate(offered)
    ]


def parts(question: Question, typed: Raw, name: str, places: Sequence[tuple[str, str]]) -> list[Part]:
    if question.type in ("date", "partial_date"):
        return _date_parts(question, typed, name)
    if question.type != "place":
        return []
    code, base = text(typed, f"{name}.code"), name.replace(".", "-")
    chosen = [
        Option(f"{base}-code-{value}", value, label, "", value == code)
        for value, label in [("", _("Nơi khác (ghi ở ô bên dưới)")), *places]
    ]
    select = Part(f"{base}-code", f"{name}.code", _("Xã, phường"), code, options=chosen)
    box = Part(
        f"{base}-text",
        f"{name}.text",
        _("Số nhà, đường, thôn, tổ dân phố; nếu ở nơi khác thì ghi cả xã, tỉnh") if places else _("Địa chỉ"),
        text(typed, f"{name}.text"),
        autocomplete=question.autocomplete,
    )
    return [select, box] if places else [box]


def _date_parts(question: Question, typed: Raw, name: str) -> list[Part]:
    whole = text(typed, name)
    base = name.replace(".", "-")
    birthday = question.autocomplete == "bday"
    made = []
    for part, label, width in (("day", _("Ngày"), "2"), ("month", _("Tháng"), "2"), ("year", _("Năm"), "4")):
        value = text(typed, f"{name}.{part}") or (whole if part == "day" else "")
        filled = f"bday-{part}" if birthday else ""
        made.append(Part(f"{base}-{part}", f"{name}.{part}", label, value, width, filled))
    return made

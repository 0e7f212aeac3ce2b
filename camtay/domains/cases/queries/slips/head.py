"""What every slip begins with: whose it is, which form, which day."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils.timezone import localtime

from camtay.domains.cases.models import Case
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.calendar import local_day
from camtay.foundation.vietnamese import date_words, phone_display


@dataclass(frozen=True)
class Form:
    """One form of Phụ lục I. `number`: "" where it is not known which it is. `mark`: what follows its number ("Số: …/PBS-TTPVHCC"); "" where it has no number."""

    number: str
    title: str
    mark: str = ""


# The title of 04 is the circular's; people and other laws still call it phiếu xin lỗi và hẹn lại ngày trả kết quả.
FORMS = {
    "receipt": Form("01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "TTPVHCC"),
    "supplement": Form("02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "PBS-TTPVHCC"),
    "refusal": Form("03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ", "PTC-TTPVHCC"),
    "apology": Form("04", "Phiếu xin lỗi và đề nghị gia hạn thời gian giải quyết", "PXL"),
    "stop": Form("", "Thông báo dừng giải quyết hồ sơ"),
    "control": Form("06", "Phiếu kiểm soát quá trình giải quyết hồ sơ", "PKS-TTPVHCC"),
    "late": Form("", "Giải trình hồ sơ quá hạn"),
    "register": Form("07", "Sổ theo dõi hồ sơ", "STD-TTPVHCC"),
}


@dataclass(frozen=True)
class Head:
    """`office`: "phường Phú Xuân", as in UBND phường Phú Xuân; `town`: as in "Phú Xuân, ngày …"."""

    form: Form
    office: str
    town: str
    day: str
    practice: bool


def head(form: str, place: Place, *, day: date) -> Head:
    return Head(FORMS[form], office_of(place), place.short_name, date_words(day), place.practice)


def office_of(place: Place) -> str:
    """The place as it stands within a sentence: "phường Phú Xuân"."""
    return place.name[:1].lower() + place.name[1:]


def moment_words(moment: datetime) -> str:
    """“08 giờ 30 phút, ngày 03 tháng 7 năm 2026”, as the forms write it."""
    local = localtime(moment)
    return f"{local:%H} giờ {local:%M} phút, {date_words(local_day(moment))}"


def brief_moment(moment: datetime) -> str:
    """“08 giờ 30 phút, ngày 03/07/2026”, as tables write it."""
    return f"{localtime(moment):%H giờ %M phút, ngày %d/%m/%Y}"


@dataclass(frozen=True)
class Applicant:
    """Who filed. What is "" is not known here, and is left as a dotted line."""

    name: str
    address: str
    phone: str
    email: str = ""
    number: str = ""
    """The citizen number is never read for a slip: whoever signs writes it by hand where it is asked for."""


def applicant_of(case: Case) -> Applicant:
    phone = phone_display(case.applicant_phone) if case.applicant_phone else ""
    return Applicant(case.applicant_name, address_of(case), phone)


def address_of(case: Case) -> str:
    """As far as the map knows it: neighbourhood and commune."""
    person = case.applicant
    part = (person.neighbourhood if person else None) or case.neighbourhood
    commune = person.commune if person else None
    return ", ".join(place.name for place in (part, commune) if place is not None)


@dataclass(frozen=True)
class Desk:
    """Where people ask and bring things."""

    phone: str
    address: str
    email: str


def desk_of(place: Place) -> Desk:
    said = places.settings_of(place)
    phone = phone_display(said.desk_phone) if said.desk_phone else ""
    return Desk(phone, said.desk_address, said.desk_email)


def address_to_follow(case: Case) -> str:
    """Where the QR leads; "" for a case without a token."""
    return f"{settings.CAMTAY_PUBLIC_URL}{case.path}" if case.token else ""

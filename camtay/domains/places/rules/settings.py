"""What may be set for a place, and of what form."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from camtay.foundation.vietnamese import clean, phone_normal

MOST_KM = 200


@dataclass(frozen=True)
class Settings:
    """What is set for a place, with defaults. `agency_id`: the place's identifier (QĐ 09/2025/QĐ-TTg), such as
    H57.12; no list of them is public, so each place says its own. `case_code_pattern`: a regular expression that the
    codes of cases here fit; used to find codes in text, never to refuse one. `own_intake`: the place takes cases in
    itself, rather than in the provincial system. `desk_phone`: as +84… `km_to_centre_default`: from a home to where
    cases are taken in, on the place's own average; None where nobody has said.
    `morning_list`: officials get by e-mail each working morning what is about to be due. `review_share`: of a
    hundred claims that somebody does a thing alone, how many are drawn to be seen again.
    """

    agency_id: str = ""
    case_code_pattern: str = r"(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}(?:\.\d{1,3})*-\d{6}-\d{4,}"
    own_intake: bool = False
    desk_name: str = ""
    desk_phone: str = ""
    desk_email: str = ""
    desk_address: str = ""
    km_to_centre_default: float | None = None
    morning_list: bool = True
    review_share: int = 5


@dataclass(frozen=True)
class Setting:
    """`read`: from what a form or a file gives to the value kept; raises ValidationError in words for people.
    `inherited`: a commune that sets none has its province's."""

    key: str
    label: str | Promise
    read: Callable[[Any], Any]
    inherited: bool = False


def _words(limit: int) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        said = clean(str(value))
        if len(said) > limit:
            raise ValidationError(_("Dài quá %(limit)d chữ."), params={"limit": limit})
        return said

    return read


def _agency(value: Any) -> str:
    said = clean(str(value)).upper()
    if said and not re.fullmatch(r"[A-Z0-9]+(\.[A-Z0-9]+)*", said):
        raise ValidationError(_("Mã định danh gồm chữ, số và dấu chấm, ví dụ H57.12."))
    return said[:40]


def _pattern(value: Any) -> str:
    said = str(value).strip()
    try:
        re.compile(said)
    except re.error as error:
        raise ValidationError(
            _("Biểu thức này sai cú pháp. Hãy hỏi người quản trị của thành phố.")
        ) from error
    return said[:200]


def _phone(value: Any) -> str:
    said = str(value).strip()
    normal = phone_normal(said) if said else ""
    if normal is None:
        raise ValidationError(_("Số điện thoại không đúng. Ví dụ đúng: 0234 3822 222."))
    return normal


def _email(value: Any) -> str:
    said = str(value).strip()
    if said:
        validate_email(said)
    return said


def _distance(value: Any) -> float | None:
    """Kilometres with one decimal, "1,8" or "1.8"; empty where it is not known."""
    said = str(value).strip().replace(",", ".")
    if not said:
        return None
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,3})?", said) or not 0.1 <= round(float(said), 1) <= MOST_KM:
        raise ValidationError(
            _("Hãy ghi số ki-lô-mét từ 0,1 đến %(most)s, ví dụ 1,8."), params={"most": MOST_KM}
        )
    return round(float(said), 1)


def _percent(value: Any) -> int:
    """Of a hundred; the usual number where nothing is said."""
    said = str(value).strip().removesuffix("%").strip() or str(Settings.review_share)
    if not re.fullmatch(r"[0-9]{1,3}", said) or int(said) > 100:
        raise ValidationError(_("Hãy ghi một số từ 0 đến 100."))
    return int(said)


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValidationError(_("Hãy chọn có hoặc không."))
    return value


SETTINGS = {
    setting.key: setting
    for setting in (
        Setting("agency_id", _("Mã định danh cơ quan"), _agency),
        Setting("case_code_pattern", _("Mẫu mã hồ sơ"), _pattern, inherited=True),
        Setting("own_intake", _("Tự tiếp nhận hồ sơ trên hệ thống này"), _switch),
        Setting("desk_name", _("Tên nơi tiếp nhận"), _words(120)),
        Setting("desk_phone", _("Điện thoại nơi tiếp nhận"), _phone),
        Setting("desk_email", _("Thư điện tử nơi tiếp nhận"), _email),
        Setting("desk_address", _("Địa chỉ nơi tiếp nhận"), _words(200)),
        Setting("km_to_centre_default", _("Từ nhà dân đến trung tâm, trung bình (km)"), _distance),
        Setting("morning_list", _("Gửi danh sách 7 giờ 30 cho cán bộ và lãnh đạo"), _switch),
        Setting(
            "review_share", _("Xem lại mấy phần trăm lời ghi “tự làm được” (%)"), _percent, inherited=True
        ),
    )
}
# What a commune says of each of its neighbourhoods.
KM_TO_CENTRE = Setting("km_to_centre", _("Từ thôn, tổ đến trung tâm (km)"), _distance)


def merged(own: Mapping[str, Any], above: Mapping[str, Any]) -> Settings:
    """The settings of a place from what it sets, and what its province sets for those that are inherited."""
    known = {field.name for field in fields(Settings)}
    handed_down = {key: value for key, value in above.items() if key in known and SETTINGS[key].inherited}
    return Settings(**{**handed_down, **{key: value for key, value in own.items() if key in known}})

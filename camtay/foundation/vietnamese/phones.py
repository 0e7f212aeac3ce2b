"""Vietnamese telephone numbers, stored as +84…, shown as people say them."""

import re

_ALLOWED = re.compile(r"^[+(]?[0-9][0-9 .()\-]*$")


def phone_normal(raw: str) -> str | None:
    """“0912 345 678” as “+84912345678”; None when it is no number one can call.

    Characters are checked first: phonenumbers would read letters as the keys they stand on.
    """
    import phonenumbers  # 60 ms, and most processes never see a number

    raw = raw.strip().replace("\u00a0", " ")
    if not _ALLOWED.match(raw):
        return None
    try:
        parsed = phonenumbers.parse(raw, "VN")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def phone_display(normal: str) -> str:
    """“+84912345678” as “0912 345 678”; a foreign number with its country code."""
    import phonenumbers

    parsed = phonenumbers.parse(normal, "VN")
    shown = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    if parsed.country_code == 84:
        shown = phonenumbers.PhoneNumberFormat.NATIONAL
    return phonenumbers.format_number(parsed, shown)


def is_mobile(normal: str) -> bool:
    """Can a text message reach it?"""
    import phonenumbers

    kinds = phonenumbers.PhoneNumberType
    found = phonenumbers.number_type(phonenumbers.parse(normal, "VN"))
    return found in (kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE)

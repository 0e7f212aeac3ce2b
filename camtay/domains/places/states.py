"""Kinds and types of place, as data."""

from collections.abc import Mapping

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """The three floors of the map. Districts are no more since 1 July 2025 (two-tier local government)."""

    PROVINCE = "province", _("Tỉnh, thành phố")
    COMMUNE = "commune", _("Xã, phường, đặc khu")
    NEIGHBOURHOOD = "neighbourhood", _("Thôn, tổ dân phố")


class Type(models.TextChoices):
    TINH = "tinh", _("Tỉnh")
    THANH_PHO = "thanh_pho", _("Thành phố")
    XA = "xa", _("Xã")
    PHUONG = "phuong", _("Phường")
    DAC_KHU = "dac_khu", _("Đặc khu")
    THON = "thon", _("Thôn")
    TO_DAN_PHO = "to_dan_pho", _("Tổ dân phố")


KIND_OF = {
    Type.TINH: Kind.PROVINCE,
    Type.THANH_PHO: Kind.PROVINCE,
    Type.XA: Kind.COMMUNE,
    Type.PHUONG: Kind.COMMUNE,
    Type.DAC_KHU: Kind.COMMUNE,
    Type.THON: Kind.NEIGHBOURHOOD,
    Type.TO_DAN_PHO: Kind.NEIGHBOURHOOD,
}
# What the journal calls the deeds that no permission is named after.
DEED_WORDS: Mapping[str, str | Promise] = {
    "places.load_units": _("Nạp danh mục đơn vị hành chính"),
    "places.change_neighbourhood": _("Sửa thôn, tổ dân phố"),
    "places.create_neighbourhood": _("Thêm thôn, tổ dân phố"),
    "places.undo_neighbourhoods": _("Hoàn tác lần nạp thôn, tổ dân phố"),
}

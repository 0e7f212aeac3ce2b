"""The table by which a commune brings in its neighbourhoods."""

from django.utils.translation import gettext_lazy as _

from camtay.domains.places.rules.names import NEIGHBOURHOOD_WORDS
from camtay.foundation.tables import parsers
from camtay.foundation.tables.columns import Column, Schema

SCHEMA = Schema(
    name="places.neighbourhoods",
    label=_("Danh sách thôn, tổ dân phố"),
    key=("code", "name"),
    columns=(
        Column(
            "code",
            _("Mã"),
            ("Mã thôn", "Mã tổ dân phố", "Mã TDP", "Mã thôn, tổ dân phố", "Mã thôn/TDP", "Mã đơn vị"),
            parse=parsers.code(32, r"[A-Za-z0-9.\-]+", example="19945-001"),
        ),
        Column(
            "name",
            _("Tên"),
            (
                "Tên thôn",
                "Tên tổ dân phố",
                "Tên TDP",
                "Tên thôn, tổ dân phố",
                "Tên thôn/TDP",
                "Thôn, tổ dân phố",
                "Thôn/tổ dân phố",
                "Thôn/TDP",
                "Thôn",
                "Tổ dân phố",
            ),
            required=True,
            parse=parsers.text(100),
        ),
        Column(
            "type",
            _("Loại"),
            ("Loại hình", "Phân loại"),
            parse=parsers.choice(NEIGHBOURHOOD_WORDS),
        ),
        Column("households", _("Số hộ"), ("Tổng số hộ", "Số hộ dân", "Hộ"), parse=parsers.whole(0, 100_000)),
        Column(
            "residents",
            _("Số nhân khẩu"),
            ("Nhân khẩu", "Số khẩu", "Dân số", "Số dân", "Tổng số nhân khẩu", "Tổng nhân khẩu"),
            parse=parsers.whole(0, 1_000_000),
        ),
    ),
)

"""Points of the service-quality index (Bộ chỉ số 766): the items as data, and the arithmetic of the national portal.

A rate R gives R × points; an item with a target gives all its points from the target on, below it R/target × points.
Two decimals, half up. An item without a single record is not judged, neither is one that the product holds nothing
about; what could not be judged is taken out of the score and named, never counted as nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from camtay.domains.indicators.rules.shapes import Figure

CENT = Decimal("0.01")


@dataclass(frozen=True, kw_only=True)
class Item:
    """One component. `number`: as the portal counts it, empty where we have not read it. `points`: None where we know of
    the group's alone. `indicator`: the code of the share that is its rate, empty where the product holds nothing;
    `lacks` then says what. `target`: from which rate on all points are given."""

    code: str
    label: str | Promise
    points: int | None
    number: str = ""
    indicator: str = ""
    target: Decimal | None = None
    lacks: str | Promise = ""
    note: str | Promise = ""


@dataclass(frozen=True, kw_only=True)
class ItemGroup:
    code: str
    label: str | Promise
    points: int
    items: tuple[Item, ...]


_PORTAL = _("Chỉ Cổng Dịch vụ công quốc gia biết: danh sách nạp vào không ghi.")
_NO_PAYMENTS = _("Danh sách nạp vào không ghi việc thanh toán, và Cầm Tay không thu tiền.")
_NO_PETITIONS = _("Cầm Tay không giữ phản ánh, kiến nghị: chúng ở hệ thống của thành phố và Cổng quốc gia.")
GROUPS: tuple[ItemGroup, ...] = (
    ItemGroup(
        code="open",
        label=_("Công khai, minh bạch"),
        points=18,
        items=(
            Item(code="PUBLISH_ON_TIME", label=_("Công bố đúng hạn"), points=6, lacks=_PORTAL),
            Item(
                code="PUBLIC_UPDATE_ON_TIME",
                label=_("Cập nhật, công khai đúng hạn"),
                points=4,
                lacks=_PORTAL,
            ),
            Item(code="PUBLIC_CONTENT_FULL", label=_("Nội dung công khai đầy đủ"), points=2, lacks=_PORTAL),
            Item(
                code="DOSSIER_SYNC", number="1.4", label=_("Đồng bộ hồ sơ"), points=6,
                lacks=_("Cần số hồ sơ ở Cổng quốc gia để so với số hồ sơ ở đây."),
            ),
        ),
    ),
    ItemGroup(
        code="progress",
        label=_("Tiến độ giải quyết"),
        points=20,
        items=(
            Item(
                code="ON_TIME", number="2.1", label=_("Giải quyết đúng hạn"), points=20, indicator="cases.on_time",
                note=_("Tính hồ sơ đã xong trong kỳ. Hồ sơ chưa xong mà quá hạn xem ở “Đang quá hạn”."),
            ),
        ),
    ),
    ItemGroup(
        code="online",
        label=_("Dịch vụ công trực tuyến"),
        points=12,
        items=(
            Item(
                code="ONLINE_PROVIDED", number="3.1, 3.2", points=None,
                label=_("Cung cấp dịch vụ công trực tuyến và có phát sinh hồ sơ"),
                lacks=_PORTAL,
            ),
            Item(
                code="ONLINE_DOSSIER", number="3.3", label=_("Hồ sơ trực tuyến"), points=None,
                indicator="cases.online_with_result", target=Decimal("0.5"),
                lacks=_("Có tỷ lệ, nhưng chưa có nguồn nói mục này được mấy trong 12 điểm của nhóm."),
            ),
        ),
    ),
    ItemGroup(
        code="payment",
        label=_("Thanh toán trực tuyến"),
        points=10,
        items=(
            Item(
                code="PAYMENT_PROVIDED", number="3.5", label=_("Thủ tục được thanh toán trực tuyến"), points=2,
                target=Decimal("0.8"), lacks=_NO_PAYMENTS,
            ),
            Item(
                code="PAYMENT_USED", number="3.5b", label=_("Thủ tục có giao dịch trực tuyến"), points=2,
                lacks=_NO_PAYMENTS,
            ),
            Item(
                code="PAYMENT_DOSSIER", number="3.6", label=_("Hồ sơ thanh toán trực tuyến"), points=6,
                lacks=_NO_PAYMENTS,
            ),
        ),
    ),
    ItemGroup(
        code="digital",
        label=_("Số hóa hồ sơ"),
        points=22,
        items=(
            Item(
                code="ORIGINAL_RESULT_AVAILABLE", number="4.1", label=_("Cấp kết quả điện tử"), points=6,
                indicator="cases.result_electronic",
            ),
            Item(
                code="SO_HOA_GIAY_TO_GIAI_QUYET", number="4.2", label=_("Số hóa giấy tờ, kết quả"), points=4,
                indicator="cases.digitised", target=Decimal("0.8"),
            ),
            Item(
                code="REUSED_DIGITIZED_DATA", number="4.3", label=_("Khai thác, sử dụng lại giấy tờ đã số hóa"),
                points=2, target=Decimal("0.8"),
                lacks=_("Danh sách nạp vào chưa có cột “tái sử dụng giấy tờ”."),
            ),
            Item(
                code="ELECTRONIC_CERTIFIED_COPY", label=_("Chứng thực bản sao điện tử"), points=2, lacks=_PORTAL
            ),
            Item(
                code="SYNCED_WITH_DVCQG_PERSONAL_STORAGE", points=4,
                label=_("Đưa vào kho dữ liệu tổ chức, cá nhân"),
                lacks=_PORTAL,
            ),
            Item(
                code="CITIZEN_DATA_CONNECTED_DOSSIER", points=2,
                label=_("Hồ sơ có kết nối cơ sở dữ liệu quốc gia về dân cư"),
                lacks=_PORTAL,
            ),
            Item(
                code="CITIZEN_DATA_CONNECTED_FORMALITY", points=2,
                label=_("Thủ tục có kết nối cơ sở dữ liệu quốc gia về dân cư"),
                lacks=_PORTAL,
            ),
        ),
    ),
    ItemGroup(
        code="satisfaction",
        label=_("Mức độ hài lòng"),
        points=18,
        items=(
            Item(
                code="PETITION_PROCESSING_ON_TIME", label=_("Xử lý phản ánh, kiến nghị đúng hạn"), points=6,
                lacks=_NO_PETITIONS,
            ),
            Item(
                code="PETITION_HANDLING_SATISFACTION", label=_("Hài lòng về xử lý phản ánh, kiến nghị"), points=6,
                lacks=_NO_PETITIONS,
            ),
            Item(
                code="DOSSIER_RECEIVING_SATISFACTION", number="5.4", points=6,
                label=_("Hài lòng về tiếp nhận, giải quyết hồ sơ"),
                indicator="cases.satisfied", target=Decimal("0.9"),
                note=_("Theo điểm người dân chấm ghi ở đây, không phải điểm chấm trên Cổng quốc gia."),
            ),
        ),
    ),
)  # fmt: skip
WHOLE = sum(group.points for group in GROUPS)
CODES = tuple(item.indicator for group in GROUPS for item in group.items if item.indicator)


@dataclass(frozen=True)
class ItemScore:
    """`points`: None where the item is not judged. `figure`: its rate, None where the product holds nothing."""

    item: Item
    figure: Figure | None
    points: Decimal | None

    @property
    def is_judged(self) -> bool:
        return self.points is not None


@dataclass(frozen=True)
class GroupScore:
    group: ItemGroup
    items: tuple[ItemScore, ...]

    @property
    def points(self) -> Decimal:
        return sum((one.points for one in self.items if one.points is not None), Decimal(0))

    @property
    def judged(self) -> int:
        """Out of how many of the group's points."""
        return sum(one.item.points or 0 for one in self.items if one.is_judged)


@dataclass(frozen=True)
class ScoreCard:
    """The index of one place in one window: `points` out of the `judged` points, which are at most WHOLE."""

    groups: tuple[GroupScore, ...]

    @property
    def points(self) -> Decimal:
        return sum((one.points for one in self.groups), Decimal(0))

    @property
    def judged(self) -> int:
        return sum(one.judged for one in self.groups)

    @property
    def share(self) -> float | None:
        """Of the points that could be judged; None where none could."""
        return float(self.points / self.judged) if self.judged else None

    @property
    def missing(self) -> int:
        return WHOLE - self.judged


def points_of(item: Item, figure: Figure | None) -> Decimal | None:
    """None where the item cannot be judged: nothing held, its points unknown, or not a single record."""
    if item.points is None or figure is None or not figure.denominator:
        return None
    rate = Decimal(figure.numerator) / Decimal(figure.denominator)
    reached = rate if item.target is None else min(rate / item.target, Decimal(1))
    return (reached * item.points).quantize(CENT, ROUND_HALF_UP)


def scored(figures: Iterable[Figure]) -> ScoreCard:
    """The score of what these figures say; others among them are not looked at."""
    by_code: Mapping[str, Figure] = {one.code: one for one in figures}
    return ScoreCard(
        tuple(
            GroupScore(
                group,
                tuple(
                    ItemScore(item, found, points_of(item, found))
                    for item in group.items
                    for found in (by_code.get(item.indicator),)
                ),
            )
            for group in GROUPS
        )
    )

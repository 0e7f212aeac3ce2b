"""The stops of the manual's tour: what is seen, by whom, and how one gets there."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.journeys import field_phone as phones

Step = Callable[[Page], object]


@dataclass(frozen=True)
class Stop:
    """`who`: a key of the demo's people, "" for anybody."""

    name: str
    who: str
    steps: tuple[Step, ...]
    devices: tuple[str, ...] = ("phone", "desktop")
    first_screen: bool = False  # what is seen without scrolling is enough


def opens(path: str) -> Step:
    return lambda page: page.goto(path)


def follows(selector: str) -> Step:
    """The first link that fits."""
    return lambda page: page.locator(selector).first.click()


def follows_words(words: str) -> Step:
    return lambda page: page.locator("main").get_by_role("link", name=words).first.click()


def types(label: str, words: str) -> Step:
    return lambda page: page.get_by_label(label).first.fill(words)


def presses(name: str) -> Step:
    return lambda page: page.locator("main").get_by_role("button", name=name).first.click()


def lists(path: str, state: str = "") -> tuple[Step, ...]:
    """Into a list and into its first line, or the first that says `state`."""
    row = f'main tr:has-text("{state}") a[href*="/ho-so/"]' if state else 'main tr a[href*="/ho-so/"]'
    return opens(path), follows(row)


def mine(words: str = "") -> tuple[Step, ...]:
    """One's own case that says these words."""
    return opens("/ho-so/"), follows(f'main .ct-card:has-text("{words}") a')


def app(*steps: Step) -> tuple[Step, ...]:
    """The helpers' app, enrolled and with what belongs on it."""
    return (
        lambda page: phones.enrol(page, "Máy của Ánh"),
        phones.all_sent,
        lambda page: phones.go(page, "Tuần này"),
        *steps,
    )


def phone(name: str, *steps: Step, who: str = "anh") -> Stop:
    """Nobody enrols more than five phones."""
    return Stop(name, who, steps, ("phone",), first_screen=True)


def to(tab: str) -> Step:
    return lambda page: phones.go(page, tab)


def taps(selector: str) -> Step:
    return lambda page: page.locator(selector).first.click()


def cuts_the_network(page: Page) -> None:
    page.context.set_offline(True)


def says(words: str) -> Step:
    return lambda page: page.locator("main").get_by_text(words, exact=True).click()


def waits_for(selector: str) -> Step:
    return lambda page: page.locator(selector).first.wait_for()


def scans(page: Page) -> None:
    """What the code on the page leads to, as a neighbour sees it who has not signed in."""
    address = page.locator('main p[translate="no"]').inner_text()
    page.context.clear_cookies()
    page.goto(address)


GOAL = 'main a[href*="/muc-tieu/"]'
FORM = 'main a[href*="/bieu-mau/"]'
OLDER = 'main tbody tr:has-text("đã có bản mới hơn") a'

SESSION = (
    to("Ghi buổi"),
    taps("main li button"),
    taps('main li button:has-text("VNeID")'),
    says("Làm được khi có người giúp"),
    says("Ký phiếu giấy"),
)

TOUR = (
    Stop("home", "", (opens("/"),)),
    Stop("find", "", (opens("/tim/?q=lam+giay+khai+sinh"),)),
    Stop("procedure", "", (opens("/thu-tuc/1.001193/"),)),
    Stop("guide", "sen", (opens("/thu-tuc/2.000635/huong-dan/"),)),
    Stop("lessons", "", (opens("/hoc/"),)),
    Stop("lesson", "", (opens("/hoc/pay_qr/"),)),
    Stop("practise", "", (opens("/tap/tra-tien-qr/3/?sai=3&cham=on"),)),
    Stop("lesson-cards", "lan", (opens("/can-bo/hoc/bai/"),)),
    Stop("lesson-voices", "thao", (opens("/can-bo/hoc/giong-doc/19753/pay_qr/"),)),
    Stop("my-cases", "tam", (opens("/ho-so/"),)),
    Stop("form-page", "tam", (opens("/ho-so/"), follows('main .ct-card:has-text("Bắt đầu lúc") a'))),
    Stop("my-case", "mai", mine("Đang giải quyết")),
    Stop("my-result", "mai", mine("Đã trả kết quả")),
    Stop("supply", "tam", (*mine("Chờ bổ sung"), follows('main a[href$="/bo-sung/"]'))),
    Stop("mandates", "huong", (opens("/uy-quyen/"),)),
    Stop("my-journal", "mai", (opens("/nhat-ky/"),)),
    Stop("my-data", "mai", (opens("/du-lieu-cua-toi/"),)),
    Stop("public-figures", "", (opens("/so-lieu/19753/"),)),
    Stop("helping", "lan", (opens("/can-bo/huong-dan/"),)),
    Stop("desk-home", "nga", (opens("/can-bo/"),)),
    Stop("desk-intake", "nga", (opens("/can-bo/cho-tiep-nhan/"),)),
    Stop("desk-case-submitted", "nga", lists("/can-bo/cho-tiep-nhan/")),
    Stop("desk-case-ready", "nga", lists("/can-bo/ho-so/?trang_thai=result_ready", "Đã có kết quả")),
    Stop("counter", "nga", (opens("/can-bo/tiep-nhan-moi/"),)),
    Stop("imports", "nga", (opens("/can-bo/nap-danh-sach/"),)),
    Stop("desk-mine", "phuc", (opens("/can-bo/viec-cua-toi/"),)),
    Stop("desk-case-work", "phuc", lists("/can-bo/dang-giai-quyet/", "Đang giải quyết")),
    Stop(
        "pause",
        "phuc",
        (*lists("/can-bo/dang-giai-quyet/", "Đang giải quyết"), follows('main a[href$="/tam-dung/"]')),
    ),
    Stop("desk-search", "phuc", (opens("/can-bo/ho-so/"),)),
    Stop("desk-late", "phuc", (opens("/can-bo/dang-giai-quyet/?phan=qua-han"),)),
    Stop("apologies", "phuc", (opens("/can-bo/xin-loi/"),)),
    Stop("disruptions", "ha", (opens("/can-bo/su-co/"),)),
    Stop("morning", "ha", (opens("/can-bo/danh-sach-sang/"),)),
    Stop("desk-work", "ha", (opens("/can-bo/dang-giai-quyet/"),)),
    Stop("tasks", "vinh", (opens("/can-bo/viec/?phan=ca-noi"),)),
    Stop("task-new", "vinh", (opens("/can-bo/viec/moi/"),)),
    Stop("task", "phuc", (opens("/can-bo/viec/"), follows("main tbody a"))),
    Stop("process", "ha", (opens("/can-bo/quy-trinh/1.001193/"),)),
    Stop("desk-sign", "dung", (opens("/can-bo/viec-cua-toi/"),)),
    Stop("desk-case-leader", "vinh", lists("/can-bo/dang-giai-quyet/", "Đang giải quyết")),
    Stop("data-requests", "thao", (opens("/can-bo/yeu-cau-du-lieu/"),)),
    Stop("figures", "vinh", (opens("/dieu-hanh/19753/"),)),
    Stop(
        "figures-screen",
        "phuoc",
        (opens("/dieu-hanh/19858/?man-hinh=1"),),
        devices=("desktop",),
        first_screen=True,
    ),
    Stop("compare", "trang", (opens("/dieu-hanh/46/so-sanh/"),)),
    Stop("figure", "phuoc", (opens("/dieu-hanh/19858/cases.on_time/"),)),
    Stop("breakdown", "phuoc", (opens("/dieu-hanh/19858/cases.on_time/theo/thu-tuc/"),)),
    Stop("durations", "phuoc", (opens("/dieu-hanh/19858/thoi-gian-giai-quyet/"),)),
    Stop("sheets", "phuoc", (opens("/can-bo/to-tong-hop/"),)),
    Stop("monday", "phuoc", (opens("/can-bo/to-dau-tuan/"),)),
    Stop("statement", "cuong", (opens("/can-bo/bang-ke/"),)),
    Stop("day-count", "yen", (opens("/can-bo/so-lieu-trong-ngay/"),)),
    Stop("village", "loc", (opens("/can-bo/thon-minh/"),)),
    Stop("classes", "thinh", (opens("/can-bo/hoc/lop/"),)),
    Stop("class", "thinh", (opens("/can-bo/hoc/lop/"), follows_words("Trả tiền bằng mã QR"))),
    Stop(
        "class-scanned",
        "thinh",
        (opens("/can-bo/hoc/lop/"), follows_words("Trả tiền bằng mã QR"), scans),
        devices=("phone",),
    ),
    Stop("plan-kept", "phuoc", (opens("/can-bo/ke-hoach/"), follows("main tbody a"))),
    Stop("plan", "phuoc", (opens("/dieu-hanh/ke-hoach/"), follows("main tbody a"))),
    Stop("goal", "phuoc", (opens("/dieu-hanh/ke-hoach/"), follows("main tbody a"), follows(GOAL))),
    Stop("scores", "phuoc", (opens("/dieu-hanh/19858/chi-so-766/"),)),
    Stop("checks", "phuoc", (opens("/dieu-hanh/19858/kiem-tra-du-lieu/"),)),
    Stop("check", "phuoc", (opens("/dieu-hanh/19858/kiem-tra-du-lieu/"), follows("main tbody a"))),
    Stop("closings", "thu", (opens("/dieu-hanh/19945/chot/"),)),
    Stop(
        "closing-new",
        "thu",
        (opens("/dieu-hanh/19945/chot/"), follows('main a[href*="/chot/cds-thang/"]:visible')),
    ),
    Stop("closing", "thu", (opens("/dieu-hanh/19945/chot/"), follows("main tbody a"))),
    Stop(
        "closing-now",
        "thu",
        (opens("/dieu-hanh/19945/chot/"), follows(OLDER), follows_words("So với số liệu bây giờ")),
    ),
    Stop("reports", "tram", (opens("/can-bo/bao-cao/"),)),
    Stop("report-form", "tram", (opens("/can-bo/bao-cao/"), follows(FORM))),
    Stop(
        "report-point", "tram", (opens("/can-bo/bao-cao/"), follows(FORM), follows('main a[href*="/chi-o/"]'))
    ),
    Stop("report-filing", "tram", (opens("/can-bo/bao-cao/"), follows_words("Xem bản đã điền"))),
    Stop("sign-in", "", (opens("/dang-nhap/"),)),
    Stop("staff", "an", (opens("/can-bo/nguoi/"),)),
    Stop("audit-journal", "kiem", (opens("/can-bo/nguoi/nhat-ky/"),)),
    Stop("teams", "long", (opens("/can-bo/to/"),)),
    Stop("team", "long", (opens("/can-bo/to/"), follows_words("thôn Kế Võ"))),
    Stop("officials", "tram", (opens("/can-bo/can-bo-hoc/"),)),
    Stop("place", "an", (opens("/can-bo/dia-ban/"),)),
    phone("field-enrol", opens("/field/"), types("Đặt tên cho máy này", "Máy của Ánh")),
    phone("field-home", *app(waits_for("main .card"))),
    phone("field-record", *app(*SESSION)),
    phone("field-newcomer", *app(to("Ghi buổi"), presses("Người chưa có trong danh sách"))),
    phone("field-lesson", *app(to("Bài học"), taps('main a:has-text("VNeID")'))),
    phone("field-send", *app(cuts_the_network, *SESSION, presses("Lưu"), to("Gửi"))),
    phone("field-settings", *app(to("Máy này")), who="my"),
)

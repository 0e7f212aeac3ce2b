"""Work given in Phú Xuân and Phong Thái by the ordinary actions: a task in every state, parts, more time, a deputy."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from camtay.demo.own import working_day
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.domains.places import queries as places
from camtay.domains.tasks import actions
from camtay.domains.tasks.actions import Time
from camtay.domains.tasks.models import Task
from camtay.foundation.access import Actor
from camtay.foundation.calendar import Calendar, local_day

MORNING = time(8, 0)
PLAN = "Kế hoạch 57/KH-UBND về chuyển đổi số năm 2026"
CHAIR = "Chủ tịch UBND giao tại giao ban tuần"


@dataclass(frozen=True)
class Story:
    """One task. `given`: so many working days ago; `days`: its time, in working days; `steps`: days ago, deed, key of
    who does it, and what is said (or, of a hand-on, to whom)."""

    place: str
    giver: str
    doer: str
    title: str
    product: str
    authority: str
    given: int
    days: int
    steps: tuple[tuple[int, str, str, str], ...] = ()


STORIES = (
    Story("19753", "vinh", "phuc", "Rà soát hộ chưa có tài khoản định danh ở Tổ 3, Tổ 7", "Danh sách hộ", PLAN, 1, 6),
    Story("19753", "vinh", "thao", "Lập biểu dân số, hộ theo tổ dân phố", "Biểu Excel", CHAIR, 4, 6,
          ((3, "accept", "thao", ""),)),
    Story("19753", "ha", "phuc", "Niêm yết lại thủ tục hộ tịch đã sửa", "Ảnh bảng niêm yết", "Trưởng phòng giao", 9, 4,
          ((8, "accept", "phuc", ""), (7, "start", "phuc", ""))),
    Story("19753", "vinh", "nga", "Đặt bàn hướng dẫn nộp hồ sơ trực tuyến tại một cửa", "Ảnh, lịch trực", PLAN, 12, 6,
          ((11, "accept", "nga", ""), (7, "finish", "nga", "Đã đặt hai máy, có lịch trực cả tuần."),
           (6, "confirm", "vinh", ""))),
    Story("19753", "vinh", "quynh", "Viết bài hướng dẫn tra cứu hồ sơ bằng mã QR", "Bài đăng trang phường", PLAN, 6, 6,
          ((5, "accept", "quynh", ""), (1, "finish", "quynh", "Đã viết xong, kèm bốn ảnh."))),
    Story("19753", "ha", "phuc", "Tổng hợp ý kiến bà con về thời gian trả kết quả", "Báo cáo một trang", CHAIR, 8, 9,
          ((7, "accept", "phuc", ""), (4, "finish", "phuc", "Đã tổng hợp 60 phiếu."),
           (3, "send_back", "ha", "Thiếu ý kiến của Tổ 21, hỏi thêm rồi gửi lại."))),
    Story("19753", "vinh", "son", "Đối chiếu danh sách cấp căn cước cho người cao tuổi", "Danh sách", PLAN, 3, 8,
          ((2, "decline", "son", "Việc này thuộc Phòng Văn hóa - Xã hội, công an chỉ phối hợp."),)),
    Story("19753", "vinh", "hai", "Mời bà con Tổ 3 đến lớp dùng điện thoại", "Danh sách người đến", PLAN, 5, 5,
          ((4, "accept", "hai", ""),)),
    Story("19753", "vinh", "nga", "Sắp lại kho hồ sơ giấy quý I", "Mục lục kho", CHAIR, 10, 12,
          ((9, "hand_on", "nga", "phuc"), (8, "accept", "phuc", ""))),
    Story("19753", "vinh", "thao", "Thử máy lấy số cũ", "Biên bản", CHAIR, 15, 10,
          ((10, "drop", "vinh", "Đã có máy mới, không cần thử máy cũ."),)),
    Story("19858", "phuoc", "cuong", "Giải trình hồ sơ đất đai trễ hạn tháng này", "Báo cáo giải trình", CHAIR, 7, 4,
          ((6, "accept", "cuong", ""), (5, "start", "cuong", ""), (1, "ask", "cuong", "Chờ số liệu của Văn phòng đăng ký đất đai."))),
    Story("19858", "phuoc", "yen", "Gọi điện hẹn lại 12 người có hồ sơ chờ bổ sung", "Danh sách đã gọi", CHAIR, 2, 2,
          ((1, "accept", "yen", ""),)),
    Story("19858", "phuoc", "cuong", "Lập kế hoạch tuyên truyền nộp hồ sơ trực tuyến", "Kế hoạch", PLAN, 9, 15,
          ((8, "accept", "cuong", ""), (7, "split", "cuong", "yen"))),
)  # fmt: skip


class Player:
    """Tells the stories as they went, day by day."""

    def __init__(self, accounts: dict[str, Account], today: datetime, calendar: Calendar) -> None:
        self.accounts, self.today, self.calendar = accounts, today, calendar

    def actor(self, key: str, now: datetime) -> Actor:
        return people.actor_of(self.accounts[key], on=local_day(now))

    def at(self, days_ago: int) -> datetime:
        return working_day(self.today, days_ago, MORNING, self.calendar)

    def play(self, story: Story) -> None:
        place, now = places.by_code(story.place), self.at(story.given)
        assert place is not None
        task = actions.give(
            place=place, doer=self.accounts[story.doer], time=Time(amount=story.days, unit="working_day"),
            title=story.title, product=story.product, authority=story.authority, by=self.actor(story.giver, now),
            now=now,
        )  # fmt: skip
        for number, (days_ago, deed, key, said) in enumerate(story.steps, start=1):
            moment = self.at(days_ago) + timedelta(minutes=10 * number)
            self._step(task, deed, self.actor(key, moment), said, moment)

    def _step(self, task: Task, deed: str, by: Actor, said: str, now: datetime) -> None:
        known: dict[str, Callable[[], object]] = {
            "finish": lambda: actions.finish(task_id=task.pk, outcome=said, by=by, now=now),
            "hand_on": lambda: actions.hand_on(task_id=task.pk, to=self.accounts[said], by=by, now=now),
            "ask": lambda: actions.ask_extension(
                task_id=task.pk, time=Time(day=local_day(now) + timedelta(days=6)), reason=said, by=by, now=now
            ),
            "split": lambda: actions.split(
                task_id=task.pk, doer=self.accounts[said], time=Time(amount=5, unit="working_day"),
                title="Gom số liệu nộp trực tuyến ba tháng", product="Bảng số liệu", by=by, now=now,
            ),
        }  # fmt: skip
        if deed in known:
            known[deed]()
        else:
            actions.turn(task_id=task.pk, move=deed, reason=said, by=by, now=now)


def play(accounts: dict[str, Account], *, now: datetime, calendar: Calendar) -> int:
    """The number of tasks. Phúc is away for a week, and Thảo stands in for him."""
    player = Player(accounts, now, calendar)
    for story in STORIES:
        player.play(story)
    place = places.by_code("19753")
    assert place is not None
    actions.depute(
        place=place, principal=accounts["phuc"], deputy=accounts["thao"], valid_from=local_day(now) + timedelta(days=7),
        valid_until=local_day(now) + timedelta(days=11), basis="Đi học bồi dưỡng", by=player.actor("phuc", now), now=now,
    )  # fmt: skip
    return Task.objects.count()

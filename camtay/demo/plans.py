"""The plans of Phong Thái and Phú Vinh by the ordinary actions: goals on figures that are there, with work done, under way
and late."""

import io
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from camtay.demo.own import working_day
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.domains.places import queries as places
from camtay.domains.plans import actions, queries
from camtay.domains.plans.actions import Said
from camtay.domains.plans.models import Goal, Plan
from camtay.domains.plans.states import Span, Wanted
from camtay.domains.tasks import actions as tasks
from camtay.domains.tasks.actions import Time
from camtay.foundation import files
from camtay.foundation.access import Actor
from camtay.foundation.calendar import Calendar, local_day
from camtay.foundation.tables.exporting import export_csv
from camtay.foundation.tables.sheets import open_table

MORNING = time(8, 30)
FIRST = date(
    2026, 1, 1
)  # of the article's year, or of the year in which the story begins where that is earlier


@dataclass(frozen=True)
class Piece:
    """A piece of work. `given` so many working days ago, with so many `days`; `done`: what came of it, "" while it is
    under way."""

    title: str
    doer: str
    product: str
    given: int
    days: int
    done: str = ""


@dataclass(frozen=True)
class Aim:
    """A goal of the year, with its work."""

    title: str
    indicator: str = ""
    target: str = ""
    start: str = ""
    wanted: str = "high"
    span: str = "recent"
    work: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Story:
    """A plan, by its leader. `table`: its goals were brought in from a table, not typed one by one."""

    place: str
    leader: str
    title: str
    number: str
    day: date
    aims: tuple[Aim, ...]
    table: bool = False


STORIES = (
    Story("19858", "phuoc", "Thực hiện Nghị quyết 57-NQ/TW về chuyển đổi số, phường Phong Thái", "08-NQ/ĐU", date(2026, 1, 6), (
        Aim("Hồ sơ giải quyết đúng hạn đạt 98 %", "cases.on_time", "98", "94.5", work=(
            Piece("Rà quy trình cấp giấy phép xây dựng, bỏ bước trình hai lần", "cuong", "Quy trình đã sửa", 16, 8),
            Piece("Gọi điện hẹn bổ sung giấy tờ ngay trong ngày", "yen", "Sổ gọi điện", 12, 30),
            Piece("Niêm yết thời hạn từng thủ tục tại một cửa", "yen", "Ảnh bảng niêm yết", 20, 10, "Đã niêm yết 42 thủ tục."))),
        Aim("Hồ sơ nộp trực tuyến đạt 98 %", "cases.filed_online", "98", "90", span="whole", work=(
            Piece("Trực hướng dẫn nộp trực tuyến mỗi sáng thứ Hai, thứ Tư", "yen", "Lịch trực", 25, 60),)),
        Aim("Số hóa đủ thành phần và kết quả: 100 %", "cases.digitised", "100", "92", span="whole"),
        Aim("Không còn hồ sơ quá hạn", "cases.overdue_now", "0", "30", wanted="low", work=(
            Piece("Giải trình và xử lý từng hồ sơ đang quá hạn", "cuong", "Bảng giải trình", 10, 5),)),
        Aim("Một nửa số hồ sơ xong trong một ngày làm việc", "cases.median_working_days", "1", "2", wanted="low"),
        Aim("Mọi thôn, tổ dân phố có tổ công nghệ số", "places.with_team", "100", "40", work=(
            Piece("Thành lập tổ ở các thôn còn thiếu", "cuong", "Quyết định thành lập", 18, 9),)),
        Aim("Mọi cán bộ được tập huấn kỹ năng số", "learning.officials_trained", "100", "0"),
        Aim("Họp không giấy tại UBND phường", work=(
            Piece("Lắp mạng, màn hình phòng họp", "cuong", "Biên bản nghiệm thu", 30, 15, "Đã nghiệm thu."),
            Piece("Tập huấn dùng hồ sơ họp điện tử", "yen", "Danh sách dự", 15, 40)))) ),
    Story("19945", "thu", "Thực hiện Nghị quyết 57-NQ/TW về chuyển đổi số, xã Phú Vinh", "05-NQ/ĐU", date(2026, 1, 9), (
        Aim("Mọi thôn có tổ công nghệ số cộng đồng", "places.with_team", "100", "60"),
        Aim("80 % số tháng có buổi hướng dẫn", "teams.active", "80", "10", work=(
            Piece("Lịch buổi hướng dẫn từng tổ đến hết năm", "tram", "Lịch", 14, 7),
            Piece("Ghé các tổ ba tháng chưa có buổi nào", "tram", "Biên bản ghé", 9, 30))),
        Aim("Chỉ tận tay 400 người", "learning.taught", "400", "", work=(
            Piece("Mỗi tối thứ Tư một lớp ở nhà văn hóa Kế Võ", "thinh", "Ảnh, danh sách", 20, 60),)),
        Aim("60 % người được chỉ tự làm được", "learning.alone", "60", "20", span="whole"),
        Aim("Mọi cán bộ được tập huấn kỹ năng số", "learning.officials_trained", "100", "0", work=(
            Piece("Mời giảng viên Đại học Huế mở lớp thứ hai", "long", "Kế hoạch lớp", 17, 8),)),
        Aim("Xử lý trực tuyến trọn vẹn đạt 95 %", "cases.handled_online", "95", "85", span="whole", work=(
            Piece("Ký số mọi kết quả có thể ký", "hien", "Bảng thủ tục đã ký số", 22, 12, "Đã ký số 31 thủ tục."),)),
        Aim("Hồ sơ giải quyết đúng hạn đạt 98 %", "cases.on_time", "98", "95", span="whole"),
        Aim("Mỗi thôn có một điểm hỗ trợ số", work=(
            Piece("Chọn điểm, treo biển ở sáu thôn", "loc", "Ảnh sáu điểm", 12, 6),))), table=True),
)  # fmt: skip


class Player:
    """Tells the plans as they went."""

    def __init__(self, accounts: dict[str, Account], now: datetime, calendar: Calendar) -> None:
        self.accounts, self.now, self.calendar = accounts, now, calendar

    def actor(self, key: str, at: datetime) -> Actor:
        return people.actor_of(self.accounts[key], on=local_day(at))

    def at(self, days_ago: int) -> datetime:
        return working_day(self.now, days_ago, MORNING, self.calendar)

    def play(self, story: Story) -> int:
        place, made = places.by_code(story.place), self.at(40)
        assert place is not None
        first = FIRST.replace(year=min(FIRST.year, made.year))
        last = date(max(local_day(self.now).year, FIRST.year), 12, 31)
        by = self.actor(story.leader, made)
        plan = actions.make_plan(
            place=place, title=story.title, number=story.number, day=story.day.replace(year=first.year),
            valid_from=first, valid_until=last, by=by, now=made,
        )  # fmt: skip
        made_by = self._from_table if story.table else self._one_by_one
        for goal, aim in zip(made_by(plan, story, last, by, made), story.aims, strict=True):
            for piece in aim.work:
                self._give(story, goal, piece)
        return len(story.aims)

    def _one_by_one(self, plan: Plan, story: Story, last: date, by: Actor, at: datetime) -> list[Goal]:
        return [
            actions.set_goal(
                plan_id=plan.pk, by=by, now=at,
                said=Said(aim.title, last, aim.indicator, _number(aim.target), _number(aim.start), aim.wanted, aim.span),
            )
            for aim in story.aims
        ]  # fmt: skip

    def _from_table(self, plan: Plan, story: Story, last: date, by: Actor, at: datetime) -> list[Goal]:
        """As CSV: the same words are the same file."""
        rows = [
            {
                "title": aim.title, "indicator": aim.indicator, "target": _number(aim.target), "start": _number(aim.start),
                "due_day": last, "wanted": Wanted(aim.wanted).label, "span": Span(aim.span).label, "plan": plan.title,
            }
            for aim in story.aims
        ]  # fmt: skip
        content, name = b"".join(export_csv(queries.goals_schema().columns, rows)), "muc-tieu.csv"
        kept = files.store(io.BytesIO(content), name=name, kinds=files.TABLES, now=at)
        table = open_table(content, name)
        batch = actions.propose_goals(place=plan.place, table=table, file_ref=str(kept.pk), by=by, now=at)
        actions.run_goals(batch=batch, table=table, by=by, now=at)
        return queries.goals_of(plan)

    def _give(self, story: Story, goal: Goal, piece: Piece) -> None:
        given = self.at(piece.given)
        task = actions.add_work(
            goal_id=goal.pk, title=piece.title, doer=self.accounts[piece.doer],
            time=Time(amount=piece.days, unit="working_day"), product=piece.product,
            by=self.actor(story.leader, given), now=given,
        )  # fmt: skip
        doer, next_day = self.accounts[piece.doer], given + timedelta(hours=2)
        tasks.turn(task_id=task.pk, move="accept", by=self.actor(piece.doer, next_day), now=next_day)
        if piece.done:
            ended = self.at(piece.given - piece.days + 2)
            by = people.actor_of(doer, on=local_day(ended))
            tasks.finish(task_id=task.pk, outcome=piece.done, by=by, now=ended)
            seen = ended + timedelta(hours=1)
            tasks.turn(task_id=task.pk, move="confirm", by=self.actor(story.leader, seen), now=seen)


def _number(said: str) -> Decimal | None:
    return Decimal(said) if said else None


def play(accounts: dict[str, Account], *, now: datetime, calendar: Calendar) -> int:
    """The number of goals."""
    player = Player(accounts, now, calendar)
    return sum(player.play(story) for story in STORIES)

"""Checks of work, wishes, imported lists and people."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from camtay.domains.quality.rules.shapes import Check
from camtay.domains.quality.rules.sources import IMPORTS, PEOPLE, TASKS, WISHES
from camtay.foundation.predicates import And, Compare, Field, In, IsNull, Or

WRONG, OF = 1, 10  # more than one row in ten
FORGOTTEN_DAYS = 2
OLDEST = 115  # years
SHARED = 6  # people under one telephone

of_tasks = partial(Check, source=TASKS, place_field="place_id")
of_imports = partial(Check, source=IMPORTS, place_field="place_id")
of_people = partial(Check, source=PEOPLE, place_field="commune_id")

CHECKS: tuple[Check, ...] = (
    of_tasks(
        code="tasks.without_product",
        title=_("Việc đã xong mà không có sản phẩm"),
        todo=_("Đính kèm sản phẩm đã ghi khi giao việc, hoặc trả lại để làm tiếp."),
        severity="medium",
    ),
    of_tasks(
        code="tasks.due_before_given",
        title=_("Hạn trước lúc giao việc"),
        todo=_("Sửa hạn của việc."),
        severity="medium",
        suspect=lambda _moment: Compare("due_at", "lt", Field("given_at")),
    ),
    of_tasks(
        code="tasks.confirmed_by_doer",
        title=_("Tự giao cho mình rồi được tính là xong"),
        todo=_("Nhờ người khác xác nhận việc này."),
        severity="low",
        suspect=lambda _moment: And(
            In("state", ("done", "confirmed")), Compare("giver", "eq", Field("doer"))
        ),
    ),
    Check(
        source=WISHES,
        place_field="place_id",
        code="wishes.overdue",
        title=_("Yêu cầu về dữ liệu cá nhân quá 2 ngày làm việc chưa trả lời"),
        todo=_("Trả lời ngay: luật cho hai ngày làm việc."),
        severity="high",
        suspect=lambda moment: And(Compare("state", "eq", "asked"), Compare("due_at", "lt", moment.now)),
    ),
    of_imports(
        code="imports.many_wrong",
        title=_("Danh sách nạp vào có hơn một phần mười dòng sai"),
        todo=_("Mở lần nạp, xem cột nào sai; xuất lại danh sách rồi nạp lại."),
        severity="high",
        leans=("cases.received",),
    ),
    of_imports(
        code="imports.failed",
        title=_("Danh sách không nạp được"),
        todo=_("Xem lý do, sửa tệp rồi nạp lại."),
        severity="high",
        leans=("cases.received",),
        suspect=lambda moment: And(
            Compare("state", "eq", "failed"), Compare("created_at", "ge", moment.ago(90))
        ),
    ),
    of_imports(
        code="imports.forgotten",
        title=_("Danh sách tải lên hơn 2 ngày chưa xác nhận"),
        todo=_("Xác nhận để nạp, hoặc bỏ đi."),
        severity="low",
        suspect=lambda moment: And(
            Compare("state", "eq", "proposed"), Compare("created_at", "lt", moment.ago(FORGOTTEN_DAYS))
        ),
    ),
    of_people(
        code="people.likely_twice",
        title=_("Có thể là một người ghi hai lần: cùng tên, cùng năm sinh"),
        todo=_("Hỏi lại; nếu là một người thì gộp hai bản ghi."),
        severity="medium",
        leans=("learning.taught",),
    ),
    of_people(
        code="people.shared_phone",
        title=_("Từ 6 người trở lên dùng chung một số điện thoại"),
        todo=_("Hỏi số của từng người; có khi là số của người hướng dẫn ghi thay."),
        severity="medium",
    ),
    of_people(
        code="people.impossible_year",
        title=_("Năm sinh không thể có"),
        todo=_("Hỏi lại năm sinh và sửa."),
        severity="low",
        suspect=lambda moment: And(
            IsNull("same_as"),
            Or(
                Compare("birth_year", "lt", moment.now.year - OLDEST),
                Compare("birth_year", "gt", moment.now.year),
            ),
        ),
    ),
)

"""A plan's table of work as it comes in Excel: the goal, then the six clear columns."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from camtay.domains.tasks import queries as tasks
from camtay.foundation.tables import parsers
from camtay.foundation.tables.columns import Column, Schema

_TASKS = tasks.import_schema()
PLAN = Column(
    "plan",
    _("Kế hoạch"),
    ("Số kế hoạch", "Tên kế hoạch", "Số nghị quyết", "Nghị quyết", "Thuộc kế hoạch"),
    parse=parsers.text(300),
    hint=_("Số hoặc tên kế hoạch. Để trống thì lấy kế hoạch đang thực hiện."),
)

SCHEMA: Schema = replace(
    _TASKS,
    name="plans.work",
    label=_("Bảng việc của kế hoạch"),
    columns=(
        Column(
            "goal",
            _("Mục tiêu"),
            ("Chỉ tiêu", "Mục tiêu nghị quyết", "Thuộc mục tiêu", "Mục tiêu số", "STT mục tiêu"),
            required=True,
            parse=parsers.text(300),
            hint=_("Số thứ tự hoặc tên mục tiêu trong kế hoạch."),
        ),
        *_TASKS.columns,
        PLAN,
    ),
)

"""Tasks of Phú Xuân that an address can name."""

import io
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from camtay.domains.cases.tests.test_every_edge import PDF
from camtay.domains.reports.models import OwnLine
from camtay.domains.tasks import states
from camtay.domains.tasks.models import Deputy, Extension, Task, TaskFile
from camtay.foundation import files

# The state a task is in when a view's step is taken; where it does not matter, it is being done.
TASK_OF = {
    "desk:task_turn/accept": "given", "desk:task_turn/decline": "given", "desk:task_turn/start": "accepted",
    "desk:task_turn/confirm": "done", "desk:task_turn/send_back": "done",
}  # fmt: skip


def of_work(here: Any, doer: Any, giver: Any, now: datetime) -> dict[str, Any]:
    """A task in each state, given to Phúc by Nga, with a file and a wish for more time; and who stands in for Phúc."""
    made = {}
    for number, state in enumerate(("given", "accepted", "in_progress", "done")):
        finished = {"done_at": now, "done_by": doer, "on_time": True} if state == states.DONE else {}
        made[state] = Task.objects.create(
            code=f"CV-{number}", place=here, title="Rà soát hộ PX-", doer=doer, giver=giver, state=state, given_at=now,
            due_at=now + timedelta(days=9), first_due_at=now + timedelta(days=9), recorded_at=now, given_day=1,
            due_day=1, version=2, **finished,
        )  # fmt: skip
    running = made["in_progress"]
    Extension.objects.create(
        task=running, due_at=now + timedelta(days=30), reason="x", asked_at=now, asked_by=doer
    )
    stored = files.store(io.BytesIO(PDF), name="a.pdf", kinds={"pdf"}, now=now)
    kept = TaskFile.objects.create(task=running, file=stored, name="a.pdf", added_at=now)
    today = timezone.localdate()
    stands_in = Deputy.objects.create(
        place=here, principal=doer, deputy=giver, valid_from=today, valid_until=today, recorded_at=now
    )
    line = OwnLine.objects.create(account=giver, month=202611, words="Trực bão", written_at=now)
    return {
        "line_id": line.pk,
        "tasks": made,
        "task_file_id": kept.pk,
        "deputy_id": stands_in.pk,
        "nga": giver,
    }

"""A session held in Phú Xuân, a claim drawn to be seen again, and a class that is open."""

from datetime import datetime
from typing import Any

from camtay.domains.cases.tests import factories as make
from camtay.domains.learning import actions as learning
from camtay.domains.learning.models import Review
from camtay.domains.people.tests import make as people
from camtay.foundation.ids import uuid7


def said_of_sessions(view: str) -> dict[str, Any]:
    """What is said of a session, and of a claim seen again."""
    said = {"desk:session_cancel": {"reason": "twice"}, "desk:review_settle": {"state": "held"}}
    if view == "desk:class_add":
        return {"person": "moi", "version": "1"}
    ours = view.startswith(("desk:session_", "desk:review_", "desk:class_close"))
    return {"version": "1", "confirmed": "slip", **said.get(view, {})} if ours else {}


def of_sessions(part: Any, now: datetime) -> dict[str, Any]:
    """A session somebody held in a neighbourhood of Phú Xuân, and a claim drawn to be seen again."""
    held_by, saw = (
        people.account("Hồ Thị Dạy", ("helper", part)),
        people.account("Hồ Thị Xem", ("helper", part)),
    )
    sen = people.person("Phan Thị Sen", part)
    session = learning.record_session(
        session_id=uuid7(), kind="home", skill="vneid", place=part, seen=[(sen, "shown")], occurred_at=now, minutes=20,
        confirmed="not_yet", by=make.actor(held_by, now), now=now,
    )  # fmt: skip
    claim = learning.observe(
        observation_id=uuid7(), person=sen, skill="vneid", seen="alone_checked", occurred_at=now,
        by=make.actor(saw, now), now=now,
    )  # fmt: skip
    review = Review.objects.create(observation=claim, drawn_at=now)
    lesson = learning.open_class(
        session_id=uuid7(),
        skill="vneid",
        place=part,
        occurred_at=now,
        title="",
        by=make.actor(held_by, now),
        now=now,
    )
    return {
        "session_id": session.pk, "review_id": review.pk, "sen_id": sen.pk, "class_id": lesson.pk,
        "class_token": lesson.token,
    }  # fmt: skip

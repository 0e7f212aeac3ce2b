"""Phú Xuân runs its own intake: birth registrations in every state, done through the ordinary actions.

Each history is laid relative to today: what lies days back is done with the clock of that day.
"""

import io
import json
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from random import Random
from typing import Any

from camtay.demo.names import person_name
from camtay.demo.people import DATA
from camtay.domains.cases import actions
from camtay.domains.cases.models import Case
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.domains.places.models import Place
from camtay.domains.procedures import queries as procedures
from camtay.foundation import files, questions
from camtay.foundation.access import Actor
from camtay.foundation.calendar import ZONE, Calendar, local_day
from camtay.foundation.files.models import StoredFile
from camtay.foundation.questions.kept import typed_from
from camtay.foundation.ui.pdf import render_pdf

# (how far it gets, how many working days ago it was filed, at what time, how many of it). What was filed after
# 15:00 yesterday is due today: the desk has work, and not all of it is late.
MORNING, AFTERNOON = time(8, 0), time(15, 5)
STORIES = (
    ("draft", 1, MORNING, 2),
    ("submitted", 1, AFTERNOON, 4),
    ("declined", 6, MORNING, 1),
    ("accepted", 1, AFTERNOON, 3),
    ("begun", 1, AFTERNOON, 3),
    ("late", 3, MORNING, 2),
    ("asked", 4, MORNING, 2),
    ("waiting_duty", 3, MORNING, 1),
    ("waiting_agency", 4, MORNING, 1),
    ("decided", 1, AFTERNOON, 2),
    ("refused", 9, MORNING, 1),
    ("stopped", 9, MORNING, 1),
    ("withdrawn", 7, MORNING, 1),
    ("ready", 2, MORNING, 3),
    ("handed_over", 12, MORNING, 14),
)

# What residents say of it, in turn: score, reasons, words. Some say nothing.
SAID = (
    (5, ("quick", "kind"), "Ngồi ở nhà làm, hôm sau đã có giấy. Cảm ơn các cháu."),
    (5, ("few_trips",), ""),
    None,
    (4, ("clear", "few_trips"), ""),
    (5, ("quick",), "Nhanh hơn tôi nghĩ."),
    (3, ("kind", "unclear"), "Chỗ tải ảnh giấy tờ hơi khó, phải nhờ con."),
    (4, ("kind",), ""),
    (2, ("late",), "Hẹn buổi sáng mà chiều mới có."),
    None,
)
SAID_OF_REFUSAL = (2, ("unclear",), "Giá như báo sớm hơn là cháu đã khai sinh ở nơi khác.")


@dataclass(frozen=True)
class Cast:
    """Who plays: residents file, the others do their part."""

    residents: list[Actor]
    clerk: Actor
    specialist: Actor
    signer: Actor


def cast(accounts: dict[str, Account], *, now: datetime) -> Cast:
    def actor(key: str) -> Actor:
        return people.actor_of(accounts[key], on=local_day(now))

    return Cast(
        residents=[actor(key) for key in ("mai", "huong", "tam")],
        clerk=actor("nga"),
        specialist=actor("phuc"),
        signer=actor("dung"),
    )


def play(place: Place, who: Cast, *, today: datetime, calendar: Calendar) -> int:
    """Play every story; how many cases were made."""
    dice = Random("camtay:own")
    number = 0
    for story, days_ago, at, times in STORIES:
        for _time in range(times):
            number += 1
            filed = working_day(today, days_ago, at, calendar) + timedelta(minutes=number % 9)
            resident = who.residents[number % len(who.residents)]
            Player(place, who, resident, dice, filed, number).play(story)
    return number


def working_day(today: datetime, days_ago: int, at: time, calendar: Calendar) -> datetime:
    """That time of the working day that lies so many working days back."""
    day = today.astimezone(ZONE).date()
    left = days_ago
    while left or not calendar.is_working(day):
        day -= timedelta(days=1)
        left -= 1 if left and calendar.is_working(day) else 0
    return datetime.combine(day, at, ZONE)


@cache
def _drawn(title: str) -> bytes:
    return render_pdf("demo/paper.html", {"title": title})


def stored(title: str, *, now: datetime) -> StoredFile:
    """A sample paper, drawn once; the same content is one file however many cases have it."""
    with io.BytesIO(_drawn(title)) as stream:
        return files.store(stream, name="mau.pdf", kinds={"pdf"}, now=now)


class Player:
    """One case from its draft to where its story ends."""

    def __init__(
        self, place: Place, who: Cast, resident: Actor, dice: Random, filed: datetime, number: int
    ) -> None:
        self.place, self.who, self.resident, self.dice = place, who, resident, dice
        self.now, self.number = filed, number

    def later(self, minutes: int) -> datetime:
        self.now += timedelta(minutes=minutes)
        return self.now

    def play(self, story: str) -> None:
        case = self.draft()
        if story == "draft":
            return
        actions.submit(case_id=case.pk, by=self.resident, now=self.later(5))
        if story == "submitted":
            return
        if story == "declined":
            reason = "Ảnh giấy cam đoan mờ, không đọc được. Bà con chụp lại rồi nộp giúp."
            actions.decline(case_id=case.pk, reason=reason, by=self.who.clerk, now=self.later(30))
            return
        actions.accept(case_id=case.pk, by=self.who.clerk, now=self.later(12))
        if story == "accepted":
            return
        self.work(case, story)

    def work(self, case: Case, story: str) -> None:
        actions.begin(case_id=case.pk, by=self.who.specialist, now=self.later(40))
        turns = {
            "asked": ("ask_supplement", "Bổ sung văn bản cam đoan có chữ ký của người làm chứng."),
            "waiting_duty": ("wait_duty", "Chờ nộp lệ phí bản sao trích lục."),
            "waiting_agency": ("wait_agency", "Chờ Công an phường xác minh nơi cư trú."),
            "stopped": ("stop", "Dừng theo đề nghị của người nộp."),
        }
        if story in turns:
            move, reason = turns[story]
            actions.turn(
                case_id=case.pk, move=move, reason=reason, by=self.who.specialist, now=self.later(30)
            )
        elif story == "refused":
            reason = "Trẻ đã được đăng ký khai sinh ở nơi khác."
            actions.turn(
                case_id=case.pk, move="refuse", reason=reason, by=self.who.signer, now=self.later(60)
            )
            self.rate(case, SAID_OF_REFUSAL)
        elif story == "withdrawn":
            actions.turn(case_id=case.pk, move="withdraw", by=self.resident, now=self.later(60))
        elif story not in ("begun", "late"):
            self.finish(case, story)

    def finish(self, case: Case, story: str) -> None:
        actions.decide(case_id=case.pk, by=self.who.signer, now=self.later(60))
        if story == "decided":
            return
        done = self.later(30)
        result = stored("Trích lục khai sinh (bản mẫu)", now=done)
        actions.attach_result(case_id=case.pk, file=result, name="ket-qua.pdf", by=self.who.clerk, now=done)
        if story == "handed_over":
            actions.hand_over(case_id=case.pk, by=self.who.clerk, now=self.later(45))
            self.rate(case, SAID[self.number % len(SAID)])

    def rate(self, case: Case, said: tuple[int, tuple[str, ...], str] | None) -> None:
        if said is None:
            return
        score, reasons, words = said
        actions.rate(
            case_id=case.pk, score=score, reasons=reasons, words=words, by=self.resident, now=self.later(50)
        )

    def draft(self) -> Case:
        procedure = procedures.by_code("1.001193")
        assert procedure is not None
        case = actions.start(procedure=procedure, place=self.place, by=self.resident, now=self.now)
        form = procedures.form(procedure)
        assert form is not None
        answers = self.answers()
        page = questions.pages(form, {})[0].id
        uploads = [
            actions.Upload(
                "pledge_file",
                stored("Giấy cam đoan về việc sinh (bản mẫu)", now=self.now),
                "giay-cam-doan.pdf",
            )
        ]
        following: str | None = page
        while following is not None:
            page = following
            raw: dict[str, Any] = {}
            for question in form.page(page).questions:
                raw |= typed_from(question, answers.get(question.id), question.id)
            done = actions.answer(
                case_id=case.pk,
                page_id=page,
                raw=raw,
                uploads=uploads if page == "papers" else (),
                by=self.resident,
                now=self.later(1),
            )
            assert not done.errors, done.errors
            following = done.next_page
        return case

    def answers(self) -> dict[str, Any]:
        fixed = json.loads((DATA / "birth.json").read_text(encoding="utf-8"))
        born = local_day(self.now) - timedelta(days=self.dice.randrange(4, 40))
        return {
            **fixed,
            "requester_name": self.resident.name,
            "requester_number": f"0461960{self.dice.randrange(10000, 99999)}",
            "child_name": person_name(self.dice),
            "child_birth": born.isoformat(),
            "child_sex": self.dice.choice(("male", "female")),
            "phone": "+84905100003",
            "copies": 2 if self.number % 4 == 0 else 0,  # who wants none on paper need not come for them
        }

"""What a phone recorded, kept apart from what it sends; and whether the database says the same, once each."""

import io
import json
import random
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from benchmarks.field_client import Phone
from camtay.foundation.ids import uuid7


class Book:
    """One phone and all that was ever recorded on it."""

    def __init__(self, phone: Phone, known: list[str], dice: random.Random) -> None:
        self.phone, self.known, self.dice = phone, known, dice
        self.made: dict[str, dict[str, Any]] = {}
        self.photos: dict[str, bytes] = {}
        self.unsent: set[str] = set()
        self.own: list[str] = []
        self.changed = 0
        self.last: dict[str, tuple[str | None, str]] = {}

    def record(self) -> None:
        """One to three deeds, of whatever kind."""
        for _number in range(self.dice.choice((1, 1, 2, 3))):
            deed = self.dice.choice(
                (self.write_down, self.observe, self.observe, self.hold_session, self.correct)
            )
            deed()

    def note(self, deed: str, **payload: Any) -> str:
        from django.utils import timezone

        command = self.phone.do(deed, timezone.now() - timedelta(seconds=self.dice.randrange(600)), **payload)
        self.made[command] = self.phone.outbox[command]
        return command

    def someone(self) -> str:
        return self.dice.choice(self.own if self.own and self.dice.random() < 0.5 else self.known)

    def write_down(self) -> None:
        person = str(uuid7())
        self.note(
            "write_down_person/1", person=person, name=f"Hồ Thị Bé {len(self.own)}", birth_year=1958, sex="", phone="",
            place="19753", house="1",
        )  # fmt: skip
        self.own.append(person)

    def observe(self) -> None:
        self.note(
            "observe/1", observation=str(uuid7()), person=self.someone(), skill=self.dice.choice(("vneid", "pay_qr")),
            seen=self.dice.choice(("shown", "with_help")), case_code="",
        )  # fmt: skip

    def hold_session(self) -> None:
        photo = self.photo() if self.dice.random() < 0.3 else None
        people = {self.someone() for _number in range(self.dice.choice((1, 1, 3)))}
        self.note(
            "record_session/1", session=str(uuid7()), kind="home", skill="vneid", place="19753", minutes=20,
            seen=[{"person": one, "seen": "shown"} for one in sorted(people)], confirmed="slip", photo=photo,
            photo_consent=photo is not None,
        )  # fmt: skip

    def correct(self) -> None:
        """The telephone of one's own people, which nobody else changes: each correction builds on the last."""
        if not self.own:
            return
        person = self.dice.choice(self.own)
        before, stands = self.last.get(person, (None, ""))
        self.changed += 1
        wanted = f"09{self.changed:08d}"
        command = self.note(
            "change_person/1", person=person, base={"phone": stands}, set={"phone": wanted}, after=before
        )
        self.last[person] = (command, f"+84{wanted[1:]}")

    def photo(self) -> str:
        from PIL import Image

        photo, kept = str(uuid7()), io.BytesIO()
        Image.new("RGB", (64, 48), tuple(self.dice.randbytes(3))).save(kept, "JPEG")
        self.photos[photo] = kept.getvalue()
        self.unsent.add(photo)
        return photo

    def send_photos(self) -> None:
        for photo in sorted(self.unsent):
            status, answer = self.phone.send(
                "PUT", f"/field/api/attachments/{photo}", self.photos[photo], self.phone.headers
            )
            if status != 200:
                raise RuntimeError(f"attachment: {status} {answer}")
            self.unsent.discard(photo)


def compare(books: list[Book]) -> list[str]:
    """Every difference between what the phones recorded and what is here, in words."""
    from django.db import connection

    from camtay.foundation import files
    from camtay.foundation.audit import journal

    connection.close()
    wrong = [f"journal: {problem}" for problem in journal.verify()]
    wrong += [f"file {digest}: {how}" for digest, how in files.find_damage()]
    for book in books:
        wrong += _receipts(book)
    wrong += _counts(books)
    wrong += _rungs()
    wrong += [f"{book.phone.device}: its pack differs from a new phone's" for book in books if _stale(book)]
    return wrong


def _receipts(book: Book) -> Iterator[str]:
    """Each deed is answered, kept once, and its receipt is the one the phone has."""
    from camtay.domains.rounds.models import Attachment, Command

    kept = {str(one.pk): one for one in Command.objects.filter(device=book.phone.device)}
    for missing in book.made.keys() - kept.keys():
        yield f"{missing}: {book.made[missing]['name']} is lost"
    for strange in kept.keys() - book.made.keys():
        yield f"{strange}: nobody recorded it"
    for pk in book.made.keys() & kept.keys():
        said = book.phone.receipts.get(pk)
        if said is None or said["receipt"] != kept[pk].receipt or kept[pk].state not in ("done", "refused"):
            yield f"{pk}: {kept[pk].state}, answered {said}"
        elif kept[pk].state == "refused":
            yield f"{pk}: {book.made[pk]['name']} refused: {kept[pk].answer}"
    photos = {
        str(pk) for pk in Attachment.objects.filter(device=book.phone.device).values_list("pk", flat=True)
    }
    if photos != set(book.photos):
        yield f"{book.phone.device}: {len(photos)} photos of {len(book.photos)}"


def _counts(books: list[Book]) -> Iterator[str]:
    """Of each kind exactly as many rows, and as many lines in the journal, as were recorded."""
    from camtay.domains.learning.models import Observation, Session
    from camtay.domains.people.models import Person
    from camtay.domains.rounds.models import Clash
    from camtay.foundation.audit.models import Entry

    deeds = [one for book in books for one in book.made.values()]
    made = Counter(one["name"] for one in deeds)
    seen = sum(len(one["payload"]["seen"]) for one in deeds if one["name"] == "record_session/1")
    own = [pk for book in books for pk in book.own]
    there = {
        "people": (Person.objects.filter(public_id__in=own).count(), made["write_down_person/1"]),
        "people of that name": (Person.objects.filter(name__startswith="Hồ Thị Bé").count(), made["write_down_person/1"]),
        "sessions": (Session.objects.count(), made["record_session/1"]),
        "observations": (Observation.objects.count(), made["observe/1"] + seen),
    }  # fmt: skip
    lines = Counter(Entry.objects.values_list("action", flat=True))
    there |= {
        "journal of people": (lines["people.write_down"], made["write_down_person/1"]),
        "journal of sessions": (lines["learning.record_session"], seen),
        "journal of observations": (lines["learning.observe"], made["observe/1"]),
    }
    there["clashes"] = (Clash.objects.count(), 0)
    for what, (found, expected) in there.items():
        if found != expected:
            yield f"{what}: {found} of {expected}"


def _rungs() -> list[str]:
    """Folded anew, every rung is what it was."""
    from django.db import transaction

    from camtay.domains.learning.actions import folding
    from camtay.domains.learning.models import Progress
    from camtay.domains.learning.states import SKILLS

    def stands() -> set[Any]:
        return set(
            Progress.objects.values_list("person", "skill", "rung", "shown_day", "helped_day", "last_at")
        )

    before = stands()
    with transaction.atomic():
        people = set(Progress.objects.values_list("person", flat=True))
        folding.refold({*folding.lock_ids(people).values()}, SKILLS)
    return [f"rung {one}: not as folded anew" for one in sorted(map(str, before ^ stands()))]


def _stale(book: Book) -> bool:
    """Does the phone have what a phone of the same helper that knows nothing would be given?"""
    from django.utils import timezone

    from camtay.domains.people import queries as people
    from camtay.domains.rounds.models import Device
    from camtay.domains.rounds.queries import packs
    from camtay.foundation.calendar import local_day

    now = timezone.now()
    account = Device.objects.select_related("account__person").get(pk=book.phone.device).account
    by = people.actor_of(account, on=local_day(now))
    records, _after, _more = packs.Source(by, language=account.language, now=now).page({}, 10**6)
    fresh = {(one["kind"], one["id"]): one for one in json.loads(json.dumps(records))}
    return fresh != book.phone.records

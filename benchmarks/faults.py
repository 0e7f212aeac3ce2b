"""Phones sync while the line is cut at every step and the server is killed: nothing is lost, nothing is there twice.

python -m benchmarks.faults [--engine sqlite|postgresql] [--faults 10000] [--kills 200] [--minutes 15] [--phones 4]

Each phone records (people, corrections, sessions with a photo, observations), sends, is cut before sending, amid the
body, before the answer or amid it, and sends again; the web processes of `camtay serve`, or its whole tree, are killed
with SIGKILL at random moments. At the end every phone sends what is left, and its book is compared with the database. Status 1 when anything
is wrong.
"""

import os
import random
import signal
import sys
import threading
import time
from typing import Any

from benchmarks import ground
from benchmarks.cut_line import Cut, CutLine, Door, Down
from benchmarks.field_book import Book, compare
from benchmarks.field_client import Phone
from benchmarks.field_sync import enrolled, helper, settle

SHARE = 0.85
STEADY = (0.05, 0.5)  # seconds that the server lives once it answers


def main() -> None:
    parser = ground.options(__doc__ or "")
    parser.add_argument("--faults", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--phones", type=int, default=4)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    given = parser.parse_args()
    if ground.each_engine("benchmarks.faults", given, sys.argv[1:]):
        return
    with ground.installation(given.engine[0], demo=False) as where:
        where.take_over()
        known = settle(200)
        begun = time.monotonic()
        door, books = Door(), []
        for number in range(given.phones):
            dice = random.Random(f"{given.seed}|{number}")
            books.append(Book(enrolled(helper(f"Lan {number}"), CutLine(door, dice, SHARE)), known, dice))
        wrong = trouble(where, door, books, given)
        wrong += compare(books)
        report(where.engine, door, books, wrong, time.monotonic() - begun, given)
    if wrong:
        print("\n".join(wrong[:40]))
        sys.exit(1)


def trouble(where: ground.Installation, door: Door, books: list[Book], given: Any) -> list[str]:
    """Work under cuts and kills until there were enough of both, or the time is over; then send what is left."""
    dice, over = random.Random(given.seed), threading.Event()
    end = time.monotonic() + 60 * given.minutes
    wrong: list[str] = []
    workers = [threading.Thread(target=work, args=(book, over, wrong)) for book in books]
    serving = ground.Serving(where).start()
    door.port = serving.port
    for worker in workers:
        worker.start()
    try:
        while not enough(door, given) and time.monotonic() < end and not wrong:
            ground.answer(serving.port)
            time.sleep(dice.uniform(*STEADY))
            if kills(door) < given.kills:
                serving = struck(where, serving, door, dice)
    finally:
        over.set()
        for worker in workers:
            worker.join()
    try:
        ground.answer(serving.port)
        for book in books:
            book.phone.send = CutLine(door, dice, 0)
            finish(book)
        for book in books:  # what the others wrote last, too
            book.phone.pull()
    finally:
        serving.stop()
    return wrong


def struck(
    where: ground.Installation, serving: ground.Serving, door: Door, dice: random.Random
) -> ground.Serving:
    """SIGKILL to the processes that answer, which are started anew by their master; or to the whole tree."""
    workers = serving.workers()
    if workers and dice.random() < 0.6:
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
        door.note("kill_workers")
        return serving
    serving.kill()
    door.note("kill_all")
    serving = ground.Serving(where).start()
    door.port = serving.port
    return serving


def kills(door: Door) -> int:
    return door.faults["kill_workers"] + door.faults["kill_all"]


def enough(door: Door, given: Any) -> bool:
    return door.faults.total() >= given.faults and kills(door) >= given.kills


def work(book: Book, over: threading.Event, wrong: list[str]) -> None:
    try:
        while not over.is_set():
            if len(book.phone.outbox) < 40:
                book.record()
            try:
                sync(book)
            except Down:
                time.sleep(0.05)
            except Cut:
                continue
    except Exception as error:
        wrong.append(f"{book.phone.device}: {error!r}")


def sync(book: Book) -> None:
    """One sync of a phone, as far as the line holds. Which part comes first is chance."""
    parts = [book.send_photos, lambda: send(book.phone, book.dice), lambda: pull(book)]
    book.dice.shuffle(parts)
    for part in parts[: book.dice.choice((1, 2, 3))]:
        part()


def send(phone: Phone, dice: random.Random) -> None:
    from django.utils import timezone

    phone.sync(timezone.now(), size=dice.choice((3, 10, 500)), shuffle=dice if dice.random() < 0.5 else None)


def pull(book: Book) -> None:
    if book.dice.random() < 0.1:
        book.phone.pull()


def finish(book: Book) -> None:
    """Over a good line, until nothing waits."""
    from django.utils import timezone

    for _number in range(5):
        book.send_photos()
        if not book.phone.sync(timezone.now()):
            return


def report(engine: str, door: Door, books: list[Book], wrong: list[str], seconds: float, given: Any) -> None:
    made = sum(len(book.made) for book in books)
    sorts = ", ".join(f"{count} {kind}" for kind, count in sorted(door.faults.items()))
    print(f"{engine}: {door.faults.total()} faults ({sorts}) in {seconds:.0f} s, seed {given.seed}; {made} deeds of "
          f"{len(books)} phones, {kills(door)} kills; {len(wrong)} things wrong", flush=True)  # fmt: skip
    ground.write(given.json, {"benchmark": "faults", "engine": engine, "faults": dict(door.faults), "deeds": made,
                              "seconds": seconds, "wrong": len(wrong)})  # fmt: skip


if __name__ == "__main__":
    main()

"""Three requests about one's own data: one is due today, one is answered, one asks to be erased.

Lành has moved away: one case of hers is done, another never got beyond its draft.
"""

from datetime import datetime, time
from random import Random

from camtay.demo import own
from camtay.domains.people import actions
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account, DataRequest
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor
from camtay.foundation.calendar import Calendar, local_day

MORNING = time(8, 20)


def play(accounts: dict[str, Account], place: Place, *, now: datetime, calendar: Calendar) -> int:
    """Asked by residents, answered by the data officer of Phú Xuân; the number of requests."""

    def actor(key: str) -> Actor:
        return people.actor_of(accounts[key], on=local_day(now))

    def ask(key: str, wish: str, words: str, at: datetime) -> DataRequest:
        return actions.ask(person_id=accounts[key].person_id, wish=wish, words=words, by=actor(key), now=at)

    dice, who = Random("camtay:wishes"), own.cast(accounts, now=now)
    for story, days_ago in (("handed_over", 20), ("draft", 15)):
        filed = own.working_day(now, days_ago, MORNING, calendar)
        own.Player(place, who, actor("lanh"), dice, filed, 5).play(story)
    ask(
        "mai",
        "correct",
        "Năm sinh ghi 1996, đúng là 1995 như trong căn cước.",
        own.working_day(now, 2, MORNING, calendar),
    )
    answered = ask("tam", "see", "Cho tôi bản in để giữ.", own.working_day(now, 9, MORNING, calendar))
    said = "Đã in và đưa tận tay tại bộ phận một cửa."
    at = own.working_day(now, 8, MORNING, calendar)
    actions.answer(request_id=answered.pk, version=1, answer=said, by=actor("thao"), now=at)
    ask("lanh", "erase", "Tôi dời vào ở với con trong Đà Nẵng.", own.working_day(now, 1, MORNING, calendar))
    return DataRequest.objects.count()

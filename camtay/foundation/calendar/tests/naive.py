"""A second opinion on working time, written apart from the product's: literal, slow, minute by minute.

It shares no code with the room it checks, only the bare lists of days off and make-up days.
"""

from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


class Naive:
    def __init__(self, off: set[date], made_up: set[date], *, police: bool = False) -> None:
        self.off, self.made_up, self.police = off, made_up, police

    def counts(self, day: date) -> bool:
        if day in self.made_up:
            return True
        if day in self.off:
            return False
        return day.isoweekday() in (1, 2, 3, 4, 5)

    def open_at(self, moment: datetime) -> bool:
        """Is the minute that begins at `moment` an opening minute?"""
        clock, day = moment.hour * 60 + moment.minute, moment.date()
        morning, afternoon = 450 <= clock < 690, 810 <= clock < 1020
        if self.counts(day):
            return morning or afternoon
        return self.police and day.isoweekday() == 6 and day not in self.off and morning

    def received(self, moment: datetime) -> datetime:
        while not (self.open_at(moment) or self.open_at(moment - MINUTE)):
            moment += MINUTE
        return moment

    def five_o_clock(self, day: date) -> datetime:
        return datetime(day.year, day.month, day.day, 17, 0, tzinfo=VIETNAM)

    def due(self, start: datetime, amount: int, unit: str) -> datetime:
        moment = self.received(start.astimezone(VIETNAM))
        day = moment.date()
        if unit == "hour":
            left = amount * 60
            while left:
                left -= self.open_at(moment)
                moment += MINUTE
            return moment
        if unit == "same_day":
            if self.counts(day) and (moment.hour, moment.minute) <= (15, 0):
                return self.five_o_clock(day)
            amount, unit = 1, "working_day"
        if unit == "working_day":
            while amount:
                day += DAY
                amount -= self.counts(day)
            return self.five_o_clock(day)
        day += DAY * amount
        while not self.counts(day):
            day += DAY
        return self.five_o_clock(day)

    def minutes(self, start: datetime, end: datetime) -> int:
        total, moment = 0, start.astimezone(VIETNAM)
        while moment < end:
            total += self.open_at(moment)
            moment += MINUTE
        return total

"""Working time: which days count, when a time limit ends, and why, day by day.

local day   a day in Việt Nam; its key is an int, 20260301
desk        an office window with its own opening hours
open        the desk receives people; working: the day counts towards a time limit
make-up     a Saturday worked in exchange for a day off (làm bù), by decree
limit       amount and unit: working_day, calendar_day, hour, same_day, other
pause       time during which a limit does not run
"""

from camtay.foundation.calendar.current import (
    calendar_now,
    forget_calendar,
    remove_rule,
    rules_of_year,
    seed,
    set_rule,
)
from camtay.foundation.calendar.days import (
    ZONE,
    day_from_key,
    day_key,
    day_range,
    local_day,
    month_key,
    month_range,
)
from camtay.foundation.calendar.hours import DESKS, Calendar, Desk
from camtay.foundation.calendar.limits import (
    DayStep,
    Pause,
    Unit,
    add_pauses,
    add_working_time,
    due_at,
    explain,
    working_days_between,
    working_minutes,
    working_time,
)
from camtay.foundation.calendar.seeds import seed_calendar

__all__ = [
    "DESKS",
    "ZONE",
    "Calendar",
    "DayStep",
    "Desk",
    "Pause",
    "Unit",
    "add_pauses",
    "add_working_time",
    "calendar_now",
    "day_from_key",
    "day_key",
    "day_range",
    "due_at",
    "explain",
    "forget_calendar",
    "local_day",
    "month_key",
    "month_range",
    "remove_rule",
    "rules_of_year",
    "seed",
    "seed_calendar",
    "set_rule",
    "working_days_between",
    "working_minutes",
    "working_time",
]

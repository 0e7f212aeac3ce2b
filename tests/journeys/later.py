"""`camtay`, some days on: `python -m tests.journeys.later DAYS serve …`. What would be waited for is seen today.

Only the entrances read the clock, and they read Django's.
"""

import sys
from datetime import datetime, timedelta

from django.utils import timezone

from camtay.entrances.terminal.main import main


def put_on(days: int) -> None:
    """Every later reading of the clock in this process, and in those it forks, is so many days on."""
    today = timezone.now

    def later() -> datetime:
        return today() + timedelta(days=days)

    timezone.now = later


if __name__ == "__main__":
    put_on(int(sys.argv[1]))
    main(["camtay", *sys.argv[2:]])

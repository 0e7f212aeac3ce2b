"""The loop that hands messages over."""

import logging
from collections.abc import Callable
from datetime import datetime
from threading import Event

from django.db import DatabaseError, close_old_connections, connection

from camtay.domains.dispatch import actions

logger = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
BATCH = 20
AFTER_TROUBLE_SECONDS = 5.0


def send_messages(stop: Event, *, clock: Callable[[], datetime], look_seconds: float = LOOK_SECONDS) -> None:
    """Send what is due until `stop` is set; a full batch is followed by the next at once. Any number may run."""
    while not stop.is_set():
        close_old_connections()
        try:
            full = actions.send_due(now=clock(), limit=BATCH) == BATCH
        except DatabaseError:
            logger.exception("the outbox cannot be read; trying again")
            connection.close()
            stop.wait(AFTER_TROUBLE_SECONDS)
            continue
        except Exception:
            logger.exception("sending met an unforeseen fault; trying again")
            stop.wait(AFTER_TROUBLE_SECONDS)
            continue
        if not full:
            stop.wait(look_seconds)
    connection.close()

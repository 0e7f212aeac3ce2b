"""Who is at work in CAMTAY_HOME."""

import fcntl
import os
from pathlib import Path
from typing import IO

from django.conf import settings


class HomeInUseError(Exception):
    """Somebody else holds the home, in a way that excludes us."""


def lock_file() -> Path:
    return Path(settings.CAMTAY_HOME) / "serving.lock"


def hold(*, alone: bool) -> IO[str]:
    """Mark the home as in use until the answer is closed: by servers together, by a restore alone.

    A child process keeps the mark of its parent. Raises HomeInUseError.
    """
    file = lock_file().open("a+")
    try:
        fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise HomeInUseError(settings.CAMTAY_HOME) from None
    os.set_inheritable(file.fileno(), True)
    return file

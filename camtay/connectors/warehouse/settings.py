"""What the engine may take of the machine, from CAMTAY_WAREHOUSE.

    threads=2&memory=4GB

threads  how many cores it works on (default: all)
memory   what it may hold before it writes to the disk (default: four fifths of the machine's)
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_MEMORY = re.compile(r"[1-9][0-9]*(MB|GB)")


@dataclass(frozen=True)
class Limits:
    """None: as much as there is."""

    threads: int | None = None
    memory: str | None = None

    @classmethod
    def parse(cls, text: str) -> "Limits":
        """Raises ImproperlyConfigured."""
        given = {key: values[-1] for key, values in parse_qs(text, keep_blank_values=True).items()}
        threads, memory = given.pop("threads", None), given.pop("memory", None)
        right = (threads is None or (threads.isdecimal() and int(threads) > 0)) and (
            memory is None or _MEMORY.fullmatch(memory)
        )
        if given or not right or (text and threads is None and memory is None):
            raise ImproperlyConfigured(
                "CAMTAY_WAREHOUSE must read threads=2&memory=4GB (each may be left out)."
            )
        return cls(int(threads) if threads else None, memory)

    @classmethod
    def from_settings(cls) -> "Limits":
        return cls.parse(settings.CAMTAY_WAREHOUSE)

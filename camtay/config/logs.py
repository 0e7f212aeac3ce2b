"""Logs: one JSON object a line on standard error, each with the id of the request it belongs to."""

import logging.config
import sys
from pathlib import Path
from typing import Any

# structlog's printer for developers would load `rich` where it is installed: 0.2 s of every start, and never used.
sys.modules.setdefault("rich", None)  # type: ignore[arg-type]  # None makes an import fail at once
import structlog  # noqa: E402

sys.modules.update({"rich": sys.modules.pop("rich")} if sys.modules["rich"] else {})

SHARED: list[structlog.types.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
]


class OnceFormatter(structlog.stdlib.ProcessorFormatter):
    """Writes each record out once, for all the places that it goes to."""

    def format(self, record: logging.LogRecord) -> str:
        line: str | None = getattr(record, "line", None)
        if line is None:
            line = record.line = super().format(record)
        return line


JSON: dict[str, Any] = {
    "()": OnceFormatter,
    "processors": [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ],
    "foreign_pre_chain": SHARED,
}
QUIET = {
    "fontTools": {"level": "ERROR"},
    "weasyprint": {"level": "ERROR"},
    "django.server": {"level": "WARNING"},
}


def configure(folder: Path) -> None:
    """Route the standard library's and structlog's records through one JSON formatter, to stderr and `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handlers: dict[str, Any] = {
        "stderr": {"class": "logging.StreamHandler"},
        "file": {
            "class": "logging.handlers.WatchedFileHandler",
            "filename": folder / "camtay.log",
            "delay": True,
        },
    }
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"json": JSON},
            "handlers": {name: {**one, "formatter": "json"} for name, one in handlers.items()},
            "root": {"handlers": list(handlers), "level": "INFO"},
            "loggers": QUIET,
        }
    )

"""Logging of a worker: structlog for ours, the same format for Faust's and aiokafka's, and no flood in an outage."""

import logging
import sys
import time
from collections.abc import Callable
from typing import Any, Final

import structlog

LIMITED: Final = ("aiokafka", "faust", "mode", "kafka", "streams.runtime.hardening", "streams.agents.desk")
"""Who may write thousands of lines a second: libraries and ours without a broker, and the desk when all records are bad."""
LIMIT_SECONDS: Final = 30.0


class RateLimit(logging.Filter):
    """Lets a message of one place in the code through once in `seconds`, then says how many it held back.

    All of aiokafka counts as one place: when Kafka does not answer, each of its parts says so a hundred times a second, and
    the first line tells it all. Half a minute of outage wrote 20,000 lines before.
    """

    def __init__(self, seconds: float = LIMIT_SECONDS, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.seconds = seconds
        self.clock = clock
        self._seen: dict[tuple[str, int], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is written."""
        if record.levelno < logging.WARNING:
            return True
        place = ("aiokafka", 0) if record.name.startswith("aiokafka") else (record.pathname, record.lineno)
        passed_at, held = self._seen.get(place, (float("-inf"), 0))
        now = self.clock()
        if now - passed_at < self.seconds:
            self._seen[place] = (passed_at, held + 1)
            return False
        self._seen[place] = (now, 0)
        if place[0] == "aiokafka":
            record.msg = f"Kafka does not answer as it should: {record.getMessage()}"
            record.args = None
        if held and isinstance(record.msg, dict):  # a line of ours, whose fields structlog has yet to render
            record.msg = {**record.msg, "more_like_it": held}
        elif held:
            record.msg = f"{record.getMessage()} (and {held} more like it)"
            record.args = None
        return True


def configure(level: str, style: str, process: str) -> None:
    """Send everything to standard error. `style` is `console` or `json`; `process` is named in each line."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        lambda _, __, event: {**event, "process": process},
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.processors.StackInfoRenderer(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    last: list[Any]
    if style == "json":
        last = [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    else:
        last = [
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)
        ]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last]
        )
    )
    for name in LIMITED:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level.upper())))
    handler.addFilter(_limit_foreign(RateLimit()))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())


def _limit_foreign(limit: RateLimit) -> Callable[[logging.LogRecord], bool]:
    """The filter for what others log and for our own repeated complaints about an absent broker."""

    def decide(record: logging.LogRecord) -> bool:
        foreign = record.name.startswith(LIMITED)
        return limit.filter(record) if foreign else True

    return decide

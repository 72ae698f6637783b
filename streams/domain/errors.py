"""Every error that strikewire raises on purpose.

StrikewireError
├── SettingsError      a setting that makes no sense; stops the start with one sentence
├── DecodeError        bytes that are not a record of the contract; names the field
├── TopicError         a topic that is absent or differs from the contract
├── BrokerError        the embedded broker cannot be started, stopped or reached
├── SourceError        a source of articles cannot be read
├── ModelError         a served language model gave no usable answer
└── OversizedRecordError  an output larger than its topic takes
"""

from streams.domain.vocabulary import ModelOutcome


class StrikewireError(Exception):
    """Root of all errors raised on purpose; `str()` of one is a sentence for the user."""


class SettingsError(StrikewireError):
    """A setting that makes no sense. `name` is the setting's name as the user wrote it."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")
        self.name = name
        self.problem = problem

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return type(self), (self.name, self.problem)


class DecodeError(StrikewireError):
    """Bytes that are not a record of the contract.

    `reason` is one of `streams.domain.vocabulary.DEAD_LETTER_REASONS`, `field` a path such as `$.published_at`
    (empty when the whole record is meant).
    """

    def __init__(self, reason: str, problem: str, field: str = "") -> None:
        super().__init__(f"{field}: {problem}" if field else problem)
        self.reason = reason
        self.problem = problem
        self.field = field

    def __reduce__(self) -> tuple[type, tuple[str, str, str]]:
        return type(self), (self.reason, self.problem, self.field)


class TopicError(StrikewireError):
    """A topic that is absent or whose settings differ from the contract."""


class BrokerError(StrikewireError):
    """The embedded broker cannot be started, stopped or reached."""


class SourceError(StrikewireError):
    """A source of articles cannot be read; names the source and the place in it."""


class OversizedRecordError(StrikewireError):
    """An output larger than its topic takes. `subject` names the topic and the record's key."""

    def __init__(self, subject: str, size: int, limit: int) -> None:
        super().__init__(f"{subject}: {size} bytes, a record may have {limit}")
        self.subject = subject
        self.size = size
        self.limit = limit

    def __reduce__(self) -> tuple[type, tuple[str, int, int]]:
        return type(self), (self.subject, self.size, self.limit)


class ModelError(StrikewireError):
    """A served language model gave no usable answer; `outcome` is one of `streams.domain.vocabulary.ModelOutcome`."""

    def __init__(self, outcome: ModelOutcome, problem: str) -> None:
        super().__init__(problem)
        self.outcome = outcome
        self.problem = problem

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return type(self), (self.outcome, self.problem)

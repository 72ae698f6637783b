"""One frozen Settings, built by a pure function from a mapping; the cli hands it `os.environ`.

A setting is one field of `Settings`, declared with `setting(default, parse, help)`: its variable is the field's name in
capitals after `STRIKEWIRE_`, its parser turns the text into the value or raises `ValueError` with the problem, and its
help is what docs/settings.md says of it (a test compares the two). To add a setting, add a field and its line there.
"""

# ruff: noqa: RUF009 (`setting` makes a dataclass field, as `field` does)

import difflib
import re
import ssl
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from streams.contract.codec import parse_time
from streams.contract.topics import DEFAULT_PARTITIONS
from streams.domain.errors import DecodeError, SettingsError

PREFIX: Final = "STRIKEWIRE_"
DEFAULT_PORT: Final = 9092
SECURITY_PROTOCOLS: Final = ("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL")
SASL_MECHANISMS: Final = ("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512")

EXTRACTORS: Final = ("rules", "llm")

_HOST_PORT = re.compile(r"(?P<host>\[[0-9A-Fa-f:]+\]|[A-Za-z0-9._-]+):(?P<port>[0-9]{1,5})")
_TOPIC_PREFIX = re.compile(r"[A-Za-z0-9.-]{0,64}")


def setting(default: Any, parse: Callable[[str], Any], help_text: str, *, secret: bool = False) -> Any:
    """A field of `Settings`: its default, how its text is read, what the documentation says, whether to hide it."""
    return field(default=default, metadata={"parse": parse, "help": help_text, "secret": secret})


def text(value: str) -> str:
    """Any text but the empty one.

    Raises:
        ValueError: nothing but blanks.
    """
    if not value.strip():
        raise ValueError("is empty")
    return value.strip()


def path(value: str) -> Path:
    """A path; `~` is the home folder.

    Raises:
        ValueError: nothing but blanks, or the home folder of nobody.
    """
    try:
        return Path(text(value)).expanduser()
    except RuntimeError:
        raise ValueError(f"names the home folder of a user who is not here: {value}") from None


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """A parser of whole numbers from `low` to `high`, both allowed."""

    def parse(value: str) -> int:
        try:
            number = int(value)
        except ValueError:
            raise ValueError(f"is not a whole number: {value!r}") from None
        if not low <= number <= high:
            raise ValueError(f"must lie between {low} and {high}, not {number}")
        return number

    return parse


def seconds(low: float, high: float) -> Callable[[str], float]:
    """A parser of durations in seconds from `low` to `high`, both allowed."""

    def parse(value: str) -> float:
        try:
            number = float(value)
        except ValueError:
            raise ValueError(f"is not a number of seconds: {value!r}") from None
        if not low <= number <= high:
            raise ValueError(f"must lie between {low:g} and {high:g} seconds, not {value}")
        return number

    return parse


def moment(value: str) -> datetime:
    """An aware UTC time.

    Raises:
        ValueError: not an ISO 8601 time between 1900 and 2100.
    """
    try:
        return parse_time(value)
    except DecodeError as error:
        raise ValueError(error.problem) from None


def one_of(*choices: str) -> Callable[[str], str]:
    """A parser that accepts exactly the given words, in whatever case they are written."""
    by_fold = {choice.casefold(): choice for choice in choices}

    def parse(value: str) -> str:
        try:
            return by_fold[value.strip().casefold()]
        except KeyError:
            raise ValueError(f"is {value!r}, but must be one of {', '.join(choices)}") from None

    return parse


def servers(value: str) -> tuple[str, ...]:
    """Kafka addresses, `host:port` with commas between.

    Raises:
        ValueError: none at all, or one that is not `host:port`.
    """
    found = tuple(part.strip() for part in value.split(",") if part.strip())
    if not found:
        raise ValueError("is empty")
    for server in found:
        match = _HOST_PORT.fullmatch(server)
        if match is None or not 0 < int(match["port"]) < 65536:
            raise ValueError(f"{server!r} is not host:port")
    return found


def web_address(value: str) -> str:
    """An `http` or `https` address without credentials, query or fragment.

    Raises:
        ValueError: anything else. A key belongs into a file, where nothing prints it.
    """
    try:
        found = urlsplit(text(value))
        wrong = found.scheme not in {"http", "https"} or not found.hostname or found.port == 0
    except ValueError:
        raise ValueError("is not a web address") from None
    if wrong or found.username is not None or found.query or found.fragment:
        raise ValueError("must be an http or https address without credentials, query or fragment")
    return found.geturl()


def topic_prefix(value: str) -> str:
    """What stands before every topic name; may be empty. Kafka's legal characters but `_`, which its metrics mix with `.`.

    Raises:
        ValueError: a character that topic names may not have, or more than 64 of them.
    """
    if _TOPIC_PREFIX.fullmatch(value) is None:
        raise ValueError(f"is {value!r}, but may hold only letters, digits, '.' and '-', at most 64 of them")
    return value


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Settings:
    """All that can be set, by environment variables with the prefix `STRIKEWIRE_`."""

    bootstrap_servers: tuple[str, ...] = setting(
        (f"127.0.0.1:{DEFAULT_PORT}",), servers, "Kafka addresses, `host:port` with commas between"
    )
    topic_prefix: str = setting(
        "",
        topic_prefix,
        "stands before every topic name and consumer group, to keep two installations on one Kafka apart",
    )
    partitions: int = setting(DEFAULT_PARTITIONS, whole_number(1, 1000), "partitions of every topic, fixed at creation")
    data_dir: Path = setting(Path(".strikewire"), path, "folder of the embedded Kafka and of the worker's local files")
    java: Path | None = setting(
        None, path, "a `java` program, 17 or newer, to use instead of the one that pip installed"
    )
    security_protocol: str = setting(
        "PLAINTEXT", one_of(*SECURITY_PROTOCOLS), "how to speak to Kafka: " + ", ".join(SECURITY_PROTOCOLS)
    )
    sasl_mechanism: str | None = setting(
        None, one_of(*SASL_MECHANISMS), "SASL mechanism: " + ", ".join(SASL_MECHANISMS)
    )
    sasl_username: str | None = setting(None, text, "SASL user name", secret=True)
    sasl_password_file: Path | None = setting(None, path, "file that holds the SASL password")
    ssl_cafile: Path | None = setting(None, path, "PEM file of the authorities that vouch for Kafka's certificate")
    ssl_certfile: Path | None = setting(None, path, "PEM file of the client's own certificate")
    ssl_keyfile: Path | None = setting(None, path, "PEM file of the client's own key")
    metrics_host: str = setting("127.0.0.1", text, "address on which a worker serves /metrics, /healthz and /readyz")
    metrics_port: int = setting(
        9646, whole_number(1, 65_000), "port of the first worker process; further processes take the ports after it"
    )
    rollups_as_of: datetime | None = setting(
        None, moment, "a fixed ISO 8601 time for the rolling tables instead of the clock, for replays of archives"
    )
    log_format: str = setting("console", one_of("console", "json"), "how a worker writes its log: console, json")
    log_level: str = setting("info", one_of("debug", "info", "warning", "error"), "least level that a worker logs")
    extractor: str = setting("rules", one_of(*EXTRACTORS), "what reads the articles: " + ", ".join(EXTRACTORS))
    llm_endpoint: str | None = setting(
        None, web_address, "OpenAI-compatible endpoint of a served model, with its version: `https://…/v1`"
    )
    llm_model: str | None = setting(None, text, "name of the model at the endpoint")
    llm_timeout_seconds: float = setting(
        20.0, seconds(1, 600), "seconds for all attempts at one article, at most half of the stall timeout"
    )
    llm_api_key_file: Path | None = setting(None, path, "file that holds the endpoint's key")
    stall_timeout: float = setting(
        120.0,
        seconds(10, 3600),
        "seconds without a tick of the event loop, or without a commit while records wait, until a worker is restarted",
    )

    def __repr__(self) -> str:
        """Every field; of a secret only that it is set."""
        shown = {f.name: "***" if _hidden(self, f) else getattr(self, f.name) for f in fields(self)}
        return f"Settings({', '.join(f'{name}={value!r}' for name, value in shown.items())})"

    @property
    def bootstrap(self) -> str:
        """The Kafka addresses in the one-line form of configuration files."""
        return ",".join(self.bootstrap_servers)


def variable(field_name: str) -> str:
    """The environment variable of a field."""
    return PREFIX + field_name.upper()


def described(settings: Settings) -> dict[str, str]:
    """Field names and values as a user would write them, fit to be shown or logged; what is not set is left out."""
    shown = {}
    for declared in fields(Settings):
        value = getattr(settings, declared.name)
        if value not in (None, ""):
            text_form = ",".join(value) if isinstance(value, tuple) else str(value)
            shown[declared.name] = "***" if _hidden(settings, declared) else text_form
    return shown


def changed(settings: Settings) -> dict[str, str]:
    """The settings that differ from their defaults, by the names of their variables; secrets hidden."""
    shown, default = described(settings), described(Settings())
    return {variable(name): value for name, value in shown.items() if default.get(name) != value}


def _hidden(settings: Settings, declared: Field[Any]) -> bool:
    return declared.metadata["secret"] and getattr(settings, declared.name) is not None


def from_mapping(env: Mapping[str, str]) -> Settings:
    """Settings from variables named `STRIKEWIRE_…`; all other names are ignored.

    Raises:
        SettingsError: a value that makes no sense, or a name with the prefix that is not a setting.
    """
    known: dict[str, Field[Any]] = {variable(f.name): f for f in fields(Settings)}
    for name in env:
        if name.startswith(PREFIX) and name not in known:
            nearest = difflib.get_close_matches(name, known, n=1, cutoff=0.0)
            raise SettingsError(name, f"there is no such setting; did you mean {nearest[0]}?")
    values: dict[str, Any] = {}
    for name, declared in known.items():
        if name not in env:
            continue
        try:
            values[declared.name] = declared.metadata["parse"](env[name])
        except ValueError as problem:
            raise SettingsError(name, str(problem)) from None
    settings = Settings(**values)
    _check_security(settings)
    _check_extractor(settings)
    return settings


def _check_security(settings: Settings) -> None:
    """Settings that contradict each other would fail much later, deep inside a client, without their names."""
    protocol = settings.security_protocol
    sasl = ("sasl_mechanism", "sasl_username", "sasl_password_file")
    if protocol.startswith("SASL_"):
        for name in sasl:
            if getattr(settings, name) is None:
                raise SettingsError(variable(name), f"must be set, for {variable('security_protocol')} is {protocol}")
    else:
        _refuse(settings, sasl, f"has no effect while {variable('security_protocol')} is {protocol}")
    if not protocol.endswith("SSL"):
        names = ("ssl_cafile", "ssl_certfile", "ssl_keyfile")
        _refuse(settings, names, f"has no effect while {variable('security_protocol')} is {protocol}")
    if (settings.ssl_certfile is None) != (settings.ssl_keyfile is None):
        absent = "ssl_keyfile" if settings.ssl_keyfile is None else "ssl_certfile"
        raise SettingsError(variable(absent), "must be set: a certificate and its key go together")


def _check_extractor(settings: Settings) -> None:
    if settings.extractor != "llm":
        names = ("llm_endpoint", "llm_model", "llm_api_key_file")
        _refuse(settings, names, f"has no effect while {variable('extractor')} is {settings.extractor}")
        return
    for name in ("llm_endpoint", "llm_model"):
        if getattr(settings, name) is None:
            raise SettingsError(variable(name), f"must be set, for {variable('extractor')} is llm")
    if settings.llm_timeout_seconds > settings.stall_timeout / 2:
        longest = f"{settings.stall_timeout / 2:g}"
        raise SettingsError(variable("llm_timeout_seconds"), f"must be at most {longest}, half of the stall timeout")


def _refuse(settings: Settings, names: tuple[str, ...], problem: str) -> None:
    for name in names:
        if getattr(settings, name) is not None:
            raise SettingsError(variable(name), problem)


def read_password(settings: Settings) -> str | None:
    """The SASL password out of its file, without the line end; None where no SASL is used.

    Raises:
        SettingsError: the file cannot be read or is empty.
    """
    return _secret(settings, "sasl_password_file")


def read_llm_key(settings: Settings) -> str | None:
    """The key of the model's endpoint out of its file, without the line end; None where none is set.

    Raises:
        SettingsError: the file cannot be read, is empty or holds what no header may hold.
    """
    key = _secret(settings, "llm_api_key_file")
    if key is not None and not (key.isascii() and key.isprintable()):
        raise SettingsError(
            variable("llm_api_key_file"), f"{settings.llm_api_key_file} holds more than one line of ASCII"
        )
    return key


def _secret(settings: Settings, field_name: str) -> str | None:
    file: Path | None = getattr(settings, field_name)
    if file is None:
        return None
    try:
        secret = file.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(variable(field_name), f"{file} cannot be read: {error}") from None
    if not secret:
        raise SettingsError(variable(field_name), f"{file} is empty")
    return secret


def ssl_context(settings: Settings) -> ssl.SSLContext | None:
    """What a TLS connection to Kafka needs, read from the certificates' files; None where none is encrypted.

    Raises:
        SettingsError: a file cannot be read, or holds no certificate or key. Clients say of it that no Kafka answers.
    """
    if not settings.security_protocol.endswith("SSL"):
        return None
    context, at = ssl.create_default_context(), "ssl_cafile"
    try:
        if settings.ssl_cafile is not None:
            context = ssl.create_default_context(cafile=str(settings.ssl_cafile))
        at = "ssl_certfile"
        if settings.ssl_certfile is not None:
            context.load_cert_chain(str(settings.ssl_certfile), str(settings.ssl_keyfile))
    except OSError as error:
        what = f"{getattr(settings, at)}" + (f" with {settings.ssl_keyfile}" if at == "ssl_certfile" else "")
        raise SettingsError(variable(at), f"{what} cannot be used: {error.strerror or error}") from None
    return context


def client_options(settings: Settings, password: str | None = None) -> dict[str, Any]:
    """Keyword arguments for any kafka-python client: where Kafka is and how to speak to it. Pure; never log the result.

    Args:
        settings: checked settings.
        password: what `read_password` gave.
    """
    options: dict[str, Any] = {
        "bootstrap_servers": list(settings.bootstrap_servers),
        "security_protocol": settings.security_protocol,
    }
    if settings.security_protocol.startswith("SASL_"):
        options["sasl_mechanism"] = settings.sasl_mechanism
        options["sasl_plain_username"] = settings.sasl_username
        options["sasl_plain_password"] = password
    for name in ("ssl_cafile", "ssl_certfile", "ssl_keyfile"):
        file: Path | None = getattr(settings, name)
        if file is not None:
            options[name] = str(file)
    return options

"""One frozen Settings, built by a pure function from a mapping; the cli hands it `os.environ`."""

from collections.abc import Mapping
from dataclasses import dataclass

from streams.domain.errors import SettingsError

PREFIX = "STRIKEWIRE_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that can be set, by environment variables with the prefix `STRIKEWIRE_`."""

    bootstrap_servers: tuple[str, ...] = ("127.0.0.1:9092",)


def from_mapping(env: Mapping[str, str]) -> Settings:
    """Settings from variables named `STRIKEWIRE_…`.

    Raises:
        SettingsError: a value that makes no sense, or a name with the prefix that is not a setting.
    """
    servers = tuple(s.strip() for s in env.get(PREFIX + "BOOTSTRAP_SERVERS", "127.0.0.1:9092").split(",") if s.strip())
    if not servers:
        raise SettingsError(PREFIX + "BOOTSTRAP_SERVERS", "is empty")
    return Settings(bootstrap_servers=servers)

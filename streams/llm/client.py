"""One question to an OpenAI-compatible `/chat/completions` endpoint, within a bounded time.

API as documented at https://platform.openai.com/docs/api-reference/chat (`response_format` of type `json_schema`);
vLLM, llama.cpp, Ollama and others serve the same.
"""

import time
from dataclasses import dataclass, field
from typing import Any, Final

import httpx
import msgspec
import stamina

from streams.domain.errors import ModelError

ATTEMPTS: Final = 3
MOST_BYTES: Final = 1_000_000
"""An answer longer than this is nonsense."""
_BUSY: Final = frozenset({408, 409, 425, 429})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`url` up to and with the version (`https://models.example.org/v1`); `timeout` in seconds for all attempts together."""

    url: str
    model: str
    timeout: float
    key: str | None = field(default=None, repr=False)


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct):
    choices: list[_Choice]


class _TryAgainError(ModelError):
    """What may be otherwise in a moment."""


class Client:
    """Asks one endpoint. May be used from several threads."""

    def __init__(self, endpoint: Endpoint) -> None:
        headers = {"Accept-Encoding": "identity"}
        if endpoint.key is not None:
            headers["Authorization"] = f"Bearer {endpoint.key}"
        self._endpoint = endpoint
        self._url = endpoint.url.rstrip("/") + "/chat/completions"
        # No redirects: the key goes to nobody but the endpoint.
        self._http = httpx.Client(headers=headers, follow_redirects=False)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def ask(self, instructions: str, message: str, schema_name: str, schema: dict[str, Any]) -> str:
        """The content of the answer, which should be JSON of the schema.

        Raises:
            ModelError: `timeout`, `unreachable`, `refused` (by status) or `malformed`; never another error.
        """
        body = {
            "model": self._endpoint.model,
            "temperature": 0,
            "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": message}],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": schema_name, "strict": True, "schema": schema},
            },
        }
        deadline = time.monotonic() + self._endpoint.timeout
        for attempt in stamina.retry_context(
            on=_TryAgainError,
            attempts=ATTEMPTS,
            timeout=self._endpoint.timeout,
            wait_initial=0.2,
            wait_max=2.0,
            wait_jitter=0.2,
        ):
            with attempt:
                return _content(self._post(body, deadline))
        raise AssertionError("a retry context ends with a return or an error")

    def _post(self, body: dict[str, Any], deadline: float) -> bytes:
        """The raw answer; the deadline holds for the whole of it, however slowly it trickles in."""
        # httpx begins its timeout anew with every piece; `_read` looks at the clock, so twice `left` is the most.
        left = deadline - time.monotonic()
        if left <= 0:
            raise ModelError("timeout", "no time is left for another attempt")
        try:
            with self._http.stream("POST", self._url, json=body, timeout=left) as response:
                if response.status_code in _BUSY or response.status_code >= 500:
                    raise _TryAgainError("refused", f"status {response.status_code}")
                if response.status_code != 200:
                    raise ModelError("refused", f"status {response.status_code}")
                return _read(response, deadline)
        except httpx.TimeoutException:
            raise ModelError("timeout", f"no answer within {self._endpoint.timeout:g} s") from None
        except httpx.HTTPError as error:
            raise _TryAgainError("unreachable", f"{type(error).__name__}: {error}") from None


def _read(response: httpx.Response, deadline: float) -> bytes:
    raw = bytearray()
    for chunk in response.iter_bytes():
        raw += chunk
        if len(raw) > MOST_BYTES:
            raise ModelError("malformed", f"an answer of more than {MOST_BYTES} bytes")
        if time.monotonic() > deadline:
            raise ModelError("timeout", "the answer came too slowly")
    return bytes(raw)


def _content(raw: bytes) -> str:
    try:
        completion = msgspec.json.decode(raw, type=_Completion)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise ModelError("malformed", f"no completion: {error}") from None
    if not completion.choices or not completion.choices[0].message.content:
        raise ModelError("malformed", "a completion without words")
    if completion.choices[0].finish_reason == "length":
        raise ModelError("malformed", "the answer was cut off")
    return completion.choices[0].message.content

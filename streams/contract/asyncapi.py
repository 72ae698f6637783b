"""The AsyncAPI 3 document: topics, messages, headers and Kafka bindings, made from `topics.TOPICS`."""

from typing import Any, Final

from streams.contract.headers import CLOUD_EVENTS, DEAD_LETTER
from streams.contract.schema import DIALECT, RECORDS, examples
from streams.contract.topics import ARTICLES, ARTICLES_DLQ, REPORTS, REPORTS_DLQ, TOPICS, Topic

BINDING: Final = "0.5.0"
DEAD_LETTERS: Final = {ARTICLES_DLQ.name: ARTICLES, REPORTS_DLQ.name: REPORTS}
SCHEMAS_FOLDER: Final = "../streams/contract/schemas"
"""Relative to docs/, where the document stands."""


def document(version: str) -> dict[str, Any]:
    """The whole document; `version` is the contract's."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "strikewire",
            "version": version,
            "description": "News articles in; strike reports, incidents, their changes and rolling tables out. See contract.md.",
            "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
        },
        "defaultContentType": "application/json",
        "channels": {topic.name: _channel(topic) for topic in TOPICS},
        "operations": {f"{_action(topic)}.{topic.name}": _operation(topic) for topic in TOPICS},
        "components": {
            "messages": {topic.name: _message(topic) for topic in TOPICS},
            "messageTraits": {
                "cloudEvent": {"headers": _headers(CLOUD_EVENTS, optional=("ce_time",))},
                "deadLetter": {"headers": _headers(DEAD_LETTER, optional=("__connect.errors.exception.stacktrace",))},
            },
        },
    }


def _action(topic: Topic) -> str:
    """Seen from the worker."""
    return "receive" if topic == ARTICLES else "send"


def _operation(topic: Topic) -> dict[str, Any]:
    return {"action": _action(topic), "channel": {"$ref": f"#/channels/{topic.name}"}}


def _channel(topic: Topic) -> dict[str, Any]:
    configuration: dict[str, Any] = {"cleanup.policy": [topic.cleanup], "max.message.bytes": topic.max_bytes}
    if topic.retention_ms is not None:
        configuration["retention.ms"] = topic.retention_ms
    return {
        "address": topic.name,
        "messages": {"record": {"$ref": f"#/components/messages/{topic.name}"}},
        "bindings": {
            "kafka": {
                "topic": topic.name,
                "partitions": topic.partitions,
                "topicConfiguration": configuration,
                "bindingVersion": BINDING,
            }
        },
    }


def _message(topic: Topic) -> dict[str, Any]:
    key = {"type": "string", "description": topic.key}
    made: dict[str, Any] = {"name": topic.value, "bindings": {"kafka": {"key": key, "bindingVersion": BINDING}}}
    if topic.name in DEAD_LETTERS:
        about = f"A record of {DEAD_LETTERS[topic.name].name} that could not be processed, its bytes untouched."
        return made | {
            "summary": about,
            "contentType": "application/octet-stream",
            "traits": [{"$ref": "#/components/messageTraits/deadLetter"}],
        }
    return made | {
        "contentType": "application/json",
        "traits": [{"$ref": "#/components/messageTraits/cloudEvent"}],
        "payload": {
            "schemaFormat": f"application/schema+json;version={DIALECT.split('/')[-2]}",
            "schema": {"$ref": f"{SCHEMAS_FOLDER}/{topic.name}.json"},
        },
        "examples": [
            {"name": RECORDS[topic.name].__name__ + str(n), "summary": example.about, "payload": example.value}
            for n, example in enumerate(examples(topic.name), 1)
        ],
    }


def _headers(names: tuple[str, ...], optional: tuple[str, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {name: {"type": "string"} for name in names},
        "required": [name for name in names if name not in optional],
    }

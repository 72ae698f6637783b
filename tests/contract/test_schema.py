import copy
import dataclasses
import json

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator, FormatChecker

from streams.contract import codec, keys
from streams.contract.fields import ABOUT, FIELDS, LIMITS
from streams.contract.schema import RECORDS, TYPES, examples, published_schema, schema
from tests import strategies

OF_TOPIC = {
    "news.articles.v1": (strategies.articles, codec.decode_article, keys.article_key),
    "strikes.reports.v1": (strategies.reports, codec.decode_report, keys.report_key),
    "strikes.incidents.v1": (strategies.incidents, codec.decode_incident, keys.incident_key),
    "strikes.changes.v1": (strategies.changes, codec.decode_change, keys.change_key),
    "strikes.rollups.v1": (strategies.rollups, codec.decode_rollup, keys.rollup_key),
}
topics = pytest.mark.parametrize("topic", RECORDS)
slow_is_fine = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def strict(part):
    """The schema with every object closed, for our own records: subscribers are told to ignore what they do not know."""
    if isinstance(part, dict):
        closed = {name: strict(inner) for name, inner in part.items() if name not in ("examples", "default")}
        if part.get("type") == "object" and "properties" in part and isinstance(part["properties"], dict):
            closed["unevaluatedProperties"] = False
        return closed
    return [strict(inner) for inner in part] if isinstance(part, list) else part


def validator(topic: str) -> Draft202012Validator:
    return Draft202012Validator(strict(schema(topic)), format_checker=FormatChecker())


def test_every_topic_with_records_is_tried_here():
    assert set(OF_TOPIC) == set(RECORDS)


@topics
def test_the_schema_is_one_of_its_dialect(topic):
    Draft202012Validator.check_schema(schema(topic))
    assert schema(topic)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@topics
def test_the_shipped_schema_is_what_the_code_makes(topic):
    assert published_schema(topic) == json.loads(json.dumps(schema(topic))), "run `python -m streams.contract.generate`"


@topics
def test_there_are_examples_and_each_is_a_record_with_its_key(topic):
    _, decode, key_of = OF_TOPIC[topic]
    assert len(examples(topic)) >= 3
    for example in examples(topic):
        validator(topic).validate(example.value)
        record = decode(json.dumps(example.value).encode())
        assert key_of(record) == example.key
        assert json.loads(codec.encode(record)) == example.value, "an example spells out every field as it is written"
        assert example.about


@topics
def test_whatever_the_codec_writes_is_valid(topic):
    records, _, _ = OF_TOPIC[topic]
    check = validator(topic)

    @slow_is_fine
    @given(records)
    def holds(record):
        check.validate(json.loads(codec.encode(record)))

    holds()


@topics
def test_a_closed_schema_sees_a_field_that_should_not_be_there(topic):
    value = copy.deepcopy(examples(topic)[0].value)
    value["unheard_of"] = 1
    assert not validator(topic).is_valid(value)
    Draft202012Validator(schema(topic)).validate(value)


@pytest.mark.parametrize(
    ("topic", "change"),
    [
        ("news.articles.v1", {"text": None, "html": None}),
        ("news.articles.v1", {"id": ""}),
        ("news.articles.v1", {"published_at": "yesterday"}),
        ("strikes.reports.v1", {"confidence": 2}),
        ("strikes.reports.v1", {"stage": "imagined"}),
        ("strikes.reports.v1", {"killed": {"total": {"min": -1, "max": None}}}),
        ("strikes.reports.v1", {"killed": {"everyone": {"min": 1, "max": None}}}),
        ("strikes.reports.v1", {"location": {"country": "Sudan"}}),
        ("strikes.incidents.v1", {"revision": 0}),
        ("strikes.incidents.v1", {"killed": {"total": {"best": 3}}}),
        ("strikes.changes.v1", {"after": None}),
        ("strikes.rollups.v1", {"window": "2d"}),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_allow(topic, change):
    value = copy.deepcopy(examples(topic)[0].value)
    assert validator(topic).is_valid(value)
    assert not validator(topic).is_valid({**value, **change})


def test_every_field_of_every_type_has_a_meaning_and_no_other():
    assert set(FIELDS) == set(ABOUT) == set(TYPES)
    for name, kind in TYPES.items():
        assert list(FIELDS[name]) == [field.name for field in dataclasses.fields(kind)], name
    assert all(path.split(".")[1] in FIELDS[path.split(".")[0]] for path in LIMITS)


def test_the_examples_show_every_status_and_change():
    statuses = {example.value["status"] for example in examples("strikes.incidents.v1")}
    assert statuses == {"active", "merged_into", "retracted"}
    changes = {example.value["change"] for example in examples("strikes.changes.v1")}
    assert changes >= {"new", "updated", "merged", "retracted"}
    assert {e.value["clarity"] for e in examples("strikes.reports.v1")} == {"incident", "summary"}
    assert {e.value["status"] for e in examples("strikes.reports.v1")} == {"current", "withdrawn"}


def test_the_evidence_of_the_examples_is_where_it_says():
    texts = {e.key: (e.value["text"], e.value["title"]) for e in examples("news.articles.v1")}
    seen = 0
    for example in examples("strikes.reports.v1"):
        if example.value["article_id"] in texts:
            text, title = texts[example.value["article_id"]]
            for words in example.value["evidence"]:
                cleaned = title if words["field"] == "title" else text
                assert cleaned[words["start"] : words["end"]] == words["text"]
                seen += 1
    assert seen > 10

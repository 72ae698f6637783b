"""docs/contract.md and docs/asyncapi.json say what the code says."""

import ast
import json
import re
from pathlib import Path

from streams.contract.fields import FIELDS
from streams.contract.generate import ROOT, generated
from streams.contract.headers import CLOUD_EVENTS, DEAD_LETTER
from streams.contract.schema import RECORDS, examples
from streams.contract.topics import TOPICS
from streams.domain.vocabulary import DEAD_LETTER_REASONS

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "contract.md").read_text(encoding="utf-8")
ASYNCAPI = json.loads((DOCS / "asyncapi.json").read_text(encoding="utf-8"))


def test_the_generated_files_are_up_to_date():
    for path, content in generated(ROOT).items():
        assert path.read_text(encoding="utf-8") == content, f"{path.name}: run `python -m streams.contract.generate`"


def test_the_page_names_every_topic_field_header_and_reason():
    for topic in TOPICS:
        assert f"`{topic.name}`" in PAGE
    for name in (*CLOUD_EVENTS, *DEAD_LETTER, *DEAD_LETTER_REASONS):
        assert f"`{name}`" in PAGE
    for kind, fields in FIELDS.items():
        section = PAGE.partition(f"### {kind}\n")[2].partition("\n##")[0]
        assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == list(fields), kind


def test_every_link_inside_the_page_has_its_heading():
    headings = {
        re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([\w-]+)\)", PAGE)) <= headings


def test_the_python_quick_starts_compile_and_name_topics_that_exist():
    snippets = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert len(snippets) == 2
    for snippet in snippets:
        ast.parse(snippet)
    named = set(re.findall(r"(?:news|strikes)\.\w+(?:\.dlq)?\.v\d", PAGE))
    assert named == {topic.name for topic in TOPICS}


def resolve(reference: str):
    """What a `$ref` of the document points at, in it or in a file beside it."""
    file, _, pointer = reference.partition("#")
    found = json.loads((DOCS / file).read_text(encoding="utf-8")) if file else ASYNCAPI
    for step in filter(None, pointer.split("/")):
        found = found[step]
    return found


def references(part):
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for inner in part.values():
            yield from references(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from references(inner)


def test_every_reference_of_the_asyncapi_document_leads_somewhere():
    found = list(references(ASYNCAPI))
    assert len(found) > 20
    assert all(resolve(reference) for reference in found)


def test_the_asyncapi_document_describes_every_topic_with_its_kafka_binding():
    assert ASYNCAPI["asyncapi"] == "3.0.0"
    assert set(ASYNCAPI["channels"]) == {topic.name for topic in TOPICS}
    for topic in TOPICS:
        channel = ASYNCAPI["channels"][topic.name]
        binding = channel["bindings"]["kafka"]
        assert (channel["address"], binding["topic"], binding["partitions"]) == (
            topic.name,
            topic.name,
            topic.partitions,
        )
        assert binding["topicConfiguration"]["cleanup.policy"] == [topic.cleanup]
        assert binding["topicConfiguration"].get("retention.ms") == topic.retention_ms
        message = resolve(channel["messages"]["record"]["$ref"])
        headers = resolve(message["traits"][0]["$ref"])["headers"]["properties"]
        assert set(headers) == set(CLOUD_EVENTS if topic.name in RECORDS else DEAD_LETTER)
        if topic.name in RECORDS:
            assert len(message["examples"]) == len(examples(topic.name))
    actions = {o["channel"]["$ref"].split("/")[-1]: o["action"] for o in ASYNCAPI["operations"].values()}
    assert actions == {topic.name: "receive" if topic.name == "news.articles.v1" else "send" for topic in TOPICS}

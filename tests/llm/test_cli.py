"""`strikewire extract` with a served model: the settings reach it, and what came of it is told once."""

import sys

import orjson
import pytest
from click.testing import CliRunner
from structlog.testing import capture_logs

from streams.agents.instruments import CountingInstruments
from streams.cli.main import cli
from streams.cli.reading import OutcomeLog, build_extractor
from streams.domain.errors import SettingsError
from streams.extraction.rules import RuleExtractor
from streams.runtime.settings import Settings, from_mapping

TEXT = "An air strike killed four people in Marib on 2 June 2021, doctors said."
REPORT = {
    "quote": "air strike",
    "clarity": "incident",
    "stage": "accomplished",
    "certainty": "fact",
    "event_type": "Air/drone strike",
    "place": "Marib",
}


def environment(served, tmp_path):
    key = tmp_path / "key"
    key.write_text("sk-17\n", encoding="utf-8")
    return {
        "STRIKEWIRE_EXTRACTOR": "llm",
        "STRIKEWIRE_LLM_ENDPOINT": served.url,
        "STRIKEWIRE_LLM_MODEL": "tiny-1",
        "STRIKEWIRE_LLM_API_KEY_FILE": str(key),
    }


def test_the_filter_asks_the_model_and_says_how_often(served, tmp_path):
    served.answers = [served.reports(REPORT), served.content("no")]
    lines = [orjson.dumps({"id": f"a{i}", "title": "", "text": TEXT}) for i in (1, 2)]
    lines.append(b'{"id": "a3", "text": "The library opens on Monday."}')
    result = CliRunner().invoke(cli, ["extract"], input=b"\n".join(lines), env=environment(served, tmp_path))
    assert result.exit_code == 0, result.output
    reports = [orjson.loads(line) for line in result.stdout.splitlines()]
    assert [(r["article_id"], r["extractor"]["name"]) for r in reports] == [("a1", "llm"), ("a2", "rules")]
    assert result.stderr == "strikewire: asked the model about 2 articles: answered 1, malformed 1\n"
    assert served.requests[0][0]["Authorization"] == "Bearer sk-17"


def test_an_outage_of_the_model_is_one_line_and_its_end_another():
    counts = CountingInstruments()
    hear = OutcomeLog(counts.model_asked)
    with capture_logs() as logged:
        for outcome in ("answered", "timeout", "timeout", "timeout", "answered", "answered"):
            hear(outcome)
    assert [(line["log_level"], line.get("outcome")) for line in logged] == [("warning", "timeout"), ("info", None)]
    assert counts.counts == {"model:answered": 3, "model:timeout": 3}


def test_the_rules_are_the_default():
    assert isinstance(build_extractor(Settings(), CountingInstruments().model_asked), RuleExtractor)


def test_without_the_extra_one_sentence_says_what_to_install(served, tmp_path, monkeypatch):
    for name in [n for n in sys.modules if n.startswith("streams.llm")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(SettingsError, match=r"STRIKEWIRE_EXTRACTOR: llm needs httpx; .*strikewire\[llm\]"):
        build_extractor(from_mapping(environment(served, tmp_path)), CountingInstruments().model_asked)

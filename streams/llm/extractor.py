"""A served language model behind the same seam as the rules. See docs/extraction/llm.md."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from streams.contract.codec import encode
from streams.domain import ids
from streams.domain.article import Article
from streams.domain.errors import ModelError
from streams.domain.report import Extractor, StrikeReport
from streams.domain.vocabulary import ArticleOutcome, ModelOutcome
from streams.extraction.assembly.reports import ReportIds
from streams.extraction.extractor import Extraction
from streams.extraction.rules import RuleExtractor
from streams.llm.answer import SCHEMA_NAME, decode, json_schema
from streams.llm.client import Client, Endpoint
from streams.llm.grounding import Grounder
from streams.llm.prompt import INSTRUCTIONS, MOST_CHARACTERS, article_message
from streams.text.clean import clean
from streams.text.document import Document
from streams.text.fingerprint import sketch
from streams.text.sentences import build_document

VERSION: Final = "1"


class ModelExtractor:
    """Asks a model about every article in which the rules see a trigger; whatever goes wrong, the rules' reading stands.

    `extract` waits for a network and belongs into a thread of its own.
    """

    def __init__(
        self, endpoint: Endpoint, on_outcome: Callable[[ModelOutcome], None], rules: RuleExtractor | None = None
    ) -> None:
        self._rules = rules or RuleExtractor()
        self._client = Client(endpoint)
        self._told = on_outcome
        self._schema = json_schema()
        self._by = Extractor("llm", f"{VERSION} {endpoint.model}")

    def close(self) -> None:
        """Close the connections; the extractor cannot be used any more."""
        self._client.close()

    def extract(self, article: Article) -> Extraction:
        """Read one article. Never raises on any text or answer; takes at most the endpoint's timeout and the rules' time."""
        ruled = self._rules.extract(article)
        if ruled.outcome in ("no_trigger", "unsupported_language"):
            return ruled
        try:
            reports = self._ask(article, ruled.article_id)
        except ModelError as error:
            self._told(error.outcome)
            return _signed(ruled)
        self._told("answered")
        outcome: ArticleOutcome = "reports" if reports else "no_strike"
        return _signed(replace(ruled, outcome=outcome, reports=reports))

    def _ask(self, article: Article, article_id: str) -> tuple[StrikeReport, ...]:
        """The reports of the model that stand on the article's words; raises ModelError."""
        title, text = clean(article.title, article.text, article.html)
        document = build_document(title, text, article.published_at, article.source)
        answer = decode(self._client.ask(INSTRUCTIONS, article_message(document), SCHEMA_NAME, self._schema))
        if not answer.reports:
            return ()
        grounder = Grounder(document, self._rules.gazetteer, MOST_CHARACTERS)
        grounded = grounder.judge(answer, _template(article, article_id, document, title, text))
        if not grounded.reports:
            raise ModelError("ungrounded", "no quote of the answer stands in the article")
        names = ReportIds(article_id)
        return tuple(
            replace(r, report_id=names.next(r.clarity, r.stage, r.location, r.date), extractor=self._by)
            for r in grounded.reports
        )


def _template(article: Article, article_id: str, document: Document, title: str, text: str) -> StrikeReport:
    return StrikeReport(
        report_id="",
        article_id=article_id,
        url=article.url,
        source=article.source,
        title=title,
        published_at=document.published_at,
        text_fingerprint=sketch(text or title),
    )


def _signed(extraction: Extraction) -> Extraction:
    """A model may read the same article otherwise the next time. Its content hash covers what was read, so that another
    reading of an unchanged article is a revision of it, and withdraws what it no longer tells.
    """
    parts = (extraction.content_hash, *(encode(r).decode() for r in extraction.reports))
    return replace(extraction, content_hash=ids.digest(parts))

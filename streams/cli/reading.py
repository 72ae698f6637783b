"""Which extractor reads the articles: the composition of `STRIKEWIRE_EXTRACTOR`."""

from collections.abc import Callable, Iterator
from itertools import islice

import stamina
import structlog

from streams.domain.article import Article
from streams.domain.errors import SettingsError
from streams.domain.vocabulary import ModelOutcome
from streams.extraction.extractor import ArticleExtractor, BatchExtractor, Extraction
from streams.extraction.turns import MOST
from streams.runtime.settings import Settings, read_llm_key, variable

log = structlog.get_logger(__name__)


class OutcomeLog:
    """Passes outcomes on and logs when they change: an endpoint that is down is one line, not some for every article."""

    def __init__(self, on_outcome: Callable[[ModelOutcome], None]) -> None:
        self._pass_on = on_outcome
        self._last: ModelOutcome = "answered"

    def __call__(self, outcome: ModelOutcome) -> None:
        """Hear of one question."""
        self._pass_on(outcome)
        if outcome != self._last:
            self._last = outcome
            if outcome == "answered":
                log.info("the model answers again")
            else:
                log.warning("the model gives no usable answer; the rules' reading stands", outcome=outcome)


def build_extractor(settings: Settings, on_outcome: Callable[[ModelOutcome], None]) -> ArticleExtractor:
    """The extractor of the settings; `on_outcome` hears what came of each question to a model.

    Raises:
        SettingsError: the optional extra is not installed, or the key's file cannot be read.
    """
    if settings.extractor == "rules" or settings.llm_endpoint is None or settings.llm_model is None:
        from streams.extraction.rules import RuleExtractor

        return RuleExtractor()
    try:
        from streams.llm.client import Endpoint
        from streams.llm.extractor import ModelExtractor
    except ModuleNotFoundError as error:
        name = variable("extractor")
        raise SettingsError(name, f"llm needs {error.name}; install it with pip install 'strikewire[llm]'") from None
    stamina.instrumentation.set_on_retry_hooks([])  # what came of it is told by `on_outcome`
    key = read_llm_key(settings)
    endpoint = Endpoint(settings.llm_endpoint, settings.llm_model, settings.llm_timeout_seconds, key)
    return ModelExtractor(endpoint, on_outcome)


def extractions(
    extractor: ArticleExtractor, articles: Iterator[Article], *, at_rest: bool
) -> Iterator[Extraction | Exception]:
    """What each article came to, in their order, or the error of reading it. Those `at_rest` in a file are read many at a time, which is faster; whoever
    feeds a pipe may wait for the answer to what he has sent.
    """
    if not (at_rest and isinstance(extractor, BatchExtractor)):
        for article in articles:
            yield _extraction(extractor, article)
        return
    while lot := list(islice(articles, MOST)):
        yield from extractor.extract_all(lot)


def _extraction(extractor: ArticleExtractor, article: Article) -> Extraction | Exception:
    try:
        return extractor.extract(article)
    except Exception as error:  # noqa: BLE001 - told to the caller, in the place of the result
        return error

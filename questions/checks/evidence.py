"""The flaws of the sentences that prove an item."""

from __future__ import annotations

from collections.abc import Iterator

from questions.checks.asked import Asked
from questions.checks.model import Source
from questions.checks.shape import key_texts, wrong_ids
from questions.facts import corrected
from questions.facts.model import Evidence
from questions.items.model import Item, Kind, Quote
from questions.language.words import lemmas, words

_HOLDS = 0.5
_SAID_OF_ANY = lemmas("article lists list says names exercise done needs nothing")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_FIGURES = {word: str(number) for number, word in enumerate(_NUMBERS, 1)}


def find_bad_evidence(item: Item, source: Source) -> Iterator[str]:
    """Evidence: the span quotes the text word for word and holds the key's content words (or the
    list's lead-in and the bullet). Our rule: every item can show its source."""
    if not item.evidence:
        yield "No sentence of the article proves it."
    for quote in item.evidence:
        if not 0 <= quote.start < quote.end <= len(source.text):
            yield f"The span {quote.start}–{quote.end} is outside the article."
        elif source.text[quote.start : quote.end] != quote.text:
            yield f"The span {quote.start}–{quote.end} does not quote the article."
    if item.evidence and not _is_proved(item, source):
        yield "The quoted sentences do not hold what the key says."


def _is_proved(item: Item, source: Source) -> bool:
    wrong = {item.fact_by_option.get(option) for option in wrong_ids(item)}
    tested = (fact for fact in item.facts if fact not in wrong)
    known = [source.asked[fact] for fact in tested if fact in source.asked]
    if known:
        return all(_is_shown(one, item) for one in known)
    right = " ".join(_right_words(item))
    told = [one for one in source.asked.values() if one.states(right)]
    return _holds_key(item) or any(_is_shown(one, item) for one in told)


def _is_shown(fact: Asked, item: Item) -> bool:
    """Whether all that a fact rests on is quoted: of a list, its lead-in and the bullet."""
    return all(_is_quoted(spans, item) for spans in fact.evidence if spans)


def _is_quoted(spans: Evidence, item: Item) -> bool:
    """Whether some of these spans, which say one thing, are quoted."""
    return any(_overlap(quote, span.start, span.end) for span in spans for quote in item.evidence)


def _overlap(quote: Quote, start: int, end: int) -> bool:
    return quote.start < end and start < quote.end


def _with_figures(text: str) -> str:
    return " ".join(_FIGURES.get(word, word) for word in words(text))


def _right_words(item: Item) -> tuple[str, ...]:
    """What is right: the key's words, or the statement that holds."""
    if item.kind is Kind.TRUE_FALSE:
        return (item.prompt if item.key == "true" else item.correction or "",)
    return key_texts(item)


def _holds_key(item: Item) -> bool:
    """Of an item from elsewhere: whether most of the key's content words are quoted."""
    told = lemmas(_with_figures(corrected(" ".join(quote.text for quote in item.evidence))))
    asked = lemmas(_with_figures(" ".join(_right_words(item)))) - _SAID_OF_ANY
    return len(asked & told) >= _HOLDS * len(asked)

"""What something is needed for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from questions.facts.listings import (
    Found,
    clean_name,
    is_usable,
    make_listings,
    split_alternatives,
)
from questions.facts.model import Facts
from questions.facts.passages import free_sections, lists, running_sentences
from questions.reading.article import Article, Section, Sentence

_HEADING = re.compile(
    r"^(?:the\s+)?(?:importance\s+of\s+(?P<a>.+)|why\s+(?:is\s+|are\s+|does\s+|do\s+)?(?P<b>.+?)\s+(?:(?:is"
    r"|are)\s+(?:so\s+)?)?(?:matters?|important|needed)"
    r"|(?:functions?|uses?|roles?|benefits?|jobs?)\s+of\s+(?P<c>.+)|what\s+(?:does"
    r"|do)\s+(?P<d>.+?)\s+do"
    r"|what\s+(?:is|are)\s+(?P<e>.+?)\s+(?:for|needed for|used for)|why\s+(?:do\s+)?(?:we"
    r"|you)\s+need\s+(?P<f>.+)|why\s+it\s+matters|functions?)\??$",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"\b(?:you\s+(?:also\s+)?need\s+(?:it|this\s+\w+|[\w ]{3,40}?)\s+for|(?:you|we)(?:’ll|'ll"
    r"|\s+will)?\s+need\s+this\s+\w+(?:\s+for)?(?=\s+\w+ing\b)|"
    r"(?:is|are)\s+(?:also\s+)?(?:important|needed|necessary|essential|required|vital|used"
    r"|crucial)\s+(?:for|when|in)|"
    r"helps?\s+(?:you\s+|us\s+)?(?:with|to)|(?:matters?)\s+(?:for|when)|(?:allows?|lets?)\s+(?:you|us)\s+to)\s+(?P<name>[^.;:]+)\.?$",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"\b(?:need(?:ed)?|important|necessary|essential|required|used|use|vital|matters?|helps?"
    r"|allows?|lets?)\b.*(?::|\b(?:for|to|when))$",
    re.IGNORECASE,
)


def find_functions(article: Article, facts: Facts) -> Facts:
    """`facts` with what the article says something is needed for, in sections on why it matters."""
    return replace(facts, functions=make_listings("functions", _found(article, facts)))


def _found(article: Article, facts: Facts) -> Iterator[Found]:
    for section in free_sections(article, facts):
        of = _of_heading(section, article.title)
        if of is None:
            continue
        for passage in lists([section]):
            if passage.lead_in and not _LEAD_IN.search(passage.lead_in):
                continue
            for entry in passage.entries:
                name = clean_name(entry.text)
                if is_usable(name):
                    yield of, name, Sentence(entry.text, entry.span)
        for sentence in running_sentences(section):
            yield from _from_sentence(sentence, of)


def _of_heading(section: Section, title: str) -> str | None:
    match = _HEADING.match(section.title) if len(section.title) < 200 else None
    if not match:
        return None
    named = next((words for words in match.groups() if words), title)
    named = re.sub(r"^(?:the|your)\s+", "", named.strip(" ?"), flags=re.IGNORECASE)
    return " ".join(word.lower() if word[1:].islower() else word for word in named.split(" "))


def _from_sentence(sentence: Sentence, of: str) -> Iterator[Found]:
    match = _NEEDED.search(sentence.text) if len(sentence.text) < 400 else None
    if match:
        for name in _split(match["name"]):
            if is_usable(name):
                yield of, name, sentence


def _split(text: str) -> list[str]:
    """ "getting into and out of cars" is one thing: only commas or full -ing phrases are split."""
    parts = split_alternatives(text)
    first_words = {part.split(" ")[0][-3:] for part in parts}
    return parts if len(parts) > 1 and first_words == {"ing"} else [text.strip().rstrip(".")]

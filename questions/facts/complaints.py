"""Which complaint an article speaks of at each place: what "it" may be caused by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from questions.facts.anatomy import is_complaint, is_part, names_condition
from questions.facts.attribution import bare, heading_names, is_harm
from questions.facts.grammar_words import words_of
from questions.facts.passages import running_sentences
from questions.reading.article import Article, Section, Span

_SUBJECT = re.compile(
    r"^(?:the\s+|an?\s+)?(?P<of>(?!(?:it|this|that|there|these|those|they|most|some|many|one)\b)"
    r"[\w’'-]+(?:\s[\w’'-]+){0,4}?)(?:\s\([^()]{1,60}\))?\s+(?:is|are|means|happens|occurs|affects"
    r"|describes|refers|starts|develops)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:it|they|this|these|the\s(?:condition|problem|injury))\b", re.I)
_MAX_SENTENCE = 300
_MAX_KEY = 30  # letters of what a subject is: "arthritis of the joint"


def is_complaint_named(of: str) -> bool:
    """Whether it has causes of its own: "problems" are nothing that has any."""
    return bare(of).lower() not in words_of("unnamed_harm")


@dataclass(frozen=True, slots=True)
class Complaints:
    """What the article is about; the complaint that sentences with a pronoun speak of, by their
    text; the last one told of above each heading."""

    topic: str
    by_sentence: Mapping[str, str]
    by_heading: Mapping[Span, str]

    def above(self, section: Section) -> str:
        """What a section speaks of whose heading does not name it."""
        found = self.by_heading.get(section.heading.span, "") if section.heading else ""
        return found if found and not names_condition(self.topic) else self.topic

    def near(self, section: Section) -> str:
        """The complaint that the nearest heading names, or what the section speaks of else."""
        titles = (section.title, *reversed(section.path))
        named = next((name for one in titles if is_harm(name := heading_names(one))), "")
        return named or self.above(section)


def complaints_told(article: Article, topic: str) -> Complaints:
    """The complaints that are the subjects of the article's sentences."""
    by_sentence: dict[str, str] = {}
    by_heading: dict[Span, str] = {}
    last = ""
    for section in article.sections:
        if section.heading:
            by_heading[section.heading.span] = last
        near = next((one for one in (section.title, topic) if names_condition(one)), "")
        for sentence in running_sentences(section):
            text = sentence.text[:_MAX_SENTENCE]
            told = _SUBJECT.match(text)
            of, key = (told["of"], text[told.end() :][:_MAX_KEY]) if told else ("", "")
            if names_condition(of) or (of and names_condition(key) and not is_part(of)):
                near = last = of
            elif is_complaint(of) and not is_part(of):
                near = of
            elif (near or last) and (text.endswith(":") or _PRONOUN.match(text)):
                by_sentence[text] = near or last
    return Complaints(topic, by_sentence, by_heading)

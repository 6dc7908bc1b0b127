"""What "it", "they" and "their" stand for at the head of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.facts.anatomy import is_bodily
from questions.facts.deeds import deeds_of
from questions.facts.definitions import explained_before
from questions.facts.passages import running_sentences
from questions.reading.article import Article, Section, Span

_PRONOUN = re.compile(r"^(?:(?P<one>it|its)|they|their|these)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|several|many)\s+"
    r"(?P<what>(?:(?!of\b|in\b|to\b)[a-z-]+\s){0,2}[a-z]+(?:s|ae|ci))\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:(?:the|your|our|an?|each)\s+)?(?P<what>(?:[\w’'-]+\s){0,4}?[\w’'-]+)\s+(?:(?P<one>(?:is|has|lies|sits"
    r"|runs|starts|begins|spans|covers|joins|connects|links|crosses|consists|stretches|wraps|fills)\b|=)"
    r"|(?:are|have|lie|sit|run|start|begin|span|cover|join|connect|link|cross|consist|stretch|wrap|fill)\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:main\s+|primary\s+)?(?:functions?|roles?|jobs?|purpose|what\s+(?:it|they)\s+do(?:es)?)\s*(?::|[–—])\s",
    re.IGNORECASE,
)
_REACH = 3  # sentences; what stands further back is forgotten
_MAX_TITLE_WORDS = 4
_MAX_SENTENCE = 300


def stands_for(article: Article) -> dict[Span, str]:
    """The part of the body that a sentence's first pronoun stands for, by the sentence's span: what
    the sentences before it in the section tell of, or else the section's heading names."""
    found = {span: what for section in article.sections for span, what in _in_section(section)}
    return found | explained_before(article)


def _in_section(section: Section) -> Iterator[tuple[Span, str]]:
    told: list[tuple[int, str, bool]] = []
    # The title of the whole article stands too far above a sentence to be what it means.
    is_near = section.heading is not None and section.heading.level > 1
    title = section.title if is_near else ""
    for at, sentence in enumerate(running_sentences(section)):
        text = sentence.text[:_MAX_SENTENCE]
        if pronoun := _PRONOUN.match(text):
            is_one = bool(pronoun["one"])
            near = (what for place, what, one in reversed(told) if one == is_one)
            what = next(near, "") or _named(title, is_one=is_one)
            if what:
                yield sentence.span, what
            continue
        if _LABEL.match(text):
            if told:
                yield sentence.span, told[-1][1]
            continue
        told = [one for one in told if at - one[0] < _REACH]
        told += [(at, *one) for one in _told(text)]


def _told(text: str) -> Iterator[tuple[str, bool]]:
    """What a sentence tells of, and whether it is one thing."""
    deeds = deeds_of(text)
    if (subject := _SUBJECT.match(text)) and is_bodily(subject["what"]):
        yield subject["what"], bool(subject["one"])
    elif deeds and deeds.subject:
        yield deeds.subject, deeds.is_one
    counted = [match["what"] for match in _COUNTED.finditer(text) if is_bodily(match["what"])]
    # Of two sorts, who knows which is meant.
    if counted:
        yield counted[0] if len(counted) == 1 else "", False


def _named(title: str, *, is_one: bool) -> str:
    bare = re.sub(r"^(?:the|your|an?)\s+", "", title.strip(" ?:."), flags=re.IGNORECASE)
    words = bare.split()
    fits = 0 < len(words) <= _MAX_TITLE_WORDS and is_one != words[-1].endswith("s")
    return bare[:1].lower() + bare[1:] if fits and is_bodily(bare) else ""

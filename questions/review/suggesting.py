"""What a form for a fact, or for a whole list of them, begins with."""

from __future__ import annotations

from dataclasses import dataclass

from questions.facts.confidence import MEASURED
from questions.facts.grammar_words import grammar
from questions.facts.kinds.kind import Form
from questions.facts.kinds.registry import KINDS
from questions.facts.model import Facts, Listing
from questions.language.words import holds_phrase
from questions.reading.article import Article, BlockKind, Section
from questions.review.decisions import Decision
from questions.review.gathering import has_home, is_labelled, list_kinds
from questions.review.kinds.registry import FACT_KINDS
from questions.review.quoting import find_quote
from questions.review.values import MAX_LABEL, MAX_NAME, Values, chosen

_MAX_NAME_WORDS = 10
_MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a list may be: the kind of its facts, and what they belong to. `homes` are the names
    that are at hand for the latter."""

    kind: str
    home: str
    homes: tuple[str, ...]


def suggest_list(
    article: Article, facts: Facts, title: str, lead: str, last: Decision | None
) -> Suggestion:
    """What a list under this heading and lead-in seems to be; where neither says, what was added
    last."""
    kind = _kind_said(lead) or _kind_said(title) or _kind_of(last) or _MEMBER
    label = _label(title) or _label(lead) or _label(article.title)
    named = [label, *_homes(kind, facts), _label(article.title)]
    home = (_home_in(kind, facts, article) or label) if has_home(kind) else ""
    if last and last.kind == kind and kind not in _labelled_by_heading():
        home = _home_of(last) or home
    return Suggestion(kind, home, tuple(dict.fromkeys(one for one in named if one)))


def suggest_fields(kind: str, quote: str, last: Decision | None) -> Values:
    """What the fields of an addition begin with: its name as it was selected, and what the last
    addition of its kind belonged to."""
    if kind not in KINDS:
        return {}
    fields = {}
    names = [slot.name for slot in KINDS[kind].own_slots if slot.form in (Form.NAME, Form.SENTENCE)]
    said = " ".join(quote.split()).rstrip(" .:;,")
    if said and names and len(said.split()) <= _MAX_NAME_WORDS and len(said) <= MAX_NAME:
        fields[names[0]] = said
    home = KINDS[kind].home
    if home and last and last.kind == kind:
        fields[home.name] = _home_of(last)
    return fields


def section_at(article: Article, quote: str, start: int | None) -> tuple[str, str]:
    """The heading above quoted words, and the line right above them in its section."""
    first = quote.strip().split("\n")[0]
    span = find_quote(article.text, first, start) if first else None
    if span is None:
        return "", ""
    for section in reversed(article.sections):
        if _begin(section) <= span.start:
            prose = (one for one in section.blocks if one.kind is BlockKind.PARAGRAPH)
            above = [one.text for one in prose if one.span.end <= span.start]
            lead = above[-1] if above else ""
            return section.title, lead if lead.endswith(":") else ""
    return "", ""


def _begin(section: Section) -> int:
    first = section.heading or next(iter(section.blocks), None)
    return first.span.start if first else 0


def _kind_said(text: str) -> str:
    for section in reversed(MEASURED):  # the last ones are told in the plainest words
        called: list[str] = grammar(section.name).get("list_called", [])
        if any(holds_phrase(text, one) for one in called):
            kind: str = section.kinds[0].name
            return kind
    return ""


def _kind_of(last: Decision | None) -> str:
    return last.kind if last and last.kind in list_kinds() else ""


def _labelled_by_heading() -> tuple[str, ...]:
    """Kinds whose list is called by its heading, rather than by what the article is about."""
    return (_MEMBER, *(kind for kind in list_kinds() if is_labelled(kind)))


def _homes(kind: str, facts: Facts) -> tuple[str, ...]:
    lists = FACT_KINDS[kind].lists
    return tuple(lists.names(facts).values()) if lists else ()


def _home_in(kind: str, facts: Facts, article: Article) -> str:
    """What causes and the like belong to: as those that there are, or what the article is about."""
    if kind in _labelled_by_heading():
        return ""
    there = _homes(kind, facts) or tuple(
        one.of for listing in (facts.causes, facts.functions) for one in listing if _has_name(one)
    )
    return next(iter(there), "") or _label(article.title)


def _has_name(listing: Listing) -> bool:
    return bool(listing.of.strip())


def _home_of(last: Decision) -> str:
    home = KINDS[last.kind].home
    return chosen(last.fields, home.name) if home else ""


def _label(text: str) -> str:
    """A heading or a lead-in as the name of a list."""
    bare = " ".join(text.split()).rstrip(" :?.")[:MAX_LABEL]
    return bare if bare[1:2].isupper() else bare[:1].lower() + bare[1:]

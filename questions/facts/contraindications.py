"""When an exercise or a treatment is not to be done, and by whom not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from questions.facts.ids import UniqueIds, fact_id, part_id
from questions.facts.listings import clean_name, split_alternatives
from questions.facts.model import Evidence, Facts, ListedItem, Listing
from questions.facts.passages import lists, running_sentences
from questions.facts.sentence_patterns import patterns
from questions.facts.sign_lists import split_signs
from questions.reading.article import Article, Section, Sentence, Span
from questions.reading.normalising import collapse

_KIND = "contraindications"
_PATTERNS = patterns(_KIND, "sentences")
_BANNED = (*patterns(_KIND, "banned"), *patterns(_KIND, "told"))
_FORBIDDEN = patterns(_KIND, "forbidden")
# What a list of them is announced by: a heading, or the line above.
_ANNOUNCED = patterns(_KIND, "announced")
_LED = re.compile(
    r"^(?:(?:if|when|and|or) )?(?:you(?:['’]ve| have(?: had)?|['’]re| are) |there (?:is|are) |"
    r"(?:you )?(?:experience|notice|develop|get) |have (?:had )?|are )?"
    r"(?:been diagnosed with |suffering from |suffer from )?",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"(?:do not|don['’]t|never)\b", re.IGNORECASE)  # read as a sentence
_MEANWHILE = re.compile(r"\s(?:whilst|while|during)\s.*")
_MOST_WORDS, _MOST_LISTED_WORDS = 20, 4
_LONGEST = 200  # letters of a line that are looked at for what it announces


@dataclass(frozen=True, slots=True)
class _Found:
    of: str
    name: str
    source: str
    evidence: Evidence


def find_contraindications(article: Article, facts: Facts) -> Facts:
    """The facts with every reason not to do something; each belongs to the exercise under whose
    heading it stands, else to what the article is about."""
    names = {one.evidence[0]: one.name for one in facts.exercises if one.evidence}
    inside = frozenset(span for one in facts.exercises for span in one.evidence)
    listings: dict[str, list[_Found]] = {}
    for section in article.sections:
        heading = section.heading.span if section.heading else None
        of = names.get(heading, article.title) if heading else article.title
        for one in (*_listed(section, of), *_forbidden(section, of, inside), *_told(section, of)):
            listings.setdefault(one.of, []).append(one)
    return replace(facts, contraindications=tuple(_listings(listings)))


def _listings(found: dict[str, list[_Found]]) -> Iterator[Listing]:
    ids = UniqueIds()
    for of, told in found.items():
        listing = ids.take(fact_id("contraindications", of), told[0].source)
        parts = UniqueIds()
        by_name = {one.name.casefold(): one for one in reversed(told)}
        items = [
            ListedItem(
                parts.take(part_id(listing, "item", one.name, one.source), one.source),
                one.name,
                one.source,
                one.evidence,
            )
            for one in reversed(by_name.values())
        ]
        yield Listing(listing, of, tuple(items))


def _is_any(patterns: Sequence[re.Pattern[str]], text: str) -> bool:
    return any(one.search(text[-_LONGEST:]) for one in patterns)


def _listed(section: Section, of: str) -> Iterator[_Found]:
    """The entries of a list that a heading or the line above announces."""
    is_headed = _is_any(_ANNOUNCED, section.title)
    for passage in lists([section]):
        if not passage.is_nested and (is_headed or _is_any(_ANNOUNCED, passage.lead_in)):
            for entry in passage.entries:
                name = _name(entry.text)
                if name:
                    yield _Found(of, name, entry.text, (*passage.evidence, entry.span))


def _forbidden(section: Section, of: str, inside: frozenset[Span]) -> Iterator[_Found]:
    """The entries of a list of what is not to be done, and the headings below one that says so.
    What an exercise says of itself is how to do it."""
    if section.heading and section.heading.span in inside:
        return
    above = section.path[-1] if section.path else ""
    if section.heading and _is_any(_FORBIDDEN, above):
        yield _Found(of, clean_name(section.title), section.heading.text, (section.heading.span,))
    is_headed = _is_any(_FORBIDDEN, section.title)
    for passage in lists([section]):
        is_led = _is_any(_FORBIDDEN, passage.lead_in) or (is_headed and not passage.is_nested)
        for entry in passage.entries if is_led else ():
            name = _name(clean_name(entry.text))
            is_own = entry not in passage.headed and entry.span not in inside
            if name and is_own and not _NEGATED.match(name):
                yield _Found(of, name, entry.text, (*passage.evidence, entry.span))


def _told(section: Section, of: str) -> Iterator[_Found]:
    for sentence in running_sentences(section):
        if sentence.text.rstrip().endswith(":"):
            continue  # its list says it
        told = (one.search(sentence.text) for one in _PATTERNS)
        if match := next(filter(None, told), None):
            yield from _pieces(sentence, match["who"], of)
        elif banned := next(filter(None, (one.match(sentence.text) for one in _BANNED)), None):
            for name in split_alternatives(banned["what"]):
                yield _Found(of, name, sentence.text, (sentence.span,))


def _pieces(sentence: Sentence, who: str, of: str) -> Iterator[_Found]:
    """One reason, or each of several that are named in a few words."""
    parts: Sequence[str] = split_signs(who)
    if len(parts) > 1:
        parts = [*parts[:-1], *split_alternatives(parts[-1])]
    if any(len(one.split()) > _MOST_LISTED_WORDS + 2 for one in parts):
        parts = [who]
    for part in parts:
        if name := _name(part):
            yield _Found(of, name, sentence.text, (sentence.span,))


def _name(text: str) -> str:
    name = collapse(_LED.sub("", _MEANWHILE.sub("", text.strip()))).strip(" .,;:")
    is_told = 0 < len(name.split()) <= _MOST_WORDS and not name.lower().startswith("none")
    return name if is_told else ""

"""What an article names as the symptoms of a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.facts.anatomy import names_condition
from questions.facts.attribution import bare, heading_names, is_harm, points_back
from questions.facts.complaints import Complaints, complaints_told
from questions.facts.grammar_words import grammar, words_of
from questions.facts.listings import (
    Found,
    clean_name,
    is_usable,
    make_listings,
    run_in_head,
    subject_of,
    topic_of,
)
from questions.facts.model import Facts
from questions.facts.passages import ListPassage, free_sections, lists, running_sentences
from questions.facts.sentence_patterns import first_match, patterns
from questions.reading.article import Article, Section, Sentence, Span

_KIND = "symptoms"
_DENIED = re.compile(grammar(_KIND)["denied"], re.IGNORECASE)
_SIGNS = frozenset(grammar(_KIND)["signs"])
_NO_CONDITIONS = frozenset(grammar(_KIND)["no_conditions"])
_PERSONS = words_of("persons")
_CHANGED = frozenset(grammar(_KIND)["changed"])
_LONGEST = 300  # letters of a line or sentence that is looked at
_WARNING = re.compile(r"\s?(?:/|&|\band)\s?warning\ssigns?\b", re.IGNORECASE)
_MAX_NAME = 6  # words
_NUMBER = re.compile(r"^\d{1,2}[.)]\s+")
# "Caused by pressure", "treated with rest": what becomes of symptoms.
_DONE = re.compile(r"\w+(?:ed|en|wn)\s(?:by|with|to|from|in|on|as|at)\b", re.IGNORECASE)
# "No fever" is no symptom, and "symptoms vary" names none.
_ABSENT = re.compile(
    r"(?:no|not|never|without|absence\sof|none|normal|rarely|(?:(?:all|these|the|other)\s)*symptoms?)\b",
    re.I,
)
_LED = re.compile(
    r"^(?:(?:and|or|and/or|both|either)\s+)?(?:(?:you|they|there|the\spatient)\s+(?:(?:may|might|can|could|will"
    r"|often|also|usually)\s+)*(?:have|feel|notice|experience|develop|be|is|are)\s+|(?:as|like|of|with|usually|mainly"
    r"|mostly|often|typically|things\slike|feelings?\sof)\s+)*",
    re.IGNORECASE,
)
_TRAILING = re.compile(r",?\s+(?:and/or|and|or|etc\.?|and\sso\son)$", re.IGNORECASE)
_ROUND = re.compile(r"\([^()]*\)")
_COMMA = re.compile(r",\s+(?:(?:and/or|and|or|as\swell\sas)\s+)?")
_JOINT = re.compile(r"\s+(?:and/or|and|or|as\swell\sas)\s+")
_OXFORD = re.compile(r",\s+(?:and/or|and|or)\s+")
# What goes on with the symptom before: "pain, especially at night".
_GOES_ON = re.compile(
    r"(?:especially|particularly|usually|often|mostly|mainly|which|that|when|where|while|such|including|after|if|with|sometimes"
    r"|typically|most|more|for|from|on|in|at|to|during|like|making|causing|leading|known|called|e\.g)\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"\b(?:such as|including|like|e\.g\.?)\s", re.IGNORECASE)


_OCCASION = re.compile(r"(?:when|while|during|after|before|if|at|in|on|by|with|for|more|less)\b")


def find_symptoms(article: Article, facts: Facts) -> Facts:
    """`facts` with the symptoms that lists and sentences name. What sends its readers to a doctor
    stays a reason to do so."""
    told = complaints_told(article, topic_of(article))
    signs = (item for listing in facts.red_flags for item in listing.items)
    taken = {span for item in signs for span in item.evidence}
    found = [
        one
        for section in free_sections(article, facts)
        for one in _in_section(section, told)
        if one[2].span not in taken
    ]
    return replace(facts, symptoms=make_listings(_KIND, found))


def _in_section(section: Section, told: Complaints) -> Iterator[Found]:
    headed = _headed(section, told)
    listed: set[Span] = set()
    # Below an entry a label tells of what the entry names.
    below: dict[int, str] = {}
    for passage in lists([section]):
        if passage.is_nested:
            named = _entry_names(passage)
            below |= {entry.span.start: named for entry in passage.entries}
        of = _led(passage, headed, section, told)
        signs = list(_entries(passage)) if of else []
        if 2 * sum(_is_sign(name) for name, _ in signs) >= len(signs):
            for name, entry in signs:
                listed.add(entry.span)
                yield of, name, entry
    for sentence in running_sentences(section):
        is_new = sentence.span not in listed and not sentence.text.endswith(("?", ":"))
        if is_new and len(sentence.text) <= _LONGEST * 2:
            is_of = below.get(sentence.span.start)
            for of, name, one in _from_sentence(sentence, is_of or headed, section, told):
                if is_of != "":
                    yield of, name, one


def _entry_names(passage: ListPassage) -> str:
    """The condition that the entry above a list names, or nothing."""
    name = clean_name(_ROUND.sub("", passage.lead[0].text)) if passage.lead else ""
    return subject_of(name) if _is_condition(name) and len(name.split()) <= _MAX_NAME else ""


def _headed(section: Section, told: Complaints) -> str:
    """Of what the heading of a section announces the symptoms, or that above it."""
    if of := _announced(section.title, section, told):
        return of
    if not section.path or _DENIED.search(section.title[:_LONGEST]):
        return ""
    above = _announced(section.path[-1], section, told)
    return subject_of(section.title) if above and _is_condition(section.title) else above


def _announced(title: str, section: Section, told: Complaints) -> str:
    text = _WARNING.sub("", _NUMBER.sub("", title[:_LONGEST].strip()))
    match = first_match(patterns(_KIND, "announced"), text)
    if not match or _DENIED.search(text):
        return ""
    return _of(match, section, told)


def _of(match: re.Match[str], section: Section, told: Complaints, headed: str = "") -> str:
    """The condition that is named, or that is spoken of there; nothing where none is known."""
    named = match.groupdict().get("of") or ""
    if named and not points_back(named):
        of = subject_of(bare(re.sub(r"\s*\([^()]*\)", "", named)))
        if _is_condition(of) or of.lower() == told.topic.lower():
            return of
        # "Symptoms in adults", "symptoms of the condition".
        is_of_people = bool(_PERSONS & set(of.lower().split()))
        return (headed or _near(section, told)) if is_of_people else ""
    return headed or _near(section, told)


def _near(section: Section, told: Complaints) -> str:
    """The condition that the headings above speak of, or else the article there."""
    names = (heading_names(one).rpartition(": ")[2] for one in (section.title, *section.path[::-1]))
    near = next(filter(_is_condition, names), "") or told.above(section)
    # A heading on "neck pain and whiplash" in an article on whiplash.
    near = told.topic if _is_condition(told.topic) and told.topic.lower() in near.lower() else near
    return subject_of(bare(near)) if _is_condition(near) else ""


def _is_condition(name: str) -> bool:
    small = bare(name).lower()
    is_other = small in words_of("unnamed_harm") | _NO_CONDITIONS
    is_other |= small.rpartition(" ")[2] in words_of("actors")
    return is_harm(name) and not is_other and not _OCCASION.match(small)


def _led(passage: ListPassage, headed: str, section: Section, told: Complaints) -> str:
    """Of what a list has the symptoms, by the line above it or else by its heading."""
    text = passage.lead_in[-_LONGEST:].strip()
    if not text or (headed and not text.endswith(":")):
        is_one = bool(headed) and (not text or not _DENIED.search(text))
        return headed if is_one and not passage.is_nested else ""
    if _DENIED.search(text):
        return ""
    if match := first_match((*patterns(_KIND, "led"), *patterns(_KIND, "announced")), text):
        return _of(match, section, told, headed)
    below = patterns(_KIND, "led_below") if headed or _speaks_of_symptoms(passage) else ()
    match = first_match(below, text)
    return _of(match, section, told, headed) if match else ""


def _speaks_of_symptoms(passage: ListPassage) -> bool:
    before = passage.lead[-2].text if len(passage.lead) > 1 else ""
    return re.search(r"\bsymptoms?\b", before, re.IGNORECASE) is not None


def _entries(passage: ListPassage) -> Iterator[tuple[str, Sentence]]:
    for entry in passage.entries:
        name = clean_name(run_in_head(entry) or entry.text)
        if name := _name(name):
            yield name, Sentence(entry.text, entry.span)


def _name(text: str) -> str:
    """A symptom without what leads to it; nothing where none is named."""
    name = _TRAILING.sub("", _LED.sub("", text.strip(" .,;:*–-"))).strip(" .,;:*–-")
    return name if is_usable(name) and not _ABSENT.match(name) and not _DONE.match(name) else ""


def _from_sentence(
    sentence: Sentence, headed: str, section: Section, told: Complaints
) -> Iterator[Found]:
    text = re.sub(r"\s+", " ", sentence.text.strip())
    match = first_match(patterns(_KIND, "sentences"), text)
    if not match and headed:
        match = first_match(patterns(_KIND, "sentences_below"), text)
    if (
        not match
        or _DENIED.search(text[: match.start("what")])
        or _DENIED.search(text[match.end("what") :])
    ):
        return
    of = _of(match, section, told, headed)
    # "It varies, but pain and stiffness are the hallmarks".
    what = match["what"].rpartition(" but ")[2] if match.start("what") == 0 else match["what"]
    for part in split_symptoms(what) if of else ():
        if (name := _name(part)) and _is_sign(name):
            yield of, name, sentence


def split_symptoms(text: str) -> list[str]:
    """The symptoms that a sentence puts beside each other, each in its words."""
    plain = _ROUND.sub(lambda one: "_" * len(one[0]), text)
    cuts = [(one.start(), one.end()) for one in _COMMA.finditer(plain)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    parts: list[str] = []
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        part = text[start:end]
        is_joined = bool(parts) and (_GOES_ON.match(part) or _is_shown(parts[-1], part))
        if is_joined:
            parts[-1] = text[starts[at - 1] if at == 1 else text.index(parts[-1]) : end]
        else:
            parts.append(part)
    is_closed = bool(cuts) and _OXFORD.match(plain[cuts[-1][0] :]) is not None
    return parts if is_closed else [*parts[:-1], *_halves(parts[-1])]


def _is_shown(before: str, part: str) -> bool:
    """Whether a part is one more example of what stands before: "tasks such as dressing"."""
    return _SHOWN.search(before) is not None and not _is_sign(part)


def _halves(text: str) -> Sequence[str]:
    """Two symptoms that a word joins, where each is one by itself."""
    plain = _ROUND.sub(lambda one: "_" * len(one[0]), text)
    for joint in _JOINT.finditer(plain):
        before, behind = text[: joint.start()], text[joint.end() :]
        if _is_whole(before) and _is_whole(behind) and not _SHOWN.search(before):
            return [before, *_halves(behind)]
    return [text]


def _is_whole(text: str) -> bool:
    """Whether words name a symptom by the word that they are about, or by how they begin."""
    words = text.lower().split()
    return is_harm(text) or bool(
        words and words[0].strip(",") in _SIGNS | _CHANGED and _is_sign(text)
    )


def _is_sign(name: str) -> bool:
    words = re.findall(r"[a-z’']+", name.lower())
    is_told = bool((_SIGNS | _CHANGED | words_of("ailing")) & set(words))
    return is_told or is_harm(name) or names_condition(name)

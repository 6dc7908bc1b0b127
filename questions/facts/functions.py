"""What something is needed for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from questions.facts.anatomy import is_bodily, is_part
from questions.facts.attribution import tell
from questions.facts.grammar_words import grammar
from questions.facts.listings import (
    Found,
    Rules,
    clean_name,
    found_by,
    is_usable,
    make_listings,
    subject_of,
    topic_of,
)
from questions.facts.model import Facts
from questions.facts.passages import ENTRIES, free_sections, lists, subject_above
from questions.facts.table_groups import split_actions
from questions.facts.tables import tables
from questions.lexicon import table
from questions.reading.article import Article, Section, Sentence
from questions.reading.normalising import collapse

_VITAL = (
    r"(?:important|needed|necessary|essential|required|vital|crucial|key|responsible|indispensable)"
)
_NO_OF = re.compile(
    r"^(?:its?|this|that|these|those|they|their|there|which|what|who|he|she|you|we|exercises?"
    r"|treatments?|(?:the|these) exercises?)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"^(?:what\s+(?:is|are)\s+)?(?:the\s+)?(?:(?:main|chief|key)\s+)?(?:importance\s+of\s+(?P<a>.+)|why\s+(?:is\s+|are\s+|does\s+"
    r"|do\s+)?(?P<b>.+?)\s+(?:(?:is"
    r"|are)\s+(?:so\s+)?)?(?:matters?|important|needed|counts?)"
    r"|(?:functions?|uses?|roles?|benefits?|jobs?|tasks?|purpose)\s+of\s+(?P<c>.+)|what\s+(?:does"
    r"|do)\s+(?P<d>.+?)\s+do(?:\s+(?:for|all)\b.{0,20})?"
    r"|what\s+(?:is|are)\s+(?P<e>.+?)\s+(?:for|needed for|used for|good for)|why\s+(?:do\s+)?(?:we"
    r"|you)\s+need\s+(?P<f>.+)|what\s+(?:we|you)\s+(?:need|use)\s+(?P<g>.+?)\s+for"
    r"|what\s+(?P<h>(?:the|your|an?)\s+[\w -]{3,50}?|\w+)\s+(?:does|do|is\s+for|are\s+for)"
    r"|why\s+(?P<i>(?:keep|stay|train|strengthen|stretch|move)\b.{3,50})"
    r"|why\s+it\s+matters|(?:functions?|roles?|jobs?|purpose)(?:\s+(?:and|&)\s+(?:actions?|importance|roles?"
    r"|purpose|uses?))?|(?:its|their)\s+(?:functions?|roles?|jobs?|purpose)"
    r"|(?P<j>[\w ’'-]{3,50}?)[’']s?\s+(?:function|role|job|purpose)s?"
    r"|what\s+(?:it|they)\s+do(?:es)?)\??$",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"\b(?:need(?:ed)?|important|necessary|essential|required|used|use|vital|matters?|helps?"
    r"|allows?|lets?|serves?|jobs?|functions?|tasks?|roles?)\b.*(?::|\b(?:for|to|when))$",
    re.IGNORECASE,
)
_OF_LEAD_IN = re.compile(
    r"^(?:(?:you|we)\s+(?:also\s+)?(?:need|use)\s+(?P<a>(?:your|the|our|a)?\s*[\w -]{3,50}?)\s+"
    r"(?:for|to|when(?:ever)?)"
    rf"|(?P<b>[A-Z][\w ’'-]{{3,60}}?)\s+(?:also\s+)?(?:helps?(?:\s+(?:you|us))?(?:\s+to)?"
    rf"|serves?\s+to"
    rf"|allows?\s+(?:you|us|it)\s+to|lets?\s+(?:you|us)|(?:is|are)\s+{_VITAL}\s+(?:for|to|when|in))"
    r"|the\s+(?:[\w-]+\s+){0,2}(?:functions?|jobs?|roles?|tasks?|uses?|purposes?)\s+of\s+"
    r"(?P<c>[\w ’'-]{3,50}?)\s+"
    r"(?:are|include)(?:\s+to)?)\s*:?$",
    re.IGNORECASE,
)
# A subject that each entry of the list goes on from: "Your calf muscles:".
_BARE = re.compile(
    r"(?:^|[.!?]\s+)(?:the|your|these|our)\s+(?P<of>[\w’'-]+(?:\s[\w’'-]+){0,5}):?$", re.IGNORECASE
)
_HAS_JOBS = re.compile(
    r"^(?P<of>[A-Za-z][\w ’'-]{1,60}?)\s+(?:also\s+)?(?:ha(?:s|ve)|do(?:es)?|performs?|serves?)\s+"
    r"(?:[\w-]+\s+){1,4}?(?:jobs|functions|roles|tasks|duties|purposes|uses|things)\s*:$",
    re.IGNORECASE,
)
_THEIR_JOBS = re.compile(
    r"^(?:its|their)\s+(?:\w+\s+)?(?:jobs?|functions?|roles?|tasks?|uses)(?:\s+(?:is|are|include))?"
    r"(?:\s+to)?\s*:$",
    re.IGNORECASE,
)
_THEY = re.compile(r"^(?:it|they|these)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\b(?:it|them|this|these)\b", re.IGNORECASE)
_DOES = re.compile(
    r"(?:main\s+|primary\s+|chief\s+)?(?:actions?|functions?|jobs?|roles?)$|what\s+(?:it|they)\s+do"
    r"|(?:it\s+)?does$",
    re.IGNORECASE,
)
_POINTING = re.compile(r"^(?:these|our|its)\s+", re.IGNORECASE)
_MAX_NAME = 6
_PREDICATED = re.compile(
    r"(?:^|[.!?]\s+)(?P<of>(?:(?:the|your|these|our|its)\s+)?[\w’'-]+(?:\s[\w’'-]+){0,5}?)"
    rf"(?:\s+(?:(?:is|are)\s+(?:(?:so|very)\s+)?{_VITAL}\s+because|because)(?:\s+(?:it|they))?)?\s*:$",
    re.IGNORECASE,
)


def find_functions(article: Article, facts: Facts) -> Facts:
    """`facts` with what the article says something is needed for: in sections on why it matters,
    and where a sentence or the words before a list say so outright."""
    topic = topic_of(article)
    sections = free_sections(article, facts)
    told = {one.sentence.text: one.part for one in tell(article, sections)}
    rules = Rules(
        of_heading=lambda section: None if _of_part(section) else _of_heading(section.title, topic),
        of_lead_in=lambda text, of, _: _of_lead_in(text, of, told.get(text, "")),
        from_sentence=lambda _sentence, _of: iter(()),
    )
    listed = (
        _from_tables(sections),
        _from_predicates(sections),
        _under_headings(sections),
    )
    others = (one for one in found_by(rules, sections) if not _has_subject(one[1]))
    found = chain(*listed, others)
    return replace(facts, functions=make_listings("functions", found))


def _under_headings(sections: Sequence[Section]) -> Iterator[Found]:
    """The entries below "Actions", which stands below the name of a part."""
    for section in sections:
        of = _of_part(section)
        for block in section.blocks if of else ():
            name = collapse(block.text).strip(" .")
            if of and block.kind in ENTRIES and block.level == 0 and is_usable(name):
                yield of, name, Sentence(block.text, block.span)


def _of_part(section: Section) -> str | None:
    """The part above "Actions", which may have headings of its own below it."""
    if (found := subject_above(section)) is None:
        return None
    below = (*section.path[len(found[1]) + 1 :], section.title)
    labels = grammar("functions")["labels"]["words"]
    is_told = any(one.strip(" :").lower() in labels for one in below)
    return subject_of(found[0]) if is_told else None


def _has_subject(name: str) -> bool:
    """Whether an entry says itself who does it: "Soleus lowers the heel"."""
    return any(is_part(name[: match.start()]) for match in re.finditer(r"\s(?=[a-z]+s\s)", name))


def _opens_with_deed(text: str) -> bool:
    """Whether a few words tell a deed: "supports the bladder"."""
    first = text.split(" ", 1)[0].lower()
    forms = (first, first.removesuffix("s"), first.removesuffix("es"), f"{first[:-3]}y")
    return not set(table("verbs")["deeds"]).isdisjoint(forms)


def _of_heading(heading: str, title: str) -> str | None:
    match = _HEADING.match(heading) if len(heading) < 200 else None
    if not match:
        return None
    named = next((words for words in match.groups() if words), title)
    if _NO_OF.match(named):
        named = title
    named = re.sub(r"^(?:the|your)\s+", "", named.strip(" ?"), flags=re.IGNORECASE)
    return " ".join(word.lower() if word[1:].islower() else word for word in named.split(" "))


def _of_lead_in(text: str, of: str | None, it: str) -> str | None:
    if jobs := _HAS_JOBS.match(text) if len(text) < 200 else None:
        named = it if _NO_OF.match(jobs["of"]) else jobs["of"]
        return subject_of(named) if named and is_bodily(named) else of
    if it and _THEIR_JOBS.match(text):
        return subject_of(it)
    match = _OF_LEAD_IN.match(text) if len(text) < 200 and text.endswith(":") else None
    named = (match["a"] or match["b"] or match["c"]) if match else ""
    named = it if _THEY.fullmatch(named.strip()) else named
    told = None if not named or _NO_OF.match(named.strip()) else subject_of(named)
    if of is not None and (bare := _BARE.search(text)) and is_bodily(bare["of"]):
        return subject_of(bare["of"])
    if of is None or (told and _POINTS_BACK.search(of)):
        return told
    return of if not text or _LEAD_IN.search(text) else None


def _from_tables(sections: Sequence[Section]) -> Iterator[Found]:
    """What each muscle of a table does, where no other does the same: those that share an action
    are a group."""
    for passage in tables(sections):
        member, action = passage.column("member"), passage.column("group")
        if member is None or action is None or not _DOES.match(passage.header[action]):
            continue
        shared = Counter(row[action].text.strip(" .").lower() for row in passage.rows)
        for row in passage.rows:
            of, told = row[member].text.strip(" .:"), row[action].text.strip(" .")
            is_own = shared[told.lower()] == 1
            if told and is_own and is_part(of) and len(of.split()) <= _MAX_NAME:
                for name in split_actions(told):
                    if is_usable(name):
                        yield of, name, Sentence(row[action].text, row[action].span)


def _from_predicates(sections: Sequence[Section]) -> Iterator[Found]:
    """Lists that go on from the part of the body that leads them in: "The pelvic floor:", "supports
    the bladder", "closes the outlets"."""
    for passage in lists(sections):
        bare = _PREDICATED.search(passage.lead_in[-200:])
        names = [clean_name(entry.text) for entry in passage.entries]
        if bare and is_bodily(bare["of"]) and all(map(_opens_with_deed, names)):
            for entry, name in zip(passage.entries, names, strict=True):
                if is_usable(name):
                    yield (
                        subject_of(_POINTING.sub("", bare["of"])),
                        name,
                        Sentence(entry.text, entry.span),
                    )

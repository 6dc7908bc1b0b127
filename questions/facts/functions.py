"""What something is needed for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from questions.facts.anatomy import is_part
from questions.facts.antecedents import is_bodily, stands_for
from questions.facts.listings import (
    Found,
    Rules,
    found_by,
    is_usable,
    make_listings,
    split_alternatives,
    split_parallel,
    subject_of,
    topic_of,
)
from questions.facts.model import Facts
from questions.facts.passages import free_sections
from questions.facts.table_groups import split_actions
from questions.facts.tables import tables
from questions.reading.article import Article, Section, Sentence, Span

_HEADING = re.compile(
    r"^(?:what\s+(?:is|are)\s+)?(?:the\s+)?(?:(?:main|chief|key)\s+)?(?:importance\s+of\s+(?P<a>.+)|why\s+(?:is\s+|are\s+|does\s+"
    r"|do\s+)?(?P<b>.+?)\s+(?:(?:is"
    r"|are)\s+(?:so\s+)?)?(?:matters?|important|needed|counts?)"
    r"|(?:functions?|uses?|roles?|benefits?|jobs?|tasks?|purpose)\s+of\s+(?P<c>.+)|what\s+(?:does"
    r"|do)\s+(?P<d>.+?)\s+do(?:\s+for\s+\w+)?"
    r"|what\s+(?:is|are)\s+(?P<e>.+?)\s+(?:for|needed for|used for|good for)|why\s+(?:do\s+)?(?:we"
    r"|you)\s+need\s+(?P<f>.+)|what\s+(?:we|you)\s+(?:need|use)\s+(?P<g>.+?)\s+for"
    r"|what\s+(?P<h>(?:the|your|an?)\s+[\w -]{3,50}?|\w+)\s+(?:does|do|is\s+for|are\s+for)"
    r"|why\s+(?P<i>(?:keep|stay|train|strengthen|stretch|move)\b.{3,50})"
    r"|why\s+it\s+matters|functions?|what\s+(?:it|they)\s+do(?:es)?)\??$",
    re.IGNORECASE,
)
_VITAL = (
    r"(?:important|needed|necessary|essential|required|vital|crucial|key|responsible|indispensable)"
)
_NEEDED = re.compile(
    r"\b(?:you\s+(?:also\s+)?need\s+(?:it|this\s+\w+|[\w ]{3,40}?)\s+for|(?:you|we)(?:’ll|'ll"
    r"|\s+will)?\s+need\s+this\s+\w+(?:\s+for)?(?=\s+\w+ing\b)|"
    rf"(?:is|are)\s+(?:also\s+)?(?:{_VITAL}|used)\s+(?P<prep>for|when|in)|"
    r"helps?\s+(?:you\s+|us\s+)?(?:with|to)|(?:matters?)\s+(?:for|when)|(?:allows?"
    r"|lets?)\s+(?:you|us)\s+to)\s+(?P<name>[^.;:]+)\.?$",
    re.IGNORECASE,
)
# What says outright, in any section, what something is for.
_SERVES = re.compile(
    r"^(?P<of>[A-Z][^,.;:]{2,60}?)\s+(?:also\s+|mainly\s+)?(?:contributes?\s+(?P<c>to)"
    r"|serves?\s+(?P<s>to|for|as)"
    r"|(?:is|are)\s+(?:also\s+|mainly\s+)?responsible\s+(?P<r>for))\s+(?P<name>[^.;:]+)\.?$",
)
# A part of the body and two things at least that it is needed for.
_VITAL_FOR = re.compile(
    rf"^(?P<of>[A-Z][^,.;:]{{2,60}}?)\s+(?:is|are)\s+(?:also\s+)?{_VITAL}\s+for\s+"
    r"(?P<name>\w+ing\b[^.;:]*,?\s(?:and|or)\s(?:for\s)?\w+ing\b[^.;:]*)\.?$"
)
_JOB = re.compile(
    r"^the\s+(?:main\s+|chief\s+|most\s+important\s+)?(?:functions?|jobs?|roles?|tasks?"
    r"|purpose)\s+of"
    r"\s+(?P<of>[^,.;:]{3,60}?)\s+(?:is|are)\s+(?P<prep>to)\s+(?P<name>[^.;:]+)\.?$",
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
    r"|the\s+(?:functions?|jobs?|roles?|tasks?|uses?)\s+of\s+(?P<c>[\w ’'-]{3,50}?)\s+"
    r"(?:are|include)(?:\s+to)?)\s*:?$",
    re.IGNORECASE,
)
# A subject that each entry of the list goes on from: "Your calf muscles:".
_BARE = re.compile(
    r"^(?:the|your|these|our)\s+(?P<of>[\w’'-]+(?:\s[\w’'-]+){0,5}):?$", re.IGNORECASE
)
_JOBS = (
    r"(?:(?:several|many|a\s+few|some|various|two|three|four|five|six|\d|different|a\s+number\s+of)\s+)"
    r"(?:(?:main|important|key|different|basic|major|vital|useful)\s+){0,2}(?:jobs|functions|roles"
    r"|tasks|duties|purposes|uses)"
)
_HAS_JOBS = re.compile(
    rf"^(?P<of>[A-Za-z][\w ’'-]{{1,60}}?)(?:[’']s\s+got|[’']ve\s+got|\s+(?:also\s+)?"
    r"(?:(?:has|have)(?:\s+got)?|does|do|performs?|serves?"
    r"|fulfils?))"
    rf"\s+{_JOBS}(?:\s+in\s[\w ]{{3,30}})?\s*(?::|[–—]|\s-)\s*(?:(?:it|they)\s+(?=[a-z]))?"
    r"(?P<name>[^.;:]*)\.?$",
    re.IGNORECASE,
)
_ITS_JOB = re.compile(
    r"^(?:its|their)\s+(?:(?:main|chief|first|only|most\s+important|shared|common|joint)\s+)?"
    r"(?:jobs?|functions?|roles?|tasks?|purpose)\s+(?:is|are)\b",
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
_MAX_NAME = 6
_IT_DOES = re.compile(
    r"^(?:(?P<it>it)|(?P<of>(?:the|your)\s[\w ’'-]{3,40}?|[A-Z][\w’'-]+))\s+(?:also\s+)?"
    r"(?P<done>[a-z]+s\s[^.;:?]+)\.?$",
    re.IGNORECASE,
)
_AND = re.compile(r",\s+(?:and\s+(?:also\s+)?)?|\s+and\s+(?:also\s+)?(?=[a-z]+s\s)")
_NO_DEED = frozenset(
    (
        "is", "has", "was", "does", "lies", "sits", "runs", "consists", "comes", "begins", "starts",
        "attaches", "inserts", "becomes", "needs", "gets", "hurts", "arises", "matters", "this",
        "contains", "comprises", "looks", "feels", "stretches", "depends", "means",
    )
)  # fmt: skip
_NEW_VERB = re.compile(
    r"[a-z]+s\s+(?!(?:and|or|from|of|with|in|that|which|at|are|is)\b)\S", re.IGNORECASE
)
# "Makes it hard to walk" is no function.
_MAKES_IT = re.compile(r"makes\s+(?:it|this|that|things|life|people|\w+ing)\b", re.IGNORECASE)
_OPEN_END = re.compile(r"\s(?:of|the|in|at|on|and|or|for)$", re.IGNORECASE)
_HELPS = ("helps", "allows", "lets", "serves")
_YOU_USE = re.compile(
    r"^(?:you|we)\s+(?:use|need)\s+(?:your|the|our"
    r"|these)\s+(?P<of>[\w ’'-]{3,50}?)\s+(?P<prep>to|for)\s+"
    r"(?P<name>[^.;:]+)\.?$",
    re.IGNORECASE,
)
_NO_OF = re.compile(
    r"^(?:it|this|that|these|those|they|there|which|what|who|he|she|you|we|exercises?"
    r"|treatments?|(?:the|these) exercises?)\b",
    re.IGNORECASE,
)


def find_functions(article: Article, facts: Facts) -> Facts:
    """`facts` with what the article says something is needed for: in sections on why it matters,
    and where a sentence or the words before a list say so outright."""
    topic = topic_of(article)
    antecedents = stands_for(article)
    told = {article.quote(span): term for span, term in antecedents.items()}
    rules = Rules(
        of_heading=lambda section: _of_heading(section, topic),
        of_lead_in=lambda text, of: _of_lead_in(text, of, told.get(text, "")),
        from_sentence=lambda sentence, of: _from_sentence(sentence, of, antecedents),
    )
    sections = free_sections(article, facts)
    found = chain(_from_tables(sections), found_by(rules, sections))
    return replace(facts, functions=make_listings("functions", found))


def _of_heading(section: Section, title: str) -> str | None:
    match = _HEADING.match(section.title) if len(section.title) < 200 else None
    if not match:
        return None
    named = next((words for words in match.groups() if words), title)
    if _NO_OF.match(named):
        named = title
    named = re.sub(r"^(?:the|your)\s+", "", named.strip(" ?"), flags=re.IGNORECASE)
    return " ".join(word.lower() if word[1:].islower() else word for word in named.split(" "))


def _of_lead_in(text: str, of: str | None, it: str) -> str | None:
    if jobs := _HAS_JOBS.match(text) if len(text) < 200 and text.endswith(":") else None:
        named = it if _NO_OF.match(jobs["of"]) else jobs["of"]
        return subject_of(named) if named and is_bodily(named) else of
    if it and _THEIR_JOBS.match(text):
        return subject_of(it)
    match = _OF_LEAD_IN.match(text) if len(text) < 200 and text.endswith(":") else None
    named = (match["a"] or match["b"] or match["c"]) if match else ""
    named = it if _THEY.fullmatch(named.strip()) else named
    told = None if not named or _NO_OF.match(named.strip()) else subject_of(named)
    if of is not None and (bare := _BARE.match(text)) and is_bodily(bare["of"]):
        return subject_of(bare["of"])
    if of is None or (told and _POINTS_BACK.search(of)):
        return told
    return of if not text or _LEAD_IN.search(text) else None


def _from_sentence(
    sentence: Sentence, of: str | None, antecedents: Mapping[Span, str]
) -> Iterator[Found]:
    text = sentence.text
    if (jobs := _HAS_JOBS.match(text)) and jobs["name"]:
        named = antecedents.get(sentence.span, "") if _NO_OF.match(jobs["of"]) else jobs["of"]
        if named and is_bodily(named):
            names = split_alternatives(jobs["name"])
            yield from ((subject_of(named), one, sentence) for one in names if is_usable(one))
        return
    if of is not None and (told := _deeds(text, of)):
        named, deeds = told
        yield from ((named, one, sentence) for one in deeds)
        return
    if used := _YOU_USE.match(text):
        names = split_parallel(used["name"], used["prep"])
        if len(names) > 1 and is_bodily(used["of"]):
            named = subject_of(used["of"])
            yield from ((named, one, sentence) for one in names if is_usable(one))
        return
    if sentence.span in antecedents:
        text = _ITS_JOB.sub(f"The job of the {antecedents[sentence.span]} is", text)
        text = _THEY.sub(f"The {antecedents[sentence.span]}", text)
    if match := _SERVES.match(text) or _JOB.match(text):
        if not _NO_OF.match(match["of"]):
            groups = match.groupdict()
            preposition = next(groups[key] for key in ("c", "s", "r", "prep") if groups.get(key))
            yield from _items(match["name"], preposition, subject_of(match["of"]), sentence)
    elif of is None and (match := _VITAL_FOR.match(text)) and is_bodily(match["of"]):
        yield from _items(match["name"], "for", subject_of(match["of"]), sentence)
    elif of is not None and (match := _NEEDED.search(text)):
        yield from _items(match["name"], match["prep"] or "for|to|when", of, sentence)


def _deeds(text: str, of: str) -> tuple[str, list[str]] | None:
    """What a sentence below "What does the meniscus do?" says that it does, and what does it: "It
    spreads the load, absorbs shocks and steadies the knee"."""
    match = _IT_DOES.match(text)
    if not match or not (match["it"] or is_bodily(match["of"])):
        return None
    parts = [part for part in _clauses(match["done"].rstrip(". ")) if is_usable(part)]
    verbs = [part.split(" ", 1)[0].lower() for part in parts]
    is_told = not any(verb in _NO_DEED or not verb.endswith("s") or is_part(verb) for verb in verbs)
    is_told &= not any(map(_MAKES_IT.match, parts))
    is_told &= not _OPEN_END.search(match["of"] or "")
    if not parts or not is_told or (len(parts) == 1 and verbs[0] in _HELPS):
        return None
    return (of if match["it"] else subject_of(match["of"])), parts


def _clauses(text: str) -> list[str]:
    """A predicate cut before each of its verbs: commas also part the things of one verb."""
    cuts = [one for one in _AND.finditer(text) if _NEW_VERB.match(text, one.end())]
    starts = [0, *(one.end() for one in cuts)]
    ends = [*(one.start() for one in cuts), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _from_tables(sections: Sequence[Section]) -> Iterator[Found]:
    """What each muscle of a table does, where no other does the same: those that share an action
    are a group."""
    for passage in tables(sections):
        member, action = passage.column("member"), passage.column("group")
        if member is None or action is None or not _DOES.match(passage.header[action]):
            continue
        shared = Counter(row[action].text.strip().lower() for row in passage.rows)
        for row in passage.rows:
            of, told = row[member].text.strip(" .:"), row[action].text.strip(" .")
            is_own = told and shared[row[action].text.strip().lower()] == 1
            if is_own and is_part(of) and len(of.split()) <= _MAX_NAME:
                for name in split_actions(told):
                    if is_usable(name):
                        yield of, name, Sentence(row[action].text, row[action].span)


def _items(text: str, prepositions: str, of: str, sentence: Sentence) -> Iterator[Found]:
    for name in split_parallel(text, prepositions):
        for one in _split(name):
            if is_usable(one):
                yield of, one, sentence


def _split(text: str) -> list[str]:
    """ "getting into and out of cars" is one thing: only commas or full -ing phrases are split."""
    parts = split_alternatives(text)
    first_words = {part.split(" ")[0][-3:] for part in parts}
    return parts if len(parts) > 1 and first_words == {"ing"} else [text.strip().rstrip(".")]

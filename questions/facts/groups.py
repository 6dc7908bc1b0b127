"""Lists of things that belong together: the muscles that do a motion, the bones of a joint."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise, starmap

from questions.facts.anatomy import are_parts, is_part
from questions.facts.attributes import told_below_lines
from questions.facts.candidates import Candidate, enumerated, mostly_parts
from questions.facts.counted_readers import of_counted, of_same_noun
from questions.facts.headed_groups import from_headings
from questions.facts.ids import UniqueIds, fact_id, part_id
from questions.facts.labels import (
    counts_parts,
    heads_counted,
    heads_generic,
    heads_with_class,
    label_of,
    named_by_verb,
    names_class,
    names_several,
    stated_count,
    tells_other_list,
    without_motion,
)
from questions.facts.members import read_entry
from questions.facts.model import Evidence, Facts, FactWarning, Group, Member
from questions.facts.opposites import opposite_labels
from questions.facts.passages import (
    MAX_SENTENCE,
    ListPassage,
    free_sections,
    lists,
)
from questions.facts.prose_groups import clauses, from_sentence, taken_up
from questions.facts.table_groups import from_tables
from questions.reading.article import Article, BlockKind, Section

_TYPES = re.compile(r"\b(?:types|kinds|forms|stages|phases|grades)\b", re.IGNORECASE)
_NO_GROUP = re.compile(
    r"\b(?:exercises?|stretch(?:es|ing)?|worked|used|involved|targets?|avoid|treatments?|injur\w+"
    r"|conditions?|risk|symptoms?|causes?|signs?|strains?|tears?|pain|massage|equipment)\b",
    re.IGNORECASE,
)

# What notes say of one muscle; a list of these is no list of muscles.
_ATTRIBUTE = re.compile(
    r"(?:origins?|insertions?|actions?|innervation|(?:nerve|blood) supply|functions?)\s*[:–—-]",
    re.IGNORECASE,
)

# "Medial to: ..." and "Origin" tell where something lies.
_PLACES = re.compile(
    r"(?:(?:\w+\s){1,2}(?:to|of|from)|(?:origin|insertion|insert|attachment)s?(?:\s\([^()]*\))?)$",
    re.IGNORECASE,
)
_MAX_TIMES = 2
_MAX_COUNTED = 12
_THEY_ARE = re.compile(
    r"(?:from\s[^.]{3,40}?,?\s|in\sorder,?\s)?(?:(?:they|these)(?:\s(?:are|include)|[’']re)|their\snames\sare)"
    r"(?:\scalled)?\s*:?$",
    re.IGNORECASE,
)
_RANKS = ("main", "primary", "major", "chief", "principal", "key", "prime", "most", "important")


def find_groups(article: Article, facts: Facts) -> Facts:
    """`facts` with the article's groups; lists whose count fails or that contradict each other
    are reported in the warnings."""
    sections = free_sections(article, facts)
    candidates = sorted(
        (
            *_from_lists(sections),
            *_from_prose(sections),
            *from_tables(sections),
            *from_headings(sections),
        ),
        key=lambda one: one.evidence[0].start,
    )
    warnings: list[FactWarning] = []
    ids = UniqueIds()
    # A label that comes back above other names is one of several things' own: "Muscles worked".
    times = Counter(one.label.lower() for one in _without_repeats(candidates))
    values = told_below_lines(sections)
    told = (
        one
        for one in candidates
        if values.isdisjoint((*one.evidence, *(span for _, span in one.things)))
        and not _PLACES.match(one.label)
        and times[one.label.lower()] <= _MAX_TIMES
    )
    groups = [_make_group(article, one, ids, warnings) for one in _without_repeats(told)]
    groups = _drop_contradictions(groups, warnings)
    return replace(facts, groups=tuple(groups), warnings=facts.warnings + tuple(warnings))


def _from_lists(sections: Sequence[Section]) -> Iterator[Candidate]:
    passages = [_announced(passage) for passage in lists(sections)]
    per_section = Counter(id(passage.section) for passage in passages if not passage.is_nested)
    for passage in passages:
        if not _lists_parts(passage):
            yield from _counted(passage)
            continue
        things = tuple(
            (thing, entry.span) for entry in passage.entries for thing in read_entry(entry.text)
        )
        is_only = not passage.is_nested and per_section[id(passage.section)] == 1
        label = label_of(passage, is_only=is_only)
        # Names that nobody knows are parts only where the label says what they are, or where
        # they are as many as the words before them announce.
        is_told = are_parts(thing.name for thing, _ in things) or (
            heads_with_class(label)
            and names_several(label)
            and (
                bool(passage.lead_in)
                or any(is_part(thing.name) for thing, _ in things)
                or heads_generic(label)
            )
        )
        is_told |= heads_counted(passage.lead_in, len(things))
        if len(things) >= 2 and label and is_told:
            yield Candidate(label, stated_count(passage), things, passage.evidence)
        elif not is_told:
            yield from _counted(passage)


def _announced(passage: ListPassage) -> ListPassage:
    """A list led in by "From the skin inwards they are:" stands below the sentence before that,
    which says who they are."""
    if len(passage.lead) < 2 or not _THEY_ARE.match(passage.lead_in):
        return passage
    before = passage.lead[-2]
    told = replace(before, text=f"{before.text.rstrip(' .')}:")
    return replace(passage, lead=(*passage.lead[:-2], told))


def _counted(passage: ListPassage) -> Iterator[Candidate]:
    """The group of a list that is announced with its number as a sentence would: "The heart has
    four chambers:", whatever its entries are called."""
    names = ", ".join(entry.text.strip(" .,;") for entry in passage.entries[:_MAX_COUNTED])
    text = f"{passage.lead_in.rstrip(' :')}: {names}"
    if not passage.lead_in.endswith(":") or len(text) > MAX_SENTENCE:
        return
    for read in chain(of_counted(text, ""), of_same_noun(text, "")):
        things = tuple((t, one.span) for one in passage.entries for t in read_entry(one.text))
        if read.label and len(things) == read.count:
            yield Candidate(read.label, read.count, things, passage.evidence)
            return


def _lists_parts(passage: ListPassage) -> bool:
    """Whether a list names parts of the body, told by what announces it."""
    told = passage.lead_in or passage.section.title
    if _is_outline(passage) or any(_ATTRIBUTE.match(entry.text) for entry in passage.entries):
        return False
    names = [thing.name for entry in passage.entries for thing in read_entry(entry.text)]
    if _TYPES.search(told) or not names:
        return False
    # Names that are all muscles need no word that says so, only a lead-in that speaks of no other
    # sort of list.
    is_led = not passage.lead_in or passage.lead_in.endswith(":") or counts_parts(passage.lead_in)
    if len(names) >= len(passage.entries) > 1 and all(map(is_part, names)) and is_led:
        return not _NO_GROUP.search(without_motion(told))
    if passage.is_nested and not names_several(passage.lead_in):
        return False
    if names_class(passage.lead_in) and not tells_other_list(passage.lead_in):
        return True
    if passage.lead_in and not passage.lead_in.endswith(":"):
        return False
    title = passage.section.title
    is_asked = title.endswith("?") and bool(named_by_verb(title))
    return (names_class(title) or is_asked) and not tells_other_list(told)


def _is_outline(passage: ListPassage) -> bool:
    """Whether a list's entries are the headings of other lists rather than things."""
    leads = [entry for entry in passage.headed if names_several(entry.text)]
    leads += [entry for entry in passage.entries if _leads_in_names(entry.text)]
    return 0 < len(passage.entries) <= 2 * len(leads)


def _leads_in_names(text: str) -> bool:
    """Whether an entry is itself a short list: "Flexors: biceps and brachialis"."""
    _, colon, names = text[:MAX_SENTENCE].partition(":")
    return bool(colon) and mostly_parts(enumerated(names))


def _from_prose(sections: Sequence[Section]) -> Iterator[Candidate]:
    for section in sections:
        for block in section.blocks:
            is_read = block.kind is not BlockKind.TABLE
            is_alone = block.kind is BlockKind.PARAGRAPH
            sentences = block.sentences if is_read else ()
            for sentence in sentences:
                whole = from_sentence(sentence, section.title, is_alone=is_alone)
                parts = () if whole else clauses(sentence)
                read = (from_sentence(one, section.title, is_alone=False) for one in parts)
                yield from chain(whole, *read)
            for joined in filter(None, starmap(taken_up, pairwise(sentences))):
                yield from from_sentence(joined, section.title, is_alone=False)


def _without_repeats(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    seen: set[tuple[str, frozenset[str]]] = set()
    for one in candidates:
        key = (one.label.lower(), frozenset(thing.name.lower() for thing, _ in one.things))
        if key not in seen:
            seen.add(key)
            yield one


def _make_group(
    article: Article, found: Candidate, ids: UniqueIds, warnings: list[FactWarning]
) -> Group:
    group_id = ids.take(fact_id("group", found.label), article.quote(found.evidence[0]))
    members: dict[tuple[str, str], Member] = {}
    beside: list[Evidence] = [(one,) for one in found.beside] or [()] * len(found.things)
    for (thing, span), more in zip(found.things, beside, strict=True):
        key = _key(thing.name, thing.qualifier)
        if key in members:
            warnings.append(_twice(found.label, thing.name, (span,)))
            continue
        words = (thing.name, thing.qualifier or "", article.quote(span))
        member_id = ids.take(part_id(group_id, "member", *words), article.quote(span))
        members[key] = Member(member_id, thing.name, thing.qualifier, (span, *more))
    count = found.count
    if count is not None and count != len(members):
        warnings.append(_wrong_count(found, len(members)))
        count = None
    kept = tuple(members.values())
    return Group(group_id, found.label, count, kept, found.evidence, announced=found.count)


def _key(name: str, qualifier: str | None) -> tuple[str, str]:
    return " ".join(name.lower().split()), " ".join((qualifier or "").lower().split())


def _twice(label: str, name: str, evidence: Evidence) -> FactWarning:
    return FactWarning("listed_twice", f"“{label}” lists {name} more than once.", evidence)


def _wrong_count(found: Candidate, listed: int) -> FactWarning:
    message = f"“{found.label}” announces {found.count} but lists {listed}."
    spans = tuple(dict.fromkeys(span for _, span in found.things))
    return FactWarning("count_mismatch", message, found.evidence + spans)


def _drop_contradictions(groups: list[Group], warnings: list[FactWarning]) -> list[Group]:
    """Without members that stand, name and qualifier alike, in two opposite groups."""
    # By its whole label, and by what it names without the place, since "Evertors" may stand
    # against "Invertors of the foot".
    known: dict[str, dict[tuple[str, str], Member]] = {}
    placed: dict[str, dict[tuple[str, str], Member]] = {}
    dropped: set[str] = set()
    for group in groups:
        label = _unranked(group.label)
        head = label.partition(" of ")[0]
        others_of = placed if head == label else known
        against = [known[other] for other in opposite_labels(label) if other in known]
        against += [others_of[other] for other in opposite_labels(head) if other in others_of]
        own, beside = known.setdefault(label, {}), placed.setdefault(head, {})
        for member in group.members:
            key = _key(member.name, member.qualifier)
            twin = next((others[key] for others in against if key in others), None)
            if twin:
                dropped |= {twin.id, member.id}
                warnings.append(_in_both(group.label, member, twin))
            own.setdefault(key, member)
            beside.setdefault(key, member)
    return [_without(group, dropped) for group in groups]


def _unranked(label: str) -> str:
    """A label in small letters without what ranks its members: the main internal rotators stand
    against the external ones all the same."""
    words = (word for word in label.lower().split() if word not in _RANKS)
    return " ".join(words) or label.lower()


def _in_both(label: str, member: Member, twin: Member) -> FactWarning:
    message = f"{member.name} stands in “{label}” and in its opposite."
    return FactWarning("contradiction", message, twin.evidence + member.evidence)


def _without(group: Group, dropped: set[str]) -> Group:
    members = tuple(member for member in group.members if member.id not in dropped)
    if len(members) == len(group.members):
        return group
    return replace(group, members=members, stated_count=None)

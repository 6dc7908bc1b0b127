"""Of what each sentence speaks: the article's topic, its heading, the complaint and the part of the
body that were told of last. All grammars of prose ask here what "it" and "this condition" are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from questions.facts.abbreviations import abbreviations
from questions.facts.anatomy import is_part, names_condition
from questions.facts.grammar_words import words_of
from questions.facts.listings import topic_of
from questions.facts.model import Facts
from questions.facts.passages import running_sentences
from questions.language.clauses import Parsed, parse
from questions.language.phrases import NOUNS, Range
from questions.language.tagging import verb_of
from questions.reading.article import Article, Section, Sentence

_ARTICLE = re.compile(
    r"^(?:(?:the|an?|these|this|those|that|such|both|all|each|every|your|our|their|its|his|her|my"
    r"|also|even|either|most|some|many)\s+)+",
    re.IGNORECASE,
)
_ALL_OF_IT = re.compile(
    r"\bof\s(?:it|them|(?:the|this|these)\s(?:muscle|ligament|nerve|bone|joint|tendon)s?)$"
)
_POINTS = re.compile(
    r"(?:it|they|them|this|these|that|those|which)$|(?:this|these|that|those|such)\s+(?:\w+\s)?"
    r"(?:condition|problem|injury|disorder|disease|issue|muscle|ligament|bone|joint|tendon|structure"
    r"|pain|symptom|nerve|disc|group|type)s?$"
    r"|the\s+(?:condition|problem|injury|disorder|disease|muscle|ligament|bone|tendon|structure)s?$",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"^(?:chapter\s\d+[:.]?|(?:to\s)?(?:help\s)?(?:prevent|treat|manage|reliev|avoid|ease?)(?:e|ing)?\s)\s*|"
    r"^(?:(?:what\s(?:is|are)\s)?(?:(?:the|some)\s+)?(?:\w+\s){0,2}(?:causes?|symptoms?|types?|anatomy"
    r"|functions?|roles?|signs|risk\s+factors?|reasons)\s+(?:and\s+\w+(?:\s\w+)?\s+)?(?:of|for)"
    r"|what\s+(?:is|are|causes?|makes?|does|do|brings\s+on|leads\s+to)|about|understanding|how\s+(?:does|do)|why\s+(?:does|do|is|are))\s+"
    r"|\s+(?:causes?|symptoms?|anatomy|do(?:es)?|happens?|occurs?|hurts?|develops?|function)$"
    r"|^(?:the|an?|my|your)\s+",
    re.IGNORECASE,
)
_BEHIND_HEAD = re.compile(
    r"\s(?:of|in|at|on|to|from|with|for|around|under|like|or|and|that|which|due|caused)\s|,|\("
)
_SEVERAL = re.compile(r"(?<![uiseo])(?<!oa)(?<!cep)s$|[^s]ses$|ees$|ae$|ci$|ei$|ti$|oes$")
_ROUND = re.compile(r"\([^()]{0,80}\)")
# "Soleus: It lies below ..." speaks of the soleus.
LABEL = re.compile(r"(?P<name>[A-Z][^\W\d]*[^:.;!?]{1,50}?)\s?(?::|\s[–—-])\s+(?=[A-Z])")
# "Flexes the knee", "Supplied by the femoral nerve": what stands above is meant.
_NO_SUBJECT = re.compile(
    r"(?:also\s|[a-z]+ly\s)?(?P<verb>[a-z]+s)\s(?!of\b|are\b|is\b|for\b|and\s[a-z]+s\s(?:of|are|for)\b)[a-z(]"
    r"|(?P<passive>[a-z]+ed)\s(?:\w+ly\s)?(?:by|from|with|to)\s",
    re.IGNORECASE,
)
_MAX_TERM = 4  # words of a heading that the first sentence below it may explain
_ASKS = re.compile(r"(?:^|[,.]\s)what\s(?:is|are)\s(?P<what>[^,.?]{3,60})\?$", re.IGNORECASE)
_MAX_ASKED = 80  # letters
_MAX_NAME = 6  # words
# Only parts of the body have these.
_OF_PARTS = ("origin", "insertion", "nerve", "nerve supply", "innervation", "blood supply")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in its place. `part` and `complaint` are what was told of last before it,
    `heading_names` what its heading is about, `topic` what the article is about, `said` the words
    of its section before it, `last` those of the sentence before it, `asked` what a heading
    or a sentence before it asks or names alone:
    "What is gout?", "Gout."."""

    sentence: Sentence
    parsed: Parsed
    section: Section
    topic: str
    heading_names: str
    part: str
    complaint: str
    said: frozenset[str]
    asked: str
    last: frozenset[str]
    names: frozenset[str] = frozenset()


def tell(
    article: Article, sections: Sequence[Section], names: frozenset[str] = frozenset()
) -> Iterator[Told]:
    """The sentences of the sections that can tell something, each with what it speaks of; `names`
    are parts of the body that the article itself names, in small letters."""
    topic = article_complaint(article)
    for section in sections:
        title = _named(section.title, names)
        part, complaint = _either(title, names)
        said: set[str] = set()
        last: frozenset[str] = frozenset()
        asked = _asked(section.title)
        starts = {block.span.start for block in section.blocks}
        first = section.blocks[0].span.start if section.blocks else -1
        for sentence in running_sentences(section):
            is_first = sentence.span.start in starts
            asked = _asked(section.title) if is_first else asked
            if is_first and sentence.text.endswith(":") and (lead := _named(sentence.text, names)):
                part, complaint = _either(lead, names)
            if not can_tell(sentence.text):
                asked = _asked(sentence.text) or asked
                continue
            text = sentence.text
            label = LABEL.match(text) if is_first else None
            named = _named(label["name"], names) if label else ""
            if label and named:
                part, complaint = _either(named, names)
                text, said = text[label.end() :], set()
            if whole := with_subject(text, part):
                text = whole
                is_below = not asked and sentence.span.start == first
                asked = _as_term(section.title) if is_below else asked
            parsed = parse(text)
            told = frozenset(said)
            yield Told(
                sentence, parsed, section, topic, title, part, complaint, told, asked, last, names
            )
            last = frozenset(one.small for one in parsed.tokens)
            said |= last
            if label and not named:
                continue  # "Nerve: ..." tells one thing more of the same
            tells = any(one.subject[1] for one in parsed.clauses)
            if is_first and not tells and len(parsed.tokens) <= _MAX_NAME + 1:
                asked = bare(text)
            is_bare = not parsed.clauses and ": " not in sentence.text
            if is_bare and (head_names := heading_names(sentence.text)):
                # A run-in head: "Tennis elbow."
                part, complaint = _either(head_names, names)
            for clause in parsed.clauses:
                if clause.joined or clause.relative or clause.opener:
                    continue
                subject = parsed.quote(clause.subject)
                named = bare(subject)
                if not named or len(named.split()) > _MAX_NAME or points_back(subject):
                    continue
                if is_harm(named):
                    complaint = named
                elif not _ALL_OF_IT.search(named):
                    # What was spoken of before is forgotten where something else is.
                    part = named if is_body_part(parsed, clause.subject) else ""


def with_subject(text: str, part: str) -> str:
    """A sentence that leaves out its subject with a pronoun for it; nothing where it has one."""
    match = _NO_SUBJECT.match(text)
    if not match:
        return ""
    rest = f"{text[:1].lower()}{text[1:]}"
    pronoun, be = ("They", "are") if _names_several(part) else ("It", "is")
    if match["passive"]:
        return f"{pronoun} {be} {rest}" if verb_of(match["passive"].lower()) else ""
    verb = match["verb"].lower()
    is_verb = verb in ("is", "means", "occurs", "happens", "refers") or verb_of(verb) not in (
        "",
        verb,
    )
    return f"{pronoun} {rest}" if is_verb else ""


def _names_several(part: str) -> bool:
    return _SEVERAL.search(_BEHIND_HEAD.split(part.lower())[0]) is not None


def _as_term(title: str) -> str:
    return bare(title) if 0 < len(title.split()) <= _MAX_TERM and not title.endswith("?") else ""


def known_names(article: Article, facts: Facts) -> frozenset[str]:
    """What the article itself names as parts of the body, in small letters."""
    short = (name for name, long in abbreviations(article).items() if is_part(long))
    members = {member.name for group in facts.groups for member in group.members}
    told = (one for one in facts.attributes if one.relation in _OF_PARTS)
    subjects = (row.subject for one in told for row in one.rows)
    return frozenset(name.lower().split(" (")[0] for name in (*members, *subjects, *short))


def _asked(text: str) -> str:
    """ "Gout" of "What is gout?"."""
    match = _ASKS.search(text[-_MAX_ASKED:])
    return bare(match["what"]) if match else ""


def _either(name: str, names: frozenset[str]) -> tuple[str, str]:
    """A name as that of a part of the body, or as that of a complaint."""
    is_known = is_part(name) or name.lower() in names
    return ("", name) if is_harm(name) and not is_known else (name, "")


def _named(title: str, names: frozenset[str]) -> str:
    """What a heading or a label names: a part or complaint that is known, or one of `names`."""
    name = bare(_ROUND.sub(" ", title))
    if name.lower() in words_of("generic"):
        return ""
    return heading_names(title) or (name if name.lower() in names else "")


@lru_cache(maxsize=4)
def article_complaint(article: Article) -> str:
    """The complaint that an article is about: by its title, a heading that asks, or nothing."""
    for text in (topic_of(article), article.title, *(one.title for one in article.sections)):
        name = heading_names(text)
        if is_harm(name):
            return name
    return ""


def heading_names(title: str) -> str:
    """The part or complaint that a heading names, without what it asks about it."""
    if not title or len(title) > 100:
        return ""
    name = _ROUND.sub(" ", title).strip(" ?!.:")
    for _ in range(3):
        name = _HEADING.sub("", name).strip(" ?!.:")
    words = re.findall(r"[a-z'’-]+", _BEHIND_HEAD.split(name.lower())[0])
    fits = 0 < len(name.split()) <= _MAX_NAME and not words_of("care") & set(name.lower().split())
    is_named = bool(words) and (is_harm(name) or _names_part(words[-1]) or is_part(name))
    return " ".join(name.split()) if fits and is_named else ""


def resolve(told: Told, text: str, *, harm: bool) -> str:
    """What a phrase means: itself, or what it points back to; nothing where that is unknown."""
    if not points_back(text):
        return bare(text)
    if harm and told.part and not told.complaint:
        return ""  # "It" is the part
    if harm:
        return told.complaint or (told.topic if is_harm(told.topic) else "")
    return told.part if _agrees(text, told) else ""


def _agrees(text: str, told: Told) -> bool:
    """Whether a pronoun and a part are both one or both several, or the part is made of several:
    "The floor has layers of muscles. These muscles ... They ..."."""
    words = text.lower().split()
    if words == ["this"] or words == ["that"] or words == ["these"]:
        return False  # the whole of what was said before, as a rule
    is_several = words[0] in ("they", "them", "these", "those", "both")
    if is_several == _names_several(told.part):
        return True
    return is_several and (words[-1] in told.said or (len(words) == 1 and "these" in told.said))


def points_back(text: str) -> bool:
    return _POINTS.match(text.strip()) is not None


def bare(text: str) -> str:
    """A phrase without articles and what stands around it."""
    return _ARTICLE.sub("", text.strip(' .,;:*–—-"“”')).strip(" .,;:*")


def head(parsed: Parsed, place: Range) -> str:
    """The word that a noun phrase is about: "pain" of "severe pain in the heel"."""
    found = NOUNS.search(parsed.letters, *place)
    at = found.end() - 1 if found else place[1] - 1
    return parsed.tokens[at].small if place[1] > place[0] else ""


@lru_cache(maxsize=4096)
def is_harm(text: str) -> bool:
    """Whether words name what ails a body."""
    words = re.findall(r"[a-z'’-]+", _BEHIND_HEAD.split(text.lower())[0])
    if not words or words[-1] in words_of("care"):
        return False
    # "Pain", "a stiff neck", "numb hands".
    is_ailing = len(words) > 1 and bool(words_of("ailing") & set(words[:-1]))
    return names_condition(words[-1]) or words[-1] in words_of("harm") or is_ailing


def is_body_part(parsed: Parsed, place: Range) -> bool:
    """Whether a noun phrase names a part of the body, and not what ails it."""
    start, end = place
    found = NOUNS.search(parsed.letters, start, end)
    if not found:
        return False
    text = parsed.quote(found.span())
    small = head(parsed, place)
    if small in words_of("pronouns") or small in words_of("care") or is_harm(text):
        return False
    if parsed.letters[start:].lstrip("A")[:1] == "G" or words_of("ailing") & set(
        parsed.words((start, end))
    ):
        return False
    return (is_part(text) or _names_part(small) or is_part(small)) and not names_condition(small)


@cache
def _part_words() -> frozenset[str]:
    from questions.lexicon import table

    anatomy, body = table("anatomy"), table("body")
    found = {
        word for bones in body["bones"].values() for bone in bones for word in bone.split()[-1:]
    }
    listed = (
        anatomy["body_parts"],
        anatomy["organs"],
        anatomy["classes"],
        body["families"]["words"],
    )
    return frozenset(
        found.union(*listed, body["endings"]["words"], words_of("parts"), words_of("actors"))
    )


def _names_part(word: str) -> bool:
    return word in _part_words() or word.removesuffix("s") in _part_words()


def can_tell(text: str) -> bool:
    """A cheap look: whether a sentence can state a fact at all."""
    return len(text) > 12 and not text.endswith("?") and any(map(str.isalpha, text[:40]))

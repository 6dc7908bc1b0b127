"""What causes, functions and red flags share: a section or sentence that announces them, and the
names that bullets and sentences give."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from questions.facts.grammar_words import grammar
from questions.facts.ids import UniqueIds, fact_id, part_id
from questions.facts.model import ListedItem, Listing
from questions.facts.passages import ListPassage, lists, running_sentences
from questions.reading.article import Article, Block, BlockKind, Section, Sentence, Span

# (what the items belong to, the item's words, its sentence)
Found = tuple[str, str, Sentence]

_MAX_WORDS = 22
_SHORT_LEAD = 2
_HEAD_WORDS = 5
_SENTENCE = re.compile(
    r"\b(?:is|are|was|can|may|will|do|does|has|have|it|you|we|they|not|yes|no|this|that)\b", re.I
)
_ASIDE = re.compile(
    r",?\s(and|or),?\s+(?:for|in)\s+(?:some|many|a\s+few)(?:\s\w+)?,\s+", re.IGNORECASE
)
_MAX_SHORT, _MAX_LONG = 7, 14  # words of one thing among two, and among more
_SELDOM = re.compile(
    r",?\s+(or|and),?\s+(?:(?:more|less|very|most)\s+)?(?:rarely|seldom|occasionally|sometimes"
    r"|often|commonly|frequently|possibly|perhaps|simply),?\s+",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"(?:which|who|where|when|that|but|so|such|for|because|especially|particularly|usually|often"
    r"|mostly|mainly|if|it|they|this|the\s+latter)\b",
    re.IGNORECASE,
)
_MAX_SENTENCE = 400
_ABOUT = re.compile(
    r"^(?:(?:managing|understanding|treating|preventing|beating|fixing|explaining|(?:living|dealing"
    r"|coping|working)\s+with|recover(?:ing|y)\s+(?:from|after)|(?:all\s+)?about|(?:a|an|the|your|our)"
    r"\s+(?:\w+\s)?(?:guide|introduction)\s+to|(?:an?\s+)?(?:introduction|guide)\s+to|notes\s+on"
    r"|exercises?\s+(?:for|after)|rehab(?:ilitation)?\s+(?:of|for|after)|help\s+(?:for|with))\s+)"
    r"(?:your\s+|the\s+|an?\s+)?",
    re.IGNORECASE,
)
_WHAT_IS = re.compile(
    r"what(?:\s+is|\s+are|[’']s)\s+(?:an?\s+|the\s+)?"
    r"(?!(?:it|this|that|these|those|they)\b)(?P<topic>[^?:]{3,50})\?",
    re.I,
)
_NO_NAME = re.compile(
    r"it\b(?!\s+(?!depends|comes|results|stems|sounds|seems|takes)(?:[a-z]+s|won[’']t|can[’']t"
    r"|cannot|doesn[’']t|will\s+not)\b)"
    r"|there\b(?!\s+(?:is|are)\s+(?:an?|any|no|more|some|new|pain|swelling|numbness|bleeding|redness|tenderness"
    r"|weakness|tingling|bruising|fluid|pus|heat)\b)"
    r"|they\b(?!\s+(?:cannot|can[’']t|can\s+not|could\s+not|have|had|are|feel|lose|become|develop|faint)\b)"
    r"|(?:this|that|these|those|not|also|only|likely|often|why|because)\b"
    r"|(?:(?:several|many|some|various|different|multiple|other|many|all|such|a (?:few|number of"
    r"|range of|variety of|lot of))\s+)?(?:other\s+|different\s+)?(?:things?|factors?|reasons?"
    r"|causes?|issues?|problems?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rules:
    """How one kind of listing is announced.

    `of_heading` says what the items of a section belong to, or None where its heading announces
    none; `of_lead_in` the same for the sentence before a list, given what the heading says
    and the section;
    `from_sentence` reads the items of one sentence, given the same.
    """

    of_heading: Callable[[Section], str | None]
    of_lead_in: Callable[[str, str | None, Section], str | None]
    from_sentence: Callable[[Sentence, str | None], Iterator[Found]]


def found_by(rules: Rules, sections: Iterable[Section]) -> Iterator[Found]:
    """What the lists and then the sentences of each section give."""
    for section in sections:
        of = rules.of_heading(section)
        listed: set[Span] = set()
        for passage in lists([section]):
            announced = rules.of_lead_in(_told(passage), of, section)
            if announced is not None:
                for entry in passage.entries:
                    name = run_in_head(entry) or clean_name(entry.text)
                    if is_usable(name):
                        listed.add(entry.span)
                        yield announced, name, Sentence(entry.text, entry.span)
        for head in _heads(section) if of is not None else ():
            listed.add(head.span)
            yield of or "", clean_name(head.text), head
        for sentence in running_sentences(section):
            if sentence.span in listed:
                continue
            if len(sentence.text) <= _MAX_SENTENCE and not sentence.text.endswith(("?", ":")):
                yield from rules.from_sentence(sentence, of)


def run_in_head(block: Block) -> str:
    """The few words that a paragraph or entry opens with before it tells more: "Muscle strain. Too
    many hours at a desk can strain the neck."."""
    first = block.sentences[0].text if len(block.sentences) > 1 else ""
    is_short = 0 < len(first.split()) <= _HEAD_WORDS and first.endswith(".")
    is_name = is_short and first[:1].isupper() and not _SENTENCE.search(first)
    return first.rstrip(".") if is_name and is_usable(first) else ""


def _heads(section: Section) -> Iterator[Sentence]:
    """The run-in heads of a section's paragraphs, where there are several."""
    paragraphs = [one for one in section.blocks if one.kind is BlockKind.PARAGRAPH]
    found = [one.sentences[0] for one in paragraphs if run_in_head(one)]
    yield from found if len(found) > 1 and 2 * len(found) > len(paragraphs) else ()


def _told(passage: ListPassage) -> str:
    """What leads a list in; with the sentence before it where it is a word or two."""
    before = passage.lead[-2].text if len(passage.lead) > 1 else ""
    is_short = len(passage.lead_in.split()) <= _SHORT_LEAD
    return f"{before} {passage.lead_in}".strip() if is_short else passage.lead_in


# "The knee", "this canal", "a sprain might".
_AROUND = re.compile(
    r"^(?:the|your|my|this|these|that|those)\s+"
    r"|(?:\s+(?:can|may|might|could|will|also|often|usually|commonly))+$",
    re.IGNORECASE,
)


def subject_of(text: str) -> str:
    """What something is about, without its article and in small letters but for names."""
    text = _AROUND.sub("", text.strip().rstrip("?:. "))
    return " ".join(
        word.lower() if word[1:].islower() or len(word) == 1 else word for word in text.split(" ")
    )


def topic_of(article: Article) -> str:
    """What an article is about: what its first heading of the sort "What is sciatica?" asks for,
    or its title."""
    for section in article.sections:
        if match := _WHAT_IS.match(section.title[:100]):
            return match["topic"].strip()
    return subject_in(article.title)


def subject_in(title: str) -> str:
    """What a title names, without what it does about it: "Heel pain" of "Managing heel pain"."""
    named = re.split(r":\s|\s[–—-]\s", title, maxsplit=1)[0]
    bare = _ABOUT.sub("", named, count=1).strip()
    return bare[:1].upper() + bare[1:] if bare else named


def make_listings(kind: str, found: Iterable[Found]) -> tuple[Listing, ...]:
    """One listing for each thing that has items, in the order of the article."""
    ids = UniqueIds()
    order: dict[str, tuple[str, list[tuple[str, Sentence]]]] = {}
    for of, name, sentence in found:
        order.setdefault(one_name(of), (of, []))[1].append((name, sentence))
    return tuple(_make_listing(kind, of, items, ids) for of, items in order.values())


def split_alternatives(text: str) -> list[str]:
    """The things in "impingement or soft tissue stiffness"; one where nothing joins them."""
    text = _SELDOM.sub(r" \1 ", _ASIDE.sub(r" \1 ", text.strip().rstrip(".")))
    parts = re.split(r",\s*(?:and|or)\s+|,\s+|\s+(?:or|and)\s+", text)
    parts = [re.sub(r"^(?:and|or)\s+", "", part.strip()) for part in parts if part.strip()]
    # Three things or more are a list even where each is a long one.
    longest = _MAX_LONG if len(parts) > 2 and not any(map(_ADDED.match, parts)) else _MAX_SHORT
    is_list = len(parts) >= 2 and all(1 <= len(part.split()) <= longest for part in parts)
    return parts if is_list else [text]


# "Fever – a sign of infection", "Poor balance, for example on stairs": what only tells more.
_SHOWN = re.compile(r"(?<=[a-z)])(?:\s[–—]\s|,?\s(?:for example|for instance|e\.g\.)[\s,]).*")


def clean_name(text: str) -> str:
    """An item's words without its bullet's end, and without what a colon adds."""
    text = re.sub(r"\s*(?:[;,.]|,?\s+(?:and|or))$", "", text.strip())
    text = _SHOWN.sub("", text)
    head, separator, _ = text.partition(": ")
    if separator and 1 <= len(head.split()) <= 8:
        text = head
    return text.strip(" .")


def is_usable(name: str) -> bool:
    """Whether the words are short enough to be a name, and no pronoun, nor "several things"."""
    return bool(name) and len(name.split()) <= _MAX_WORDS and not _NO_NAME.match(name)


_WORD = re.compile(r"[\w’'-]+")
_LITTLE = ("the", "a", "an", "your", "this", "these", "of", "in", "to", "at")


def one_name(of: str) -> str:
    """What all names of one thing have in common: "a sprained ankle", "ankle sprains"."""
    states = grammar("words")["states"]
    words = (word for word in _WORD.findall(of.lower()) if word not in _LITTLE)
    return " ".join(sorted(states.get(word, word).rstrip("s") for word in words))


def _make_listing(
    kind: str, of: str, items: Sequence[tuple[str, Sentence]], ids: UniqueIds
) -> Listing:
    listing_id = ids.take(fact_id(kind, of), of)
    made: dict[str, ListedItem] = {}
    for name, sentence in items:
        if name.lower() not in made:
            wanted = part_id(listing_id, "item", name, sentence.text)
            item_id = ids.take(wanted, sentence.text)
            made[name.lower()] = ListedItem(item_id, name, sentence.text, (sentence.span,))
    return Listing(listing_id, of, tuple(made.values()))

"""A list on its way to a group, from wherever it was read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from questions.facts.anatomy import are_parts, is_part, known_beginning
from questions.facts.members import NamedThing, read_entry, singular, split_names
from questions.facts.model import Evidence
from questions.reading.article import Span

_PARTS = re.compile(
    r"\s*[,;]\s*(?:and\s+|as well as\s+|plus\s+)?|\s+(?:and(?: also| finally)?|as well as|plus"
    r"|together with|along with|&|\+)\s+",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:is|are|was|can|may|will|that|which|who|when|because|you|your|it|they|not|to|by|from"
    r"|has|have|does|more|most|many|some|these|this|if|for|like|such)\b"
    r"|^(?!(?:part|half|head|end|side|front|back|rest)\b)[a-z]+\s(?:the|your)\s",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|both|several|many|\d+)\s",
    re.IGNORECASE,
)
_ROUND = re.compile(r"\([^()]{0,200}\)")
# A condition beside a name: "when the hip is flexed, the piriformis", "piriformis above 60°".
_CONDITION = r"(?:when|once|above|below|beyond|past|over|under)\s[^,;()]{2,50}?"
_BEFORE = re.compile(
    rf"(?<=[,;d])\s+({_CONDITION}),\s+(?:the\s+)?([\w ]{{3,40}}?)(?=[,;]|\s+and\b|$)"
)
_BEHIND = re.compile(rf"\s+({_CONDITION})(?=[,;]|\s+and\b|$)")
_AT = re.compile(
    r"\s(?:at|in|on)\sthe\s(?:top|bottom|front|back|sides?|inside|outside|middle|left|right|inner"
    r"\sside|outer\sside)(?=[,;.]|\s+and\b|$)",
    re.IGNORECASE,
)
_SIDES = re.compile(r"^(?:on (?:each|either|both) sides?,?\s+|namely\s+|first(?:ly)?,?\s+)", re.I)
_THE = re.compile(
    r"^(?:(?:the|your)\s+(?:two|three|four|five)\s+(?=\w+\s+\w)"
    r"|(?:the|your|then|both|finally|lastly)\s+)",
    re.IGNORECASE,
)
_AND = re.compile(r"^(?:and|as well as)\s", re.IGNORECASE)
_SHARED = re.compile(r"(?P<kind>[a-z][\w -]+?)\s(?P<noun>nerves|ligaments|arteries|veins)", re.I)
_MAX_KIND = 3  # words
_MAX_NAMES = 30  # in one sentence; nobody writes more
_MAX_NAME_WORDS = 7


@dataclass(frozen=True, slots=True)
class Candidate:
    """A label with each thing it lists and the span of its entry; `count` is the announced
    number. `beside` gives for each thing the cell that says it, where that is not the entry."""

    label: str
    count: int | None
    things: tuple[tuple[NamedThing, Span], ...]
    evidence: Evidence
    beside: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader saw. `by_names` says that the label tells nothing by itself, so that every
    name must be a part of the body, `mostly` that most of them must; `known` that the names are
    told by the reader itself."""

    label: str
    count: int | None
    names: str
    by_names: bool = False
    known: bool = False
    mostly: bool = False


def enumerated(text: str) -> tuple[NamedThing, ...]:
    """The things that "longus colli, longus capitis and the scalenes" names; nothing where one of
    them is no name or there are fewer than two."""
    text = _AT.sub("", _SIDES.sub("", text.strip()).rstrip(".;: "))
    text = _BEHIND.sub(r" (\1)", _BEFORE.sub(r" \2 (\1)", _without_remarks(text)))
    parts = _with_noun(_split(text))
    if not 2 <= len(parts) <= _MAX_NAMES or any(_is_no_name(part) for part in parts):
        return ()
    # A lone descriptor ("externus") belongs to the name before it.
    joined = split_names(", ".join(_held(part) for part in parts))
    things = [thing for part in joined for thing in read_entry(part.translate(_SHOW))]
    if len(things) < len(parts):
        return ()
    return tuple(replace(one, name=one.name[:1].upper() + one.name[1:]) for one in things)


def _without_remarks(text: str) -> str:
    """ "The iliacus, on the bone; and the psoas, beside the spine" without what commas add."""
    pieces = text.split(";")
    if len(pieces) < 2 or not all("," in one for one in pieces[:-1]):
        return text
    return ";".join(_AND.sub("", one.strip()).partition(",")[0] for one in pieces)


def _with_noun(parts: list[str]) -> list[str]:
    """ "Ulnar, radial and median nerves" with the noun that they share behind each."""
    last = _SHARED.fullmatch(parts[-1]) if len(parts) > 1 else None
    if not last or any(len(one.split()) > _MAX_KIND or is_part(one) for one in parts[:-1]):
        return parts
    noun = singular(last["noun"])
    return [f"{one} {noun}" for one in (*parts[:-1], last["kind"])]


def leading_parts(text: str) -> tuple[NamedThing, ...]:
    """The parts of the body that open a text, up to the first words that are none: those in "psoas
    and iliacus are often short"."""
    kept: list[str] = []
    for part in _split(text):
        if not is_part(part):
            kept += [known] if (known := known_beginning(part)) else []
            break
        kept.append(part)
    return enumerated(", ".join(kept))


def all_parts(things: tuple[NamedThing, ...]) -> bool:
    """Whether each thing is a part of the body, by its name."""
    return bool(things) and all(is_part(one.name) for one in things)


def mostly_parts(things: tuple[NamedThing, ...]) -> bool:
    return are_parts(one.name for one in things)


def _split(text: str) -> list[str]:
    """Cut at commas and "and", but not inside brackets."""
    parts = [_THE.sub("", part.strip()).translate(_SHOW) for part in _PARTS.split(_held(text))]
    return [part for part in parts if part]


def _held(text: str) -> str:
    """The text with stand-ins for what would part its brackets."""
    return _ROUND.sub(lambda bracket: bracket[0].translate(_HIDE), text)


# Stand-ins from a private range for what would part a bracket.
_HIDE = str.maketrans({",": "\ue000", ";": "\ue001", " ": "\ue002", "&": "\ue003"})
_SHOW = str.maketrans({"\ue000": ",", "\ue001": ";", "\ue002": " ", "\ue003": "&"})


def _is_no_name(text: str) -> bool:
    bare = _ROUND.sub("", text).strip()
    is_long = len(bare.split()) > _MAX_NAME_WORDS
    return is_long or bool(_NO_NAME.search(bare)) or bool(_INDEFINITE.match(bare))

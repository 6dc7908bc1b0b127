"""One list entry to the things it names: a name, perhaps two, and the part or angle beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from questions.lexicon import table

_PARENTHESIS = re.compile(r"\s*[(\[]([^()\[\]]{1,200})[)\]]\s*")
_SEPARATOR = re.compile(r"\s*:\s+|\s+[-–—]\s+|\s*[–—]\s*(?=\S)")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z][A-Z0-9]{0,3}|[A-Z]{2,6}s?")
_ASIDE = re.compile(r"(?:also |sometimes |often )?(?:known as|called|aka|a\.k\.a)\b", re.IGNORECASE)
_JOINED = re.compile(r"\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*|\s\+\s", re.IGNORECASE)
_DESCRIPTION = re.compile(
    r"(?:an?|this|it|its|which|that|one|also|runs?|lies?|sits?|helps?|turns?|lifts?|bends?|works?"
    r"|acts?|moves?|pulls?|starts?|found|located)\b",
    re.IGNORECASE,
)
# Notes on a muscle: "O soleal line; I calcaneus", "origin: ...".
_ATTRIBUTES = re.compile(
    r"(?:[OIANF]|orig(?:in)?|ins(?:ertion)?|attach\w*|innerv\w*|nerve|supplied|action)\b[:.=]?\s"
    r"|.*;\s*(?:[OIANF]|orig\w*|ins\w*|innerv\w*|nerve|action)\b",
    re.DOTALL,
)
# A line of a table of contents: "3.1 Causes".
_CONTENTS = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-Z]")
_ARTICLE = re.compile(r"^(?:the|your|a|an)\s+", re.IGNORECASE)
_PART_OF = re.compile(
    r"^(?:the\s+)?((?:\w+[ -]){1,3}(?:fib(?:er|re)s?|parts?|portions?"
    r"|heads?))\s+of\s+(?:the\s+)?(.+)$",
    re.IGNORECASE,
)
# "Coverings of the muscles" keeps its last word, without which it names nothing.
_MUSCLE = re.compile(r"(?<!\bof)(?<!\bthe)\s+muscles?$", re.IGNORECASE)
MANNER = re.compile(r"\w+(?:al|or)ly", re.IGNORECASE)  # "Laterally" says where, and is no part
_FOLLOWS = re.compile(r"(?:us|is)$|^(?:major|minor)$")  # "obturator internus", "external oblique"
_MAX_NAME_WORDS = 6
_MAX_QUALIFIER_WORDS = 12


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A name with the part or angle that tells it from others of that name."""

    name: str
    qualifier: str | None


def read_entry(text: str) -> tuple[NamedThing, ...]:
    """What a list entry names; nothing where it is a sentence rather than a name."""
    text = re.sub(r"[;,.]?\s*(?:\band\b|&)?\s*[;,.]?$", "", text.strip())
    if _CONTENTS.match(text):
        return ()
    name, qualifier = _split_qualifier(text)
    if match := _PART_OF.match(name):
        name, qualifier = match[2], qualifier or match[1]
    name = _MUSCLE.sub("", _ARTICLE.sub("", name)).strip()
    if not name or MANNER.fullmatch(name) or len(name.split()) > _MAX_NAME_WORDS:
        return ()
    if qualifier and (parted := _parted(name, qualifier)):
        return tuple(NamedThing(one[:1].upper() + one[1:], None) for one in parted)
    names = split_names(name)
    if name[0].isupper():
        names = tuple(one[:1].upper() + one[1:] for one in names)
    return tuple(NamedThing(one, qualifier) for one in names)


def _parted(name: str, qualifier: str) -> tuple[str, ...]:
    """The two of "obliques (internal and external)"."""
    kinds = [part.strip().lower() for part in _JOINED.split(qualifier) if part.strip()]
    first, _, last = name.lower().rpartition(" ")
    if len(kinds) < 2 or singular(last) == last or not all(map(_is_descriptor, kinds)):
        return ()
    thing = " ".join(filter(None, (first, singular(last))))
    return tuple(
        f"{thing} {kind}" if _FOLLOWS.search(kind) else f"{kind} {thing}" for kind in kinds
    )


def split_names(text: str) -> tuple[str, ...]:
    """The names in "Obturator Internus and Externus" or "Superior and Inferior Gemelli"."""
    parts = [part.strip() for part in _JOINED.split(text) if part.strip()]
    if len(parts) < 2:
        return (text,)
    names: list[str] = []
    at = 0
    while at < len(parts):
        stop = _end_of_descriptors(parts, at)
        if stop > at and _shares_last_word(parts, at, stop, names):
            names += _share_last_word(parts[at : stop + 1])
            at = stop + 1
        else:
            names.append(_with_first_words(parts[at], names))
            at += 1
    return tuple(_in_singular(name, at, parts) for at, name in enumerate(names))


def _end_of_descriptors(parts: Sequence[str], start: int) -> int:
    end = start
    while end < len(parts) and _is_descriptor(parts[end]):
        end += 1
    return end


def _shares_last_word(parts: Sequence[str], at: int, stop: int, names: Sequence[str]) -> bool:
    """Whether lone descriptors belong to the name that follows them rather than the one before:
    "gluteus medius, minimus" goes back, "gluteus medius, superior and inferior gemelli" ahead."""
    if stop == len(parts):
        return False
    first, _, rest = parts[stop].partition(" ")
    if not rest or not _is_descriptor(first):
        return False
    return not (names and _head(names[-1])) or _are_opposite(parts[at], first)


def _are_opposite(one: str, other: str) -> bool:
    pair = {one.lower(), other.lower()}
    return any(pair == set(words) for words in table("anatomy")["opposites"])


def _with_first_words(part: str, names: Sequence[str]) -> str:
    head = _head(names[-1]) if names and _is_descriptor(part) else ""
    return f"{head} {part}" if head else part


def _head(name: str) -> str:
    """What a name has before its descriptor: "obturator" of "obturator internus"."""
    first, _, last = name.rpartition(" ")
    if not first or not _is_descriptor(last):
        return ""
    words = first.split(" ")
    return " ".join([*words[:-1], singular(words[-1])])


def _in_singular(name: str, at: int, parts: Sequence[str]) -> str:
    """A name whose first words others share stands for one thing: "Obturators internus"."""
    shared = at + 1 < len(parts) and _is_descriptor(parts[at + 1]) and _head(name)
    return f"{_head(name)} {name.rpartition(' ')[2]}" if shared else name


def singular(word: str) -> str:
    """The singular of a noun of anatomy, capitals kept; unknown words stay."""
    found = table("anatomy")["singulars"].get(word.lower())
    if found is None:
        return word
    return str(found).capitalize() if word[:1].isupper() else str(found)


def _share_last_word(parts: Sequence[str]) -> list[str]:
    descriptor, _, head = parts[-1].partition(" ")
    words = head.split(" ")
    head = " ".join([*words[:-1], singular(words[-1])])
    return [f"{one} {head}" for one in [*parts[:-1], descriptor]]


def _is_descriptor(text: str) -> bool:
    return text.lower() in table("anatomy")["descriptors"]


def _split_qualifier(text: str) -> tuple[str, str | None]:
    qualifier = None
    for match in _PARENTHESIS.finditer(text):
        inner = match[1].strip()
        if not (_ABBREVIATION.fullmatch(inner) or _ASIDE.match(inner)):
            qualifier = qualifier or inner
    name = _PARENTHESIS.sub(" ", text).strip()
    separator = _SEPARATOR.search(name)
    if separator:
        rest = name[separator.end() :].partition(":")[0].strip()
        name = name[: separator.start()].strip()
        if name.isupper() and name.lower() == "".join(word[:1] for word in rest.lower().split()):
            return rest[:1].upper() + rest[1:], qualifier
        qualifier = qualifier or (rest if _is_qualifier(rest) else None)
    elif "," in name and not re.search(r"\b(?:and|&)\s", name):
        head, _, rest = name.partition(",")
        if _is_qualifier(rest.strip()):
            name, qualifier = head.strip(), qualifier or rest.strip()
    return name, qualifier


def _is_qualifier(text: str) -> bool:
    """Whether words beside a name are a part or an angle rather than a description."""
    if _DESCRIPTION.match(text):
        return False
    if _ATTRIBUTES.match(text):
        return False
    words = re.findall(r"[a-z]+|[<>≤≥°]", text.lower())
    known = table("anatomy")["qualifier_words"]
    return 0 < len(words) <= _MAX_QUALIFIER_WORDS and any(word in known for word in words)

"""Groups that are announced with their number: "The calf is really two muscles, ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.facts.anatomy import is_part, names_place
from questions.facts.candidates import Read, enumerated
from questions.facts.labels import is_generic, named_by_verb, prose_label
from questions.facts.members import NamedThing
from questions.facts.numbers import number_in
from questions.lexicon import table

_COUNTED = re.compile(
    r"^(?P<label>[^,:;]{3,60}?)\s+(?:(?:is|are)(?:\s+an?\s+(?:\w+\s+)?(?:group|set|team|trio|family)\s+of"
    r"|\s+really|\s+actually|\s+basically|\s+in\s+fact|\s+made"
    r"(?:\s+up)?\s+of|\s+formed\s+by|\s+built\s+from)?|has|have|comes?\s+in|depends?\s+on|relies\s+on"
    r"|rely\s+on|rests?\s+on|needs?|uses?|involves?|consists?\s+of|comprises?|contains?"
    r"|(?:(?:is|are|can\s+be|is\s+usually)\s+)?(?:divided?s?|splits?|parted|grouped|separated)\s+(?:up\s+)?into"
    r"|falls?\s+into|draws?\s+on|comes?\s+from)\s+(?:the\s+work\s+of\s+|not\s+one\s+but\s+)?"
    r"(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s+"
    r"(?:\w+\s+){0,2}?(?:(?P<bodily>muscles|bones|ligaments|tendons|joints|nerves|heads|bellies|chambers"
    r"|lobes|valves|vertebrae|arteries|veins|discs|disks|bursae|cords|menisci)"
    r"|(?P<division>parts|arches|layers|sheets|bands|segments|regions|curves|sections|zones|compartments|portions"
    r"|divisions|columns)|structures|systems|senses|organs|bundles|walls"
    r"|sources|things)(?:\s+(?:of|under|in|at|on|behind|around|along|across)"
    r"\s[\w ]{2,40}?)?\s*[:,–—-]\s*(?:namely\s+|called\s+)?"
    r"(?P<names>[^:;]{5,300})$",
    re.IGNORECASE,
)
# "A superficial head and a deep head" of what has just those.
_ARTICLES = re.compile(r"(?:^|(?<=,\s)|(?<=\band\s))an?\s(?=[\w-]+\s)", re.IGNORECASE)
_LAST_BRACKET = re.compile(r"\s\(([^()]{5,200})\)$")
_SO_MANY = re.compile(
    r"\b(?P<count>two|three|four|five|six|seven|eight|\d)\s+(?P<kind>(?:[a-z-]+\s){0,2})"
    r"(?P<noun>[a-z]+s)\s?[:–—,]\s(?P<names>[^:;]{5,300})$",
    re.IGNORECASE,
)


def of_same_noun(text: str, title: str) -> Iterator[Read]:
    """ "... with three canals: the anterior canal, the posterior canal and the lateral canal": as
    many names as are announced, each with the noun that announces them."""
    for match in _SO_MANY.finditer(text):
        count, things = number_in(match["count"]), enumerated(match["names"])
        noun = match["noun"].lower()
        alike = [
            one.name.lower().split()[-1] in (noun, noun.removesuffix("s"), noun.removesuffix("es"))
            for one in things
        ]
        label = f"{match['kind'] or ''}{match['noun']}"
        if count == len(things) and all(alike) and not is_generic(label):
            yield Read(label[:1].upper() + label[1:], count, match["names"], known=True)


def of_counted(text: str, title: str) -> Iterator[Read]:
    """ "The calf is really two muscles, the gastrocnemius and the soleus", "Balance depends on
    three systems: ...": as many names as are announced."""
    match = _COUNTED.match(_LAST_BRACKET.sub(r": \1", text))
    count = number_in(match["count"]) if match else None
    names = _ARTICLES.sub("", match["names"]) if match else ""
    things = enumerated(names) if count else ()
    if match and len(things) == count:
        told = [_is_bodily(one, match["label"]) for one in things]
        are_bodily = bool(match["bodily"]) or 2 * sum(told) > len(things)
        # What divides a part of the body is one: "The spine has five regions: cervical, ...".
        are_bodily |= bool(match["division"]) and names_place(match["label"])
        label = _counted_label(match["label"]) if are_bodily else ""
        yield Read(label, count, names, known=True)


def _counted_label(text: str) -> str:
    """ "Flexors of the elbow" where "to bend the elbow you" use so many muscles."""
    return named_by_verb(text) if text.lower().startswith("to ") else prose_label(text)


def _is_bodily(thing: NamedThing, whole: str) -> bool:
    """Whether a name is that of a part of the body, or speaks of one: "inner ear", or "anterior"
    where the whole is one."""
    words = thing.name.lower().split()
    if is_part(whole) and all(word in table("anatomy")["descriptors"] for word in words):
        return True
    return is_part(thing.name) or words[-1] in table("anatomy")["body_parts"]

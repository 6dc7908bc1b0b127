"""What a list is called: by what announces it, by its heading, by what its members do."""

from __future__ import annotations

import re

from questions.facts.leads import label_from_lead, line_label
from questions.facts.numbers import figures
from questions.facts.passages import ListPassage
from questions.facts.subjects import only_asks, only_points, placed_label, subject_label
from questions.lexicon import table

_NAMED = re.compile(
    r"^(?:in (?:all|total|short),? )?(?:(?:the|your|our)\s+)?(?:(?:main|major|primary|chief)\s+)?"
    r"(?P<name>[^,:;.]{3,80}?)\s+(?:are|is|includes?|consists? of|(?:is|are) made up of"
    r"|comprises?|contains?)\b",
    re.IGNORECASE,
)
_DOERS = re.compile(
    r"\b(?:perform|produce|create|cause|do|control|act on|contribute to|help with|assist with"
    r"|assist in|"
    r"are responsible for|responsible for|involved in|bring about)s?\s+(?:the\s+)?"
    r"(?P<motion>[a-z][a-z -]{3,60}?)(?:\s+(?:at|of|in)\s+(?:the\s+"
    r"|your\s+)?(?P<joint>[a-z][a-z ]{2,30}?))?"
    r"\s*(?:,|:|$|\bwhich\b|\binclude|\bare\b)",
    re.IGNORECASE,
)
_COUNT_FIRST = re.compile(r"^(?:the |these |all )?(?:\d+|only|about)\s+", re.IGNORECASE)
_PRONOUN = re.compile(
    r"^(?:there|these|those|they|it|this|that|which|here|some|many|most|other|all)\b", re.I
)
_GENERIC = frozenset((
    "muscles", "muscle", "anatomy", "bones", "ligaments", "structures", "tendons", "joints",
    "nerves", "bone", "ligament", "structure", "tendon", "joint", "nerve", "artery", "arteries",
    "vein", "veins",
))  # fmt: skip
_COUNT = re.compile(
    r"(?<![\d/<>≥≤.])\b(\d{1,2})\b(?!\s*(?:/|°|-|x\b|%|deg|times|sets|reps|sec|min|[.)]))"
)

_BRACKETED = re.compile(r"\((?:n\s*=\s*|x\s*)?(\d{1,2})(?:\s+[a-z]+)?\)", re.IGNORECASE)
_COUNT_LAST = re.compile(
    r"\s*(?:[(:–—]|\s-)\s*(?:n\s*=\s*|x\s*)?(?:\d{1,2}|t(?:wo|hree|en)|f(?:our|ive)|s(?:ix|even)"
    r"|eight|nine|eleven|twelve)\b.*$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?P<name>[A-Za-z][^:(.–—]{2,60}?)\s*(?:\([^()]{1,40}\))?\s*(?:(?::|[–—]|\s-\s).{0,60})?$"
)
_THERE_ARE = re.compile(
    r"there are\s+(?:(?:only|just|about|in all)\s+)?(?P<name>[^,:;.]{3,80}?)\s*(?:[,:]|$)",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"^(?:what|which)\s+(?:are|is)\s+(?:the\s+|your\s+)?", re.IGNORECASE)
_VERB = re.compile(r"\b(?P<verb>[a-z]+)\s+(?:the|your)\s+(?P<joint>[a-z]+)\b", re.IGNORECASE)
_MADE_OF = re.compile(
    r"\s+(?:consists? of|(?:is|are) made up of|comprises?)\s+(?:the\s+)?\d{1,2}\s+"
    r"(?:muscles|bones|ligaments|tendons|joints|nerves)\b"
)
_HAS_VERB = re.compile(
    r"\b(?:is|are|has|have|forms?|makes?|moves?|holds?|includes?|gives?|needs?|uses?|may|can|we|you)\b",
    re.I,
)
_FILLER = re.compile(
    r"\b(?:the|main|key|important|involved|relevant|small|big|major|other|all"
    r"|some|these|in brief)\b"
)
_MAX_PLACE_WORDS = 4

_CLAUSE = re.compile(r"\b(?:that|which|who|when|because|if|is|are|can)\b", re.IGNORECASE)
# "In the thigh", before a comma, is no name.
_PLACED = re.compile(
    r"(?:in|at|on|for|from|when|while|if|to|behind|during|as|with)\s", re.IGNORECASE
)
_APPOSED = re.compile(
    r"(?:first|second|third|fourth|fifth|last|next|other)\s[a-z]+,\s(?:the\s)?(?P<name>[^,]{3,50}),?$",
    re.IGNORECASE,
)
_ENDING = re.compile(r"\s+(?:itself|themselves|alone|proper)$", re.IGNORECASE)
_NO_LABEL = re.compile(
    r"(?:there|they|it|this|these|those|some|other|ones?|both|what|which|each|all|among)\b"
    r"|(?:two|three|four|five|six|seven|eight)$",
    re.IGNORECASE,
)

# What announces a list that is no group.
_OTHER_LIST = re.compile(
    r"\b(?:causes?d?|reasons?|functions?|roles? of|symptoms?|signs?|if|when|need(?:ed)? for"
    r"|important for|helps? (?:you|us|with|prevent|reduce)|helps?(?: to)?:|benefits?"
    r"|tips (?:for|to|on)|^tips|equipment|exercises?|stretches|because"
    r"|why|avoid|doctor|treatments?|injur\w+|conditions?|risk|targets?|worked|used|involved"
    r"|in pairs"
    r"|(?:most|often|commonly|usually|frequently)\s(?:\w+ly\s)?(?:torn|strained|hurt|affected|damaged))\b",
    re.IGNORECASE,
)


_FOR_MOTION = re.compile(
    r"\b(?:(?:involved|used|worked|needed|important)\s(?:in|for|during)|responsible\sfor)\s(?:the\s)?"
    r"(?=(?:[a-z]+\s){0,3}?(?P<motion>[a-z]+(?:ion|ment))\b(?!\sexercise))",
    re.IGNORECASE,
)


_THAT_HELP = re.compile(
    r"\b(?P<noun>muscles|ligaments|tendons|bones|joints|nerves)\s(?:(?:that|which)\s)?(?:(?:can|also)\s)?"
    r"helps?\b",
    re.IGNORECASE,
)


def tells_other_list(text: str) -> bool:
    """Whether words announce a list that is no group: causes, tips, exercises."""
    return _OTHER_LIST.search(without_motion(text)) is not None


def without_motion(text: str) -> str:
    """ "Muscles hip flexion" of "Muscles involved in hip flexion", which are no muscles that an
    exercise involves."""
    motions = table("anatomy")["motions"]
    text = _THAT_HELP.sub(r"\g<noun>", text)
    return _FOR_MOTION.sub(lambda one: "" if one["motion"].lower() in motions else one[0], text)


def label_of(passage: ListPassage, *, is_only: bool) -> str:
    """The list's name. `is_only` says that its section holds no other list, so that the
    section's heading can name it."""
    heading, lead_in = _without_question(passage.section.title), passage.lead_in
    is_named = names_class(heading) and not is_generic(heading) and not _has_clause(heading)
    by_heading = _strip_count(heading) if is_only and is_named else ""
    candidates = [_named_by(lead_in)]
    candidates += [_counted_by(lead_in)] if only_asks(heading) else [by_heading]
    candidates += [titled_by(lead_in), _counted_by(lead_in), _named_by_motion(lead_in)]
    candidates += [named_by_verb(lead_in), named_by_verb(passage.section.title)]
    candidates += [subject_label(passage), label_from_lead(lead_in), line_label(lead_in)]
    told = [label for label in candidates if label and not only_points(label)]
    if not told and not passage.is_nested:
        told = [placed_label(passage)] if not is_named or only_asks(heading) else []
        told += [_strip_count(heading)]
    return next((label for label in told if label), "")


def stated_count(passage: ListPassage) -> int | None:
    """The number of members that the text announces: the sentence before the list first, then
    the rest of that paragraph, then the heading."""
    lead = [sentence.text for sentence in reversed(passage.lead)]
    for index, text in enumerate([*lead, passage.section.title]):
        numbers = _BRACKETED.findall(text) or _COUNT.findall(figures(text))
        if numbers and (index == 0 or names_class(text)):
            return int(numbers[0])
    return None


def names_several(text: str) -> bool:
    """Whether a text names a class of parts in the plural, as what heads a list of them does."""
    return any(names_class(word) for word in re.findall(r"[a-z]+(?:s|ae)\b|cuff\b", text.lower()))


def names_class(text: str) -> bool:
    """Whether a text speaks of muscles, ligaments or other parts of the body as a class."""
    classes = table("anatomy")["classes"]
    return any(word in classes for word in re.findall(r"[a-z]+", text.lower()))


def _named_by(sentence: str) -> str:
    match = _NAMED.match(sentence)
    if not match or _PRONOUN.match(match["name"]):
        return ""
    name = _strip_count(match["name"])
    is_class = names_class(name) or _MADE_OF.match(figures(sentence[match.end("name") :]))
    if not is_class or is_generic(name) or _PRONOUN.match(name) or _has_clause(name):
        return ""
    return name[:1].upper() + name[1:]


def titled_by(line: str) -> str:
    """The name in a line that is no sentence: "Neck extensors: six muscles", "Abductors (3)"."""
    match = _TITLE.match(line)
    name = _strip_count(match["name"]) if match else ""
    if not name or _PRONOUN.match(name) or is_generic(name) or _HAS_VERB.search(name):
        return ""
    return name if ends_in_class(name) else ""


def _counted_by(sentence: str) -> str:
    """The name in "There are four internal rotators of the shoulder:"."""
    match = _THERE_ARE.match(sentence)
    name = _strip_count(match["name"]) if match else ""
    return name if ends_in_class(name) and not is_generic(name) else ""


def ends_in_class(name: str) -> bool:
    """Whether a name's head is a class: "Rotators of the hip", not "Muscles bend the neck"."""
    head, _, place = re.sub(r"\s+(?:of|in)\s+", "\n", name, count=1).partition("\n")
    return names_class(head.split(" ")[-1]) and len(place.split()) <= _MAX_PLACE_WORDS


def heads_with_class(label: str) -> bool:
    """Whether a label's own noun is a class: "Bones of the wrist", not "Tears of the muscle"."""
    head = re.split(r"\s+(?:of|in|at|on|that|which|for|from|by|to|with)\s+", label, maxsplit=1)[0]
    return names_class(head) and not _HAS_VERB.search(label.partition(" that ")[0])


def heads_generic(label: str) -> bool:
    """Whether a label's noun is the plain name of a class: "Ligaments of the knee"; "Rotator cuff"
    and "Hamstrings" are names themselves."""
    return (
        label.split(" ", 1)[0].lower() in _GENERIC or label.rsplit(" ", 1)[-1].lower() in _GENERIC
    )


def counts_parts(lead_in: str) -> bool:
    """Whether a sentence opens with a number of parts of the body: "Five muscles help you"."""
    first, _, rest = figures(lead_in).partition(" ")
    return first.isdigit() and any(map(names_class, rest.split(" ")[:2]))


def heads_counted(lead_in: str, number: int) -> bool:
    """Whether a sentence opens with so many of a class: "Four structures pass here", for 4."""
    first, _, rest = figures(lead_in).removeprefix("the ").partition(" ")
    return first == str(number) and any(map(names_class, rest.split(" ")[:2]))


def _without_question(heading: str) -> str:
    return _QUESTION.sub("", heading).rstrip("?") if heading.endswith("?") else heading


def _has_clause(name: str) -> bool:
    return re.search(r"\b(?:that|which|who|when|because|if)\b", name) is not None


def _named_by_motion(sentence: str) -> str:
    match = _DOERS.search(sentence)
    if not match:
        return ""
    words = match["motion"].strip().split(" ")
    doers = table("anatomy")["doers"].get(words[-1].lower())
    if doers is None:
        return ""
    joint = f" of the {match['joint'].strip()}" if match["joint"] else ""
    label = " ".join([*words[:-1], doers]) + joint
    return label[:1].upper() + label[1:]


def named_by_verb(text: str) -> str:
    """ "Flexors of the hip" in "What muscles flex the hip?"; nothing where no such verb stands."""
    doers = table("anatomy")["verbs_of_doers"]
    for match in _VERB.finditer(text):
        found = doers.get(match["verb"].lower()) or doers.get(match["verb"].lower()[:-1])
        if found:
            return f"{found.capitalize()} of the {match['joint'].lower()}"
    return ""


def _strip_count(text: str) -> str:
    text = re.sub(r"^(?:the|your)\s+", "", text.strip().rstrip(":"), flags=re.IGNORECASE)
    first, _, rest = text.partition(" ")
    if rest and figures(first).isdigit():
        text = rest[:1].upper() + rest[1:]
    text = _COUNT_LAST.sub("", _COUNT_FIRST.sub("", text)).strip()
    return text[:1].upper() + text[1:]


def is_generic(text: str) -> bool:
    """Whether a text names a class of parts and nothing more: "Muscles"."""
    return _FILLER.sub("", text.strip().lower()).strip() in _GENERIC


def prose_label(text: str) -> str:
    """A subject as a label: without "the", without its number; nothing for a pronoun."""
    text = re.sub(
        r"^(?:among\s+)?(?:the|your|these|in all,?)\s+", "", text.strip(), flags=re.IGNORECASE
    )
    # "The third group, the spinalis group,": its own name.
    told = _APPOSED.match(text)
    text = told["name"] if told else _ENDING.sub("", text).partition(",")[0]
    if _PLACED.match(text):
        return ""
    first, _, rest = text.partition(" ")
    text = rest if rest and figures(first).isdigit() else text
    is_clause = _CLAUSE.search(text) is not None
    if not text or is_clause or is_generic(text) or _NO_LABEL.match(text):
        return ""
    return text[:1].upper() + text[1:]

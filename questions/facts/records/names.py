"""The one name that a line may hold, by its look: a heading, "Heel slide: ...", "Heel slide. Lie
...", a few words without a stop, "The first is the heel slide. ..."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from questions.facts.dosage import read_dose
from questions.facts.equipment import find_position
from questions.facts.instructions import is_instruction, may_open
from questions.facts.passages import MAX_SENTENCE
from questions.facts.records.opening_orders import opening_order, opens_with_object
from questions.facts.records.words import opening, pattern
from questions.reading.article import Block, BlockKind, Span
from questions.reading.labels import label_kind

_SORT = r"(?:exercise|stretch|move|movement|drill|activity|task|pose|station|lift|technique)"
_COUNTER = r"(?:\d{1,2}|[A-H]|[IVX]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)"
_CODE = rf"(?:{_SORT}\s+)?(?:\d{{1,2}}[A-H]?|[A-H]\d{{0,2}})"  # "2A", "Exercise 4"
_NUMBERING = re.compile(
    rf"^(?:{_SORT}\s+)?(?:#\s*|(?:no\.?|number)\s*)?\d{{1,2}}[A-H]?\s*[.:)–-]\s*(?![/\d])"
    rf"|^[(\[]{_CODE}[)\]]\s*(?=\S)"
    rf"|^{_SORT}\s+(?:(?:no\.?|number)\s+)?{_COUNTER}\s*(?:[.:)–—]|\s-)\s*(?=\S)"
    rf"|^(?:the\s+)?(?:first|second|third|fourth|fifth|sixth|last|final)\s+{_SORT}\s*[:–—]\s*"
    r"|^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+"
    rf"|^[A-Z]{{2,4}}\d{{2,4}}\s*[.:–-]\s*|^{_SORT}\s+\d{{1,2}}\s+|^[A-H][.)]\s+|^#\s?\d{{1,2}}\s+",
    re.IGNORECASE,
)
_NAME_LABEL = re.compile(
    r"^(?:name|exercise(?: name| title)?|name of (?:the )?exercise|title)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*\(([^()]{3,60})\)\s*$")
_NUMBERED_BEHIND = re.compile(rf"\s*[(\[]{_CODE}[)\]]$", re.IGNORECASE)
_HOW_TO = re.compile(
    r"^how (?:to|(?:do|should|can|would) (?:i|you|we)) (?:do|perform|practi[sc]e)"
    r" (?:a |an |the )?"
    r"(?P<name>[^?]{3,60}?)(?: (?:properly|correctly|right|safely))?\??$",
    re.IGNORECASE,
)
_DOSED_NAME = re.compile(
    r"(?<=\w)\)?\s*(?:[–—:,(]|\s-|\s(?=\d{1,2}\s?[x×]\s?\d))\s*"
    r"(?P<dose>(?:hold|repeat|do|\d|one|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|thirty)"
    r"[^()]{2,60}?)\)?$",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?P<name>[\w(“\"‘'][^.:!?]{1,70}?)(?P<mark>\s*:|\s[-–—]{1,2}|[–—])\s+(?=\S)", re.IGNORECASE
)
_STOPPED = re.compile(r"(?P<name>[\w(“\"‘'][^.:!?;]{2,60}?)[.!]\s+(?=\S)")
# "Half squats x 10. Optional: ...", "Shell stretch 20 second hold."
_TERSE = re.compile(
    r"(?P<name>[A-Za-z][^\d.:!?;,]{2,60}?)\s+"
    r"(?=[x×✕✖]\s?\d{1,2}\b|\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s?(?:secs?|seconds?|reps?)\b)"
)
_NOUN = r"(?:exercise|stretch|move|movement|drill|one|thing|activity|favou?rite)s?"
_RANK = (
    r"(?:first|second|third|fourth|fifth|sixth|next|last|final|other|simplest|easiest|hardest|best"
    r"|gentlest|most\s\w+)"
)
_ASIDE = r"(?:\s(?:that\s)?(?:i|we|you|patients|people|many)\s[\w’' ]{2,40}?)?"
_IS = r"\s(?:is|was|would\sbe|might\sbe|has\sto\sbe|comes|[’']s)(?:\s(?:called|named|known\sas))?"
_NAME = r"\s+(?:(?:the|an?|my|our)\s+)?[“\"‘']?(?P<name>[^.:!?,;“”\"]{3,50}?)[”\"’']?"
_NAMING = re.compile(
    r"(?:(?:now|then|so|and|well),?\s)?(?:"
    r"(?:let\sus\s|let[’']s\s|(?:i|we|you)\s(?:\w+\s)?|(?:i|we)[’']d\s)?(?:start|begin|finish|end"
    r"|continue|go\son|carry\son|open|close)s?(?:\soff|\sout)?\swith"
    r"|(?:next|then|last|lastly|finally|first|after\sthat)(?:,|\scomes|\sup\sis|\sis|\sthere(?:\sis|[’']s)"
    r"|\sfollows|\stry|\sdo){0,2}"
    rf"|(?:the|my|our)\s(?:very\s)?(?:{_RANK}(?:\s(?:of\s(?:these|them|the\s\w+)|{_NOUN}))?|{_NOUN})"
    rf"{_ASIDE}{_IS}"
    rf"|(?:one|another)(?:\s{_NOUN}|\sof\s(?:these|them))?{_ASIDE}{_IS}"
    rf"|(?:my|our)\s{_NOUN}{_IS}|there(?:\sis|[’']s)\s(?:also|then)"
    r"|(?:(?:when|once|as\ssoon\sas)\s[^.,:]{3,60},\s)?(?:you\scan\s)?(?:move|progress|go)\s(?:on\s)?to"
    # "Go on to your hands and knees" names where to be.
    r"(?!\s(?:your|all|hands|the\s(?:floor|edge|side|other)|(?:an?\s)?(?:kneel|stand|sit|ly)ing)\b)"
    r"|(?:(?:yes|sure),?\s)?(?:(?:i|we)(?:[’']d)?\s(?:would\s)?(?:recommend|suggest)"
    r"|(?:you\s(?:can|could|should)\s)?(?:also\s)?(?:try|add|practi[sc]e))(?:ing)?"
    r"(?!\s(?:not|and|these|those|both|each|again|once|twice|all|every|some|\d))"
    rf"){_NAME}(?:,\s[^.!?:]{{3,120}})?[.:]\s+(?=\S)",
    re.IGNORECASE,
)
# "For the calf stretch, stand facing a wall": the sentence itself is the first step.
_WITHIN = re.compile(
    r"(?=(?:in|for|to\s(?:do|perform)|with)\s(?:the|an?)\s(?P<name>(?:[\w’'-]+\s){0,4}"
    rf"(?:{pattern('exercise').pattern}))(?:\sexercise)?,\s)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:it|this|that|them|these|those|what|to|when|not|how|because)\b", re.I)
_MENTION = re.compile(
    # "Five of my chair stretches" are several, which stand below.
    r"(?<!\bof\s)\b(?:the|an?|called|named|try|do|is|with|add|as|my|your)\s+[“\"‘']?"
    rf"(?P<name>(?:[\w’'-]+\s){{0,3}}?(?:{pattern('exercise').pattern}))"
    r"(?=[”\"’']?(?:[\s,.:;!–—-]|$))",
    re.IGNORECASE,
)
_LONGEST = 400  # characters of a line that are looked at for its name
_MAX_LED, _MAX_STOPPED, _MAX_BARE, _MAX_MENTION = 9, 7, 11, 25  # words
_TOLD_WITHIN = 2  # sentences behind a name in running text, one of which begins to tell


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a block: where it stands, where the text behind it begins, and the look that tells
    it from others: "H" for a heading, the mark behind it, "f" for a fragment, "X" for running
    text that names, "Y" for a first sentence that mentions it, "Z" for the opening order of what
    has no name."""

    text: str
    start: int
    rest: int
    look: str


@dataclass(frozen=True, slots=True)
class Title:
    """A name without what only counts it, and the dose that it goes on with, if any."""

    name: str
    dose: str
    dose_span: Span | None


def find_name(block: Block) -> Name | None:
    """The name that a block may hold, or None."""
    text = block.text[:_LONGEST]
    if block.kind is BlockKind.TABLE or not text.strip():
        return None
    is_heading = block.kind is BlockKind.HEADING
    name = Name(text, 0, len(block.text), "H") if is_heading else _looked(block, text)
    if name is None:
        return None
    title = read_title(name.text, block.span).name
    if opening("no_name").search(title) or title.count("(") != title.count(")"):
        return None
    return name


def _looked(block: Block, text: str) -> Name | None:
    if found := prose_name(text):
        return Name(found["name"], found.start("name"), found.end(), "X")
    counter = _counter_end(text)
    if (found := _LED.match(text, counter)) and len(found["name"].split()) <= _MAX_LED:
        look = ":" if ":" in found["mark"] else "-"
        return Name(found["name"], found.start("name"), found.end(), look)
    if (found := _STOPPED.match(text, counter)) and len(found["name"].split()) <= _MAX_STOPPED:
        if not opens_with_object(found["name"]):
            return Name(found["name"], found.start("name"), found.end(), ".")
        return _ordered(text, counter)
    if (found := _TERSE.match(text, counter)) and not opens_with_object(found["name"]):
        return Name(found["name"], found.start("name"), found.end(), "x")
    if len(text.split()) <= _MAX_BARE and text[-1] not in ".!;,?":
        return Name(text[counter:], counter, len(block.text), "c" if text[-1] == ":" else "f")
    return _ordered(text, counter) or _mentioned(block)


def _ordered(text: str, start: int) -> Name | None:
    """The order that an exercise without a name opens with; it is its first step as well."""
    order = opening_order(text, start)
    return Name(text[slice(*order)], order[0], start, "Z") if order else None


def _counter_end(text: str) -> int:
    match = _NUMBERING.match(text)
    return match.end() if match and match.end() < len(text) else 0


def _mentioned(block: Block) -> Name | None:
    """Running text whose first sentence speaks of a movement without telling it yet."""
    if len(block.sentences) < 2:
        return None
    first = block.sentences[0].text
    if len(first.split()) > _MAX_MENTION or is_instruction(first):
        return None
    found = _MENTION.search(first)
    if not found or not may_open(block.sentences[1].text[:MAX_SENTENCE]):
        return None
    return Name(found["name"], found.start("name"), len(first), "Y")


def read_title(title: str, span: Span) -> Title:
    """A title without its counter, with the dose that it goes on with: "2. Bridges – 3 x 12"."""
    name = _HOW_TO.sub(r"\g<name>", _NAME_LABEL.sub("", _NUMBERING.sub("", title)))
    name, dose, told = _NUMBERED_BEHIND.sub("", name.strip(' :*“”"')), "", None
    if match := _dose_behind(name):
        name, dose = name[: match.start()].strip(" :*"), match["dose"]
        start = span.start + title.rindex(dose)
        told = Span(start, start + len(dose))
    if find_position([bracketed(name)]):
        name = _BRACKETED.sub("", name)
    return Title(name[:1].upper() + name[1:], dose, told)


def bracketed(title: str) -> str:
    """What stands in brackets at the end of a title, or nothing."""
    match = _BRACKETED.search(title.strip(" :*"))
    return match[1] if match else ""


def _dose_behind(name: str) -> re.Match[str] | None:
    """Where a name goes on with how much of it: "Bridges – 3 x 12"."""
    match = _DOSED_NAME.search(name)
    if not match:
        return None
    dosage = read_dose([match["dose"]], name=name).dosage
    return match if any((dosage.reps, dosage.sets, dosage.hold_seconds)) else None


def prose_name(text: str, at: int = 0) -> re.Match[str] | None:
    """The words at `at` that name an exercise which the next sentence begins to explain."""
    match = _NAMING.match(text, at) or _WITHIN.match(text, at)
    if not match or _PRONOUN.match(match["name"]) or label_kind(match["name"]):
        return None
    following = text[match.end() : match.end() + MAX_SENTENCE].split(". ")[:_TOLD_WITHIN]
    return match if any(map(may_open, following)) else None

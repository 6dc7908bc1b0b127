"""How facts are put into words that people read: case, number, ranges, doses, goals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from questions.facts import corrected
from questions.facts.model import Dosage, Exercise, Member, Range
from questions.language.articles import indefinite_article
from questions.language.words import words
from questions.lexicon import table

_CAPITALS = re.compile(r"[A-Z]+")
# A word in capitals with a vowel in it; two of them are no abbreviations.
_SPOKEN = re.compile(r"\b[A-Z]*[AEIOUY][A-Z]*\b")
_FEWEST_SHOUTED = 2
_DEGREES = re.compile(r"\s*(?:degs?\b\.?|degrees?\b)", re.IGNORECASE)
_COMPARATOR = re.compile(r"([<>≤≥])\s+(?=\d)")
_TITLE_WORD = re.compile(r"\b[A-Z][a-z]+\b")
_SMALL_WORD = re.compile(r"\b[a-z]{2,}\b")
_NUMBER_RANGE = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
_DETERMINED = re.compile(
    r"(?:an?|the|your|some|one|two|three|four|\d+) |(?:a )?pair of ", re.IGNORECASE
)
_EXPLAINED = re.compile(r", (?:an?|the|which|that) .*$")
_LABEL_LEAD = re.compile(r"^(?:the|its|their|your) ")
_RELATIVE = re.compile(r"\b(?:that|which|who)\b")
_GOAL_LEAD = re.compile(
    r"^(?:the |its |your )?(?:main )?(?:goal|aim|purpose|point)"
    r"(?: (?:of|in|with) (?:this|the) [^,]*?)?(?: here)? is (to )?",
    re.IGNORECASE,
)
_HELP_LEAD = re.compile(
    r"^(?:this|it|the (?:exercise|stretch|movement)) (?:will |can )?(?=help)", re.IGNORECASE
)
_REASON_LEAD = re.compile(
    r"^we (?:give|use|chose|choose|like|do) this (?:one|exercise|stretch|drill)? ?because "
    r"(?=(?:it|this) )",
    re.IGNORECASE,
)
_AIMS_LEAD = re.compile(
    r"^(?:this|it|the \w+|this \w+) (?:aims|is meant|is there|serves|is done|is used) to ",
    re.IGNORECASE,
)


_TO_LEAD = re.compile(r"^to (?=[a-z])", re.IGNORECASE)
# "Gives you a stronger push-off", "frees up the ankle": a verb, whatever it is.
_BARE_THIRD = re.compile(
    r"(?!is|was|has|does)[a-z]+[^s\W]s (?:you|your|the|an?|up|its) ", re.IGNORECASE
)
_SECOND_VERB = re.compile(r"(?P<and>\band )(?P<verb>[a-z]+s)(?= (?:the|your|a|an|its|their) )")
_THIRD_PERSON = re.compile(
    r"^(?:this|it|the)(?: (?:exercise|stretch|movement|drill|move))? "
    r"(?P<verb>(?!is|was|has|does)[a-z]+s) (?=\w)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def tidy(text: str) -> str:
    """One line, spelt right, without end punctuation; what is all in capitals in those of a
    sentence; "60 degs" as "60°", ranges with an en dash."""
    line = _unshouted(" ".join(corrected(text).split()).strip().rstrip(".;:,"))
    line = _COMPARATOR.sub(r"\1", re.sub(r"(?<=\d)" + _DEGREES.pattern, "°", line, flags=re.I))
    return _NUMBER_RANGE.sub("–", line)


def _unshouted(line: str) -> str:
    """Several words that are typed in capitals as a sentence has them. A word that nobody can say
    is an abbreviation, and so is one that is known for one."""
    if not line.isupper() or len(_SPOKEN.findall(line)) < _FEWEST_SHOUTED:
        return line
    quiet = _CAPITALS.sub(lambda word: word[0] if _is_short(word[0]) else word[0].lower(), line)
    return capital(quiet)


def _is_short(word: str) -> bool:
    return word in table("items")["abbreviations"] or not _SPOKEN.search(word)


@lru_cache(maxsize=4096)
def within(text: str) -> str:
    """The text as it stands inside a sentence: title case and a first capital go, abbreviations
    and proper names stay."""
    return _TITLE_WORD.sub(_lower_word, tidy(text))


def opening(text: str) -> str:
    """The text as it opens a sentence or an option: only its first letter is raised."""
    inside = within(text)
    return inside[:1].upper() + inside[1:]


def capital(text: str) -> str:
    """The first letter raised, the rest as it is."""
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=4096)
def proper(text: str) -> str:
    """A text in small letters with the names of people in it in capitals: "Achilles tendon"."""
    return _SMALL_WORD.sub(
        lambda word: capital(word[0]) if capital(word[0]) in _proper_names() else word[0], text
    )


def lower_first(text: str) -> str:
    """The first letter lowered, unless the first word is an abbreviation or a proper name, or
    begins with one: "Osgood-Schlatter"."""
    first = text.partition(" ")[0]
    is_name = first.partition("-")[0] in _proper_names()
    is_kept = (first.isupper() and len(first) > 1) or is_name
    return text if is_kept else text[:1].lower() + text[1:]


def member_within(member: Member) -> str:
    """A member as it is told from others: name and, where there is one, its qualifier."""
    name = within(member.name)
    return f"{name} ({within(member.qualifier)})" if member.qualifier else name


def member_text(member: Member) -> str:
    return capital(member_within(member))


def plural_label(label: str) -> str:
    """A group's label inside a sentence, without its article and without what explains it behind a
    comma: "internal rotators of the hip"."""
    inside = _EXPLAINED.sub("", within(label))
    return _LABEL_LEAD.sub("", inside)


def with_article(noun: str) -> str:
    """The noun with "a" or "an"; a plural, or one with a number or an article, as it is."""
    last = words(noun)[-1] if words(noun) else ""
    if _DETERMINED.match(noun) or (last.endswith("s") and not last.endswith("ss")):
        return noun
    return f"{indefinite_article(noun)} {noun}"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Parts as a list in a sentence: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def numbers(span: Range) -> str:
    """A range with an en dash, or the single number."""
    return str(span.low) if span.low == span.high else f"{span.low}–{span.high}"


def counted(span: Range, noun: str) -> str:
    """ "2–3 sets", "1 set"."""
    return f"{numbers(span)} {noun}{'' if span.low == span.high == 1 else 's'}"


def dose_text(dose: Dosage) -> str:
    """A dose in a few words: "2–3 sets of 10–12 repetitions on each side"; empty for none."""
    parts = [part for part in (_repeated(dose), _lasting(dose)) if part]
    text = ", ".join(parts)
    if text and dose.sides == "each":
        text += " on each side"
    if _repeated(dose) and dose.hold_seconds:
        text += f", each held for {counted(dose.hold_seconds, 'second')}"
    if dose.per_day:
        text += f", {_often(dose.per_day)} a day"
    if dose.per_week:
        text += f", {_often(dose.per_week)} a week"
    return text.removeprefix(", ")


def _repeated(dose: Dosage) -> str:
    if dose.reps and dose.sets:
        return f"{counted(dose.sets, 'set')} of {counted(dose.reps, 'repetition')}"
    if dose.reps:
        return counted(dose.reps, "repetition")
    if dose.sets and dose.duration_seconds:
        return f"{counted(dose.sets, 'set')} of {_movement(dose.duration_seconds)}"
    return counted(dose.sets, "set") if dose.sets else ""


def _lasting(dose: Dosage) -> str:
    """How long it lasts; a hold that is repeated is told with the repetitions."""
    if dose.hold_seconds and not _repeated(dose):
        return f"a hold of {counted(dose.hold_seconds, 'second')}"
    if dose.duration_seconds and not (dose.sets and not dose.reps):
        return _movement(dose.duration_seconds)
    return ""


def _movement(span: Range) -> str:
    return f"{counted(span, 'second')} of movement"


def _often(span: Range) -> str:
    """ "once", "twice", "3–4 times"."""
    single = {1: "once", 2: "twice"}.get(span.low) if span.low == span.high else None
    return single or counted(span, "time")


def quoted(exercise: Exercise) -> str:
    """An exercise's name as a name inside a sentence."""
    return f"“{tidy(exercise.name)}”"


def goal_text(exercise: Exercise) -> str | None:
    """What the exercise is for, without the words that only announce a goal; hedges stay.

    None where the article states none, or where the goal names the exercise.
    """
    if not exercise.goal:
        return None
    own = re.compile(rf"^(?:the )?{re.escape(tidy(exercise.name))} (?=[a-z]+s )", re.IGNORECASE)
    phrases = [_bare_goal(own.sub("", tidy(sentence))) for sentence in exercise.goal]
    text = capital(
        "; ".join([phrases[0], *(phrase[:1].lower() + phrase[1:] for phrase in phrases[1:])])
    )
    return None if " ".join(words(exercise.name)) in " ".join(words(text)) else text


@lru_cache(maxsize=1)
def _goal_verbs() -> frozenset[str]:
    return frozenset((*table("exercises")["goals"]["verbs"], *table("verbs")["imperative"]))


def _bare_goal(sentence: str) -> str:
    sentence = _REASON_LEAD.sub("", sentence)
    for lead in (_GOAL_LEAD, _AIMS_LEAD, _HELP_LEAD):
        bare = lead.sub("", sentence, count=1)
        if bare != sentence:
            sentence = bare
            break
    sentence = _TO_LEAD.sub("", sentence)
    bare = _THIRD_PERSON.sub(lambda match: f"{_base_form(match['verb'])} ", sentence, count=1)
    verb, _, rest = bare.partition(" ")
    is_known = _base_form(verb.lower()) in _goal_verbs() and verb.lower() not in _goal_verbs()
    if rest and (is_known or _BARE_THIRD.match(bare)):
        bare = f"{_base_form(verb)} {rest}"
    return bare if bare == sentence else _SECOND_VERB.sub(_second_verb, bare)


def _second_verb(match: re.Match[str]) -> str:
    """The verb of "improves balance and works the muscle" in the form of the first."""
    return f"{match['and']}{_base_form(match['verb'])}"


def _base_form(verb: str) -> str:
    """The verb without the -s of the third person: strengthens, stretches, carries."""
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if re.search(r"(?:ch|sh|ss|x|zz)es$", verb) else verb[:-1]


def _lower_word(match: re.Match[str]) -> str:
    word = match[0]
    return word if word in _proper_names() else word.lower()


@lru_cache(maxsize=1)
def _proper_names() -> frozenset[str]:
    return frozenset(table("anatomy")["proper_names"])

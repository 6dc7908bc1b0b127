"""Exercises that running text names: "The first is the chin tuck. Sit tall ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.facts.dosage import read_dose
from questions.facts.instructions import Role, may_open, role_of
from questions.facts.passages import MAX_SENTENCE
from questions.reading.article import Block, Sentence, Span

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
    r"(?=(?:in|for|to\s(?:do|perform)|with)\s(?:the|an?)\s(?P<name>(?:[\w’'-]+\s){1,4}(?:stretch|exercise|drill"
    r"|pose|plank|bridge|squat|raise|lift|curl|press|tuck|slide|hold|glide|lunge|roll|twist|tilt"
    r"|nod|row|squeeze|push-up|rotation|extension))(?:\sexercise)?,\s)",
    re.IGNORECASE,
)
# An amount that belongs to the exercise above, and no "about three times an hour" of a tale.
_DOSES = re.compile(
    r"(?:this|it|these|\d|(?:once|twice|one|two|three|four|five|six|eight|ten|twelve|do|repeat|hold|aim"
    r"|perform|build|start|try|the (?:exercise|stretch|whole|set))\b)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:it|this|that|them|these|those|what|to|when|not|how|because)\b", re.I)


def prose_name(text: str, at: int = 0) -> re.Match[str] | None:
    """The words at `at` that name an exercise which the next sentence begins to explain."""
    match = _NAMING.match(text, at) or _WITHIN.match(text, at)
    if not match or _PRONOUN.match(match["name"]):
        return None
    following = text[match.end() : match.end() + MAX_SENTENCE].split(". ")[0]
    return match if may_open(following) else None


def parted(block: Block) -> Iterator[Block]:
    """The block, cut before each sentence that names an exercise; what stands before the first is
    left out where there is any such sentence."""
    at = block.span.start
    named: list[list[Sentence]] = []
    for sentence in block.sentences:
        if prose_name(block.text, sentence.span.start - at):
            named.append([])
        if named:
            named[-1].append(sentence)
    for sentences in named:
        span = Span(sentences[0].span.start, sentences[-1].span.end)
        text = block.text[span.start - at : span.end - at]
        yield Block(block.kind, text, span, tuple(sentences))
    if not named:
        yield block


def goes_on(block: Block) -> bool:
    """Whether a paragraph still belongs to an exercise that running text has named: it says what
    to do, how much, or what for."""
    for sentence in block.sentences:
        told = len(read_dose([sentence.text]).used[0]) if len(sentence.text) < MAX_SENTENCE else 0
        role = role_of(sentence.text[:MAX_SENTENCE], dimensions=told)
        is_amount = role is Role.DOSE and _DOSES.match(sentence.text)
        if role in (Role.STEP, Role.GOAL) or is_amount:
            return True
    return False

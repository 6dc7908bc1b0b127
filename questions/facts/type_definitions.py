"""What an article says that one type or stage is: the first sentence of which it is the subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from questions.facts.model import TypeDefinition
from questions.reading.article import Sentence, Span

NOUNS = (
    "grade|stage|phase|type|kind|form|variant|subtype|pattern|category|degree|class|variety|level"
)
BARE_NUMBER = re.compile(r"\d|[IVX]{1,4}|[A-D]")
_WORD = re.compile(r"\w+")
_MAX_MENTIONS = 200
_VERB = (
    r"(?:are|happen when|happen if|occur when|occur if|develop when|mean|involve|affect|have|"
    r"is found when|is when|is where|happens when|happens if|occurs when|occurs if"
    r"|develops when|arises when|"
    r"comes about when|means that|means|involves|refers to|is defined as|describes|is caused by"
    r"|is marked by|"
    r"results from|affects|features|has|combines|is)"
)
_ANY_VERB = r"(?:[a-z]{2,20}(?:[^s\W]s|es)|can [a-z]+|may [a-z]+)"


class Mentions:
    """Where a name stands, by its first word, so that each name reads its own sentences only."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._by_word: dict[str, list[Sentence]] = {}
        for sentence in sentences:
            if len(sentence.text) < 500:
                for word in dict.fromkeys(_WORD.findall(sentence.text.lower())):
                    self._by_word.setdefault(word, []).append(sentence)

    def of(self, name: str) -> list[Sentence]:
        """The first sentences in which `name` stands, in order."""
        words = _WORD.findall(name.lower())
        places = self._by_word.get(words[0], [])[:_MAX_MENTIONS] if words else []
        return [one for one in places if name.lower() in one.text.lower()]


def find_definition(
    name: str, names: Sequence[str], of: str, mentions: Mentions, announced_in: Span
) -> TypeDefinition | None:
    """The first sentence whose subject is this type of `of` and no other of `names`; the one that
    announces the types explains none of them."""
    sentences = [one for one in mentions.of(name) if one.span != announced_in]
    for pattern in _patterns(name, names, of) if sentences else ():
        compiled = re.compile(pattern, re.IGNORECASE)
        for sentence in sentences:
            if match := compiled.match(sentence.text):
                key = match["key"].rstrip(" .")
                return TypeDefinition("", key, sentence.text, (sentence.span,))
    return None


def _patterns(name: str, names: Sequence[str], of: str) -> tuple[str, ...]:
    # A bare number or letter is a name only with its noun: "Grade I is ...".
    noun = rf"(?:{NOUNS})\s+"
    escaped = rf"{noun}{re.escape(name)}" if BARE_NUMBER.fullmatch(name) else re.escape(name)
    others = "|".join(re.escape(other) for other in names if other != name)
    between = rf"(?:\s+(?!(?:{others})\b)[\w’'()-]+){{0,5}}?"
    words = {form for word in of.split()[:8] for form in (word, re.sub(r"s$", "", word))}
    own = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)
    own_words = rf"(?:\s+(?:{own}|{NOUNS})\b){{0,6}}"
    return (
        rf"^(?:in|with|during|at)\s+(?:an?\s+|the\s+)?{escaped}{between},\s*(?P<key>.+)$",
        rf"^(?:in|with|during|at)\s+(?:an?\s+|the\s+)?{escaped}{own_words}\s+(?P<key>(?:the|your|there|an?|no|some"
        rf"|pain|symptoms)\s+.+)$",
        rf"^(?:in|with|during|at)\s+(?:an?\s+|the\s+)?{escaped}(?:\s+(?:{own}|{NOUNS})\b){{1,6}}\s+"
        rf"(?P<key>(?!(?:{own}|{NOUNS}|and|or|of|but|is|are)\b)[a-z]{{3,}}\s.+)$",
        rf"^(?:the\s+|an?\s+)?{escaped}{own_words}\s*(?::|[–—]|\s-)\s+(?P<key>.+)$",
        rf"^(?:the\s+|an?\s+)?{escaped}{between}\s+{_VERB}\s+(?P<key>.+)$",
        rf"^(?:the\s+|an?\s+)?(?:first|second|third|fourth|last"
        rf"|final)[^.]{{0,40}}?\b{escaped}\b{between}\s*,?\s*(?:where|in which|when|is"
        rf"|means)\s+(?P<key>.+)$",
        rf"^(?:a|the)\s+(?:third|fourth|fifth|final|last)\s+(?:type|kind"
        rf"|form)\b.{{0,60}}?(?:called\s+{escaped},?\s*)?(?:\binvolves|\bis|\bhas"
        rf"|\bcombines)\s+(?P<key>.*\b{escaped}\b.*|.*\bboth\b.*)$",
        rf"^(?:the\s+|an?\s+)?{escaped}{own_words}\s+(?:\w+ly\s+)?(?!(?:{own}|{NOUNS})\b)"
        rf"(?P<key>{_ANY_VERB}\s+.+)$",
        rf"^(?:the\s+)?{escaped}(?:\s+(?:{own}"
        rf"|{NOUNS})s?\b){{1,6}}(?<=s)\s+(?P<key>[a-z]{{3,}}\s+.+)$",
    )

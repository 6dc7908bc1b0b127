"""A sentence as tokens, each with its lemma and one letter for its part of speech.

The tagger is HanTa (Christian Wartena; LGPL, used unchanged). It is loaded when the first sentence
is tagged, since most processes never read an article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from questions.lexicon import table

# "It's" is two words, "women's" one.
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*%?|(?:it|they|that|there|this|he|she|you|we|what|who)(?=['’](?:s|re|ve|ll)\b)"
    r"|['’](?:s|re|ve|ll)\b|[^\W\d_]+(?:['’./-][^\W\d_]+)*|[^\w\s]",
    re.IGNORECASE,
)
_SHORT = {"'s": "is", "'re": "are", "'ve": "have", "'ll": "will"}
_BRACKET = re.compile(r"[(\[][^()\[\]]{0,200}[)\]]")
_MAX_WORD = 30  # letters; the tagger's time grows with their square, and no word is longer
_MARKS = {"–": "-", "—": "-", "?": ".", "!": ".", ";": ";", ":": ":", ",": ",", ".": "."}


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: `start` and `end` are its place in the sentence, `note` is what stands in
    brackets behind it, without them."""

    text: str
    lemma: str
    start: int
    end: int
    note: str = ""

    @property
    def small(self) -> str:
        return self.text.lower().replace("’", "'")


def tagged(sentence: str) -> tuple[tuple[Token, ...], str]:
    """The tokens of a sentence without what stands in brackets, and their letters as one string,
    so that a phrase is a pattern over letters."""
    blank = _BRACKET.sub(lambda match: " " * len(match[0]), sentence).replace(" - ", " – ")
    found = list(_TOKEN.finditer(blank))
    if not found:
        return (), ""
    told = _tagger().tag_sent([_plain(one[0], is_first=one is found[0]) for one in found])
    notes = _notes(sentence, [one.end() for one in found])
    tokens = tuple(
        Token(one[0], lemma.lower(), one.start(), one.end(), notes.get(at, ""))
        for at, (one, (_, lemma, _)) in enumerate(zip(found, told, strict=True))
    )
    letters = [_letter(token, tag) for token, (_, _, tag) in zip(tokens, told, strict=True)]
    return _repaired(tokens, letters)


@cache
def _tagger() -> Any:
    from HanTa.HanoverTagger import HanoverTagger

    return HanoverTagger("morphmodel_en.pgz")


def _plain(word: str, *, is_first: bool) -> str:
    if len(word) > _MAX_WORD:
        return "thing"
    lower = is_first and word[1:].islower()
    plain = (word.lower() if lower else word).replace("’", "'")
    return _SHORT.get(plain, plain)


def _notes(sentence: str, ends: Sequence[int]) -> dict[int, str]:
    """What stands in brackets, by the number of the token before them."""
    notes: dict[int, str] = {}
    at = 0
    for match in _BRACKET.finditer(sentence):
        while at < len(ends) and ends[at] <= match.start():
            at += 1
        if at:
            notes[at - 1] = match[0][1:-1].strip()
    return notes


def _letter(token: Token, tag: str) -> str:
    if not token.text[0].isalnum() and token.small not in _SHORT:
        return _MARKS.get(token.text, "C" if token.text in "&+" else ",")
    if token.small.endswith("n't"):
        return "M"  # "doesn't", "isn't": a verb group opens with it as with a modal
    letters: Mapping[str, str] = table("language")["letters"]
    tag = tag.split("-")[0]
    return _always().get(token.small) or letters.get(tag) or letters.get(tag[:2]) or "N"


@cache
def _always() -> dict[str, str]:
    fixed = {word: letter for letter, words in table("language")["words"].items() for word in words}
    return dict.fromkeys(_names(), "N") | fixed


@cache
def _names() -> frozenset[str]:
    """The words that occur in names of muscles and nowhere else."""
    body = table("body")
    names = {one for region in body["muscles"].values() for name in region for one in name.split()}
    latin = {word for word in names if word.endswith(("us", "is", "ius", "or", "ceps", "ae", "um"))}
    return frozenset(body["families"]["words"]) | {word.lower() for word in latin}


def _repaired(tokens: Sequence[Token], letters: list[str]) -> tuple[tuple[Token, ...], str]:
    """What the lexicon knows better than the tagger."""
    kept = list(tokens)
    has_verb = False
    for at, token in enumerate(tokens):
        if _is_complaint(token.small) and letters[at] in "VIUEAJ":
            letters[at] = "N"
        for repair in table("language")["repairs"]:
            if (lemma := _fits(repair, tokens, letters, at, has_verb)) is not None:
                letters[at] = repair["becomes"]
                kept[at] = Token(token.text, lemma, token.start, token.end, token.note)
                break
        has_verb |= letters[at] in "VUBHM"
    return tuple(kept), "".join(letters)


def _fits(
    repair: Mapping[str, Any], tokens: Sequence[Token], letters: Sequence[str], at: int, past: bool
) -> str | None:
    """The lemma of the word where the repair is meant for it, else None."""
    word = tokens[at].small
    before, after = _letter_at(letters, at - 1), _letter_at(letters, at + 1)
    if letters[at] not in repair["is"] or ("past" in repair and not past):
        return None
    if before not in repair.get("before", before) or after not in repair.get("after", after):
        return None
    if "words" in repair and word not in repair["words"]:
        return None
    if _letter_at(letters, at + 2) not in repair.get("then", _letter_at(letters, at + 2)):
        return None
    if "next" in repair and (at + 1 == len(tokens) or tokens[at + 1].small not in repair["next"]):
        return None
    if "plural" in repair and not re.search(r"[^s]s$|i$|ae$", tokens[at - 1].small):
        return None
    if "verb" in repair:
        base = _base(word)
        is_meant = (word != base) == (repair["verb"] == "s")
        return base if base and is_meant else None
    return _base(word) or tokens[at].lemma


def _letter_at(letters: Sequence[str], at: int) -> str:
    return letters[at] if 0 <= at < len(letters) else "."


def verb_of(word: str) -> str:
    """The verb of the lexicon of which "flexes", "supplied" or "attached" is a form, or nothing."""
    stems = (word.removesuffix("d"), word.removesuffix("ed"), f"{word.removesuffix('ied')}y")
    return _base(word) or next((one for one in stems if one in _deeds()), "")


def _base(word: str) -> str:
    """The verb of the lexicon of which a word is a form; nothing where there is none."""
    deeds = _deeds()
    ends = (word, word.removesuffix("s"), word.removesuffix("es"))
    return next((one for one in ends if one in deeds), "")


@cache
def _deeds() -> frozenset[str]:
    return frozenset((*table("verbs")["deeds"], *table("language")["verbs"]["others"]))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(table("anatomy")["complaint_endings"])


def _is_complaint(word: str) -> bool:
    return len(word) > 6 and word.endswith(_endings())

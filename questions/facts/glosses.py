"""What a sentence says that a term means, as ranges of its tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.facts.anatomy import is_part
from questions.facts.attribution import bare, head, is_body_part, is_harm, points_back
from questions.facts.grammar_words import grammar, words_of
from questions.language.clauses import Clause, Parsed, parse
from questions.language.phrases import NOUNS, Range
from questions.lexicon import table

_FIRST_PERSON = frozenset(("i", "me", "my", "we", "us", "our"))
_MAX_TERM, _MIN_GLOSS, _SHORT_GLOSS = 5, 3, 4  # words
_STOPS = re.compile(r"[;.:-]|,(?=[VUBHMSY]|C?[DJN#]*N[AX]*[VUBHM])|C(?=D?J*N+A*[VUBHM])")
# "Important in the bending of the knee is the popliteus" says what that is.
_INVERTED = re.compile("A?[JE]P")
# "The muscle of the thigh, the large one": what only names it once more.
_AGAIN = re.compile(r",D(?![^;.:]*C)")
_HARD_STOPS = re.compile(r"[;.:-]|,(?=S)|C(?=J*N+V)")
_NAMED = re.compile(
    r"(?P<gloss>D[JA#,]{0,4}N{1,4}(?:P[DJN]{1,5})*),?A?E(?P<term>D?[JN]{0,4}N)(?![JN])"
)
# "The menisci, two pads of cartilage, share the load".
_APPOSED = re.compile(
    r"(?:^|[.;:]|(?<=P))(?P<term>D?[JN]{0,3}N),(?P<gloss>[D#][JA#]{0,4}N{1,4}(?:(?:P|W|E)[^;:.,CVBM]+)+),(?!C)"
)
_NOTE = re.compile(
    r"(?!(?:e\.?g|see|for|including|such|or|also|fig|figure|which|and|if|in|not|as|like)\b)"
    r"(?:(?:this|that)\sis\s(?:where\s|when\s)?)?(?P<gloss>[^\d;()]{3,20}(?:\s[^\d;()\s]{1,20}){0,24})",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?:this|that)\sis\s(?:where|when)\s", re.IGNORECASE)


_POINTS_OUT = re.compile(r"\b(?:this|that|these|those)$")


def _words(name: str) -> frozenset[str]:
    return frozenset(grammar("definitions")[name])


def no_terms() -> frozenset[str]:
    """Words that end no term, as headings of an article's own parts do."""
    return _words("no_terms") | words_of("care")


def is_term(parsed: Parsed, place: Range, text: str) -> bool:
    """Whether a phrase can be explained: short, one thing, no pronoun, nothing done or counted."""
    words = bare(text).lower().split()
    if not 0 < len(words) <= _MAX_TERM or points_back(text):
        return False
    if " ".join(words) in words_of("unnamed_harm"):
        return False
    letters = parsed.letters[place[0] : place[1]]
    if text.lower().split()[0] in _words("no_openings") or "C" in letters or "," in letters:
        return False
    if any(parsed.letters[at] == "P" and parsed.tokens[at].small != "of" for at in range(*place)):
        return False  # "The pose in the photo"
    last = head(parsed, place)
    others = words_of("persons") | words_of("care") | words_of("pronouns") | _words("no_terms")
    return not {last, words[0], words[-1]} & others and "#" not in letters


def explains(term: str, meaning: str) -> bool:
    """Whether a term is of a kind that can be explained, by its own name or by what it is said to
    be: "tarsal coalition", "a condition in which ..."."""
    told = parse(meaning)
    first = NOUNS.match(told.letters)
    if is_clause(told):
        return names_thing(term)
    kind = head(told, first.span()) if first else ""
    if _POINTS_OUT.search(meaning):
        return False
    is_doing = told.letters[:1] in ("G", "T") or kind.endswith("ing")
    is_class = is_doing or is_harm(kind) or bool(_words("classes") & {kind, kind[:-1]})
    return is_class or names_thing(term) or (first is not None and is_body_part(told, first.span()))


def names_thing(term: str) -> bool:
    """Whether the lexicon knows what a term names: a part of the body, a motion, what ails."""
    told = parse(term)
    whole = 0, len(told.letters)
    last = head(told, whole)
    kinds = _words("classes").union(table("anatomy")["motions"])
    return bool(kinds & {last, last[:-1]}) or is_body_part(told, whole) or is_harm(term)


def is_rated(parsed: Parsed, place: Range) -> bool:
    """Whether a phrase rates or counts, and explains nothing: "the most common symptom"."""
    first = NOUNS.match(parsed.letters, *place)
    return bool(first and set(parsed.words(first.span())) & _words("ratings"))


def is_clause(told: Parsed) -> bool:
    """Whether words are a sentence of their own, and no thing: "you twist the ankle"."""
    return any(
        one.subject[1] and not one.subject[0] and not one.relative and not one.opener
        for one in told.clauses
    )


def gloss(parsed: Parsed, clause: Clause) -> list[Range]:
    """What "is" joins to a term, where it says what that is."""
    start = clause.complement[0]
    found = NOUNS.match(parsed.letters, start)
    if not found or _INVERTED.match(parsed.letters):
        return []
    end = _end(parsed, start)
    if lists_parts(parsed, (start, end)):
        return []
    words, last = set(parsed.words(found.span())), head(parsed, found.span())
    follows = parsed.letters[found.end() : found.end() + 1]
    if words & _words("ratings") or last in _words("no_glosses") or last in words_of("persons"):
        return []
    if _FIRST_PERSON & set(parsed.words((start, end))):
        return []  # "The gym is a place where I go" says what somebody does
    is_bare = parsed.letters[start] not in "D#"
    if is_bare and not (follows in ("P", "W", "E", "G") and follows):
        return []
    is_short = follows in ("", ".") and found.end() - start < _SHORT_GLOSS
    if end - start < _MIN_GLOSS or (is_short and not is_harm(last) and last not in _words("kinds")):
        return []
    return [(start, end)]


def lists_parts(parsed: Parsed, place: Range) -> bool:
    """Whether what "are" joins to a term are its members: "the soleus and the plantaris"."""
    clause = re.search("[WSEUP]", parsed.letters[place[0] : place[1]])
    place = place[0], place[0] + clause.start() if clause else place[1]
    firsts = [NOUNS.match(parsed.letters, *one) for one in parsed.conjuncts(place)]
    named = [one for one in firsts if one and is_part(parsed.quote(one.span()))]
    whole_names = [one for one in parsed.conjuncts(place) if is_part(parsed.quote(one))]
    return max(len(named), len(whole_names)) > 1


def whole(parsed: Parsed, start: int) -> list[Range]:
    """From a word to the end of its sentence, or to where another term is explained."""
    found = _HARD_STOPS.search(parsed.letters, start)
    end = found.start() if found else len(parsed.letters)
    return [(start, end)] if end - start >= 1 else []


def asides(parsed: Parsed) -> Iterator[tuple[str, str, str]]:
    """Terms explained in passing, with their gloss and how: "a ring of cartilage called the
    labrum", "the sacrum (the bone between the hips)"."""
    for clause in parsed.clauses if parsed.letters.startswith("G") else ():
        # "Pointing your toes inward is internal rotation of the hip."
        named = clause.complement
        if clause.verb == "be" and head(parsed, named) in table("anatomy")["motions"]:
            yield parsed.quote(named), parsed.quote((0, clause.group[0])), "is a motion"
    for match in _NAMED.finditer(parsed.letters):
        verb = parsed.tokens[match.start("term") - 1].small
        term = parsed.quote(match.span("term"))
        if verb in ("called", "termed") and _explains(parsed, match.span("gloss")):
            yield bare(term), parsed.quote(match.span("gloss")), "called"
    for match in _APPOSED.finditer(parsed.letters):
        told, meant = match.span("term"), match.span("gloss")
        opens = parsed.words(meant)[0] in _A
        if opens and _is_known(parsed, told) and not is_rated(parsed, meant):
            yield bare(parsed.quote(told)), parsed.quote(meant), "apposition"
    for at, token in enumerate(parsed.tokens):
        note = _NOTE.fullmatch(token.note)
        noun = _noun_before(parsed, at) if note else None
        if note and noun and _explains_note(parsed, noun, note):
            yield bare(parsed.quote(noun)), note["gloss"], "brackets"


_A = ("a", "an", "the", "two", "three", "four")


def _noun_before(parsed: Parsed, at: int) -> Range | None:
    return next((m.span() for m in NOUNS.finditer(parsed.letters) if m.end() == at + 1), None)


def _explains_note(parsed: Parsed, place: Range, note: re.Match[str]) -> bool:
    """Whether what stands in brackets says what is before them: "the bone between the hips", "shin
    bone", "bending"."""
    text = bare(parsed.quote(place))
    words = note["gloss"].lower().split()
    if not 0 < len(text.split()) < _MAX_TERM or not is_term(parsed, place, text):
        return False
    if _SAYS.match(note[0]):
        return True
    inner = parse(note["gloss"])
    if head(parsed, place) in table("anatomy")["motions"]:
        return words[0].endswith("ing") and len(words) <= _SHORT_GLOSS
    known = _is_known(parsed, place)
    if known and 1 < len(words) < _SHORT_GLOSS:
        last = head(inner, (0, len(inner.letters)))
        is_plain = last in words[-1:] and set(inner.letters) <= set("DJN")
        return (
            is_plain
            and last in table("anatomy")["classes"]
            and last in _ONE
            and words[0] not in text.lower()
        )
    return is_gloss(note["gloss"]) and (known or words[0] in _A[:3])


_ONE = ("bone", "muscle", "joint", "ligament", "tendon", "nerve")


def is_gloss(text: str) -> bool:
    """Whether words say what a thing is: "the bone between the hips", "a tube we use"."""
    inner = parse(text)
    if is_clause(inner) or lists_parts(inner, (0, len(inner.letters))):
        return False
    first = NOUNS.match(inner.letters)
    follows = inner.letters[first.end() : first.end() + 1] if first else ""
    is_heads = first is not None and head(inner, first.span()) in ("heads", "head", "fibres")
    wanted = "PWEGY,C" if inner.letters[:1] == "D" else "PWEG"
    return bool(follows) and follows in wanted and not is_heads


def _is_known(parsed: Parsed, place: Range) -> bool:
    return is_body_part(parsed, place) or is_harm(parsed.quote(place))


def _explains(parsed: Parsed, place: Range) -> bool:
    words = parsed.words(place)
    first = NOUNS.match(parsed.letters, *place)
    if words[0] not in ("a", "an") or not first:
        return False
    last = head(parsed, first.span())
    return (
        last not in _words("no_glosses") and not is_rated(parsed, place) and len(words) > _MIN_GLOSS
    )


def _end(parsed: Parsed, start: int) -> int:
    """Where a gloss ends: before what only goes on to tell more."""
    letters = parsed.letters
    relative = letters.find("W", start)
    for found in _STOPS.finditer(letters, start):
        at = found.start()
        if (letters[at] == "," and at - start < _MIN_GLOSS) or (
            letters[at] == "C" and (0 <= relative < at or "S" in letters[start:at])
        ):
            continue
        again = _AGAIN.search(letters, start, at)
        return again.start() if again and again.start() - start >= _MIN_GLOSS else at
    return len(letters)

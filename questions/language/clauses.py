"""Sentences taken apart into clauses: who does what, in which voice, with which hedge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from questions.language.phrases import PHRASES, SUBJECT, VERBS, Range, conjuncts
from questions.language.tagging import Token, tagged

MAX_SENTENCE = 600  # letters; what is longer is no prose
_KEPT = 4096  # sentences; an article that is edited is read again
_NOTHING: Range = (0, 0)
_BETWEEN = ".;:-"
_OPENING = re.compile(r"A?(?:P|S|E|G)")
_RELATIVE = re.compile(r"W[A,]*$")
_PARTICIPLE = re.compile(r"G[AP]")
_NEXT_PARTICIPLE = re.compile(r"C[AX]?G")
_BEHIND_COMMA = re.compile(r",[AC]?G(?=[PDJN])")
_STOP = re.compile(r"[.;:]|,[AC]?G")
OPENING = "-ing"
_JOINED = re.compile(r"(?:,C?|C)[AX]*$")
_OTHER_SUBJECT = re.compile(r"C")


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb with its subject and complement, as ranges of tokens.

    `verb` is its lemma (of what opens or closes a sentence, "Starting here, the tendon runs",
    `opener` is "-ing"), `group` the range of the whole verb group. `joined` says that its subject
    is the clause's before it, `relative` that its subject is the noun which it describes,
    `opener` is the word that subordinates it ("if"), or nothing.
    """

    group: Range
    verb: str
    subject: Range = _NOTHING
    complement: Range = _NOTHING
    passive: bool = False
    modal: str = ""
    negated: bool = False
    past: bool = False
    joined: bool = False
    relative: bool = False
    opener: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its tokens, their letters, and its clauses."""

    text: str
    tokens: tuple[Token, ...]
    letters: str
    clauses: tuple[Clause, ...]

    def words(self, place: Range) -> list[str]:
        """The words of a range in small letters."""
        return [token.small for token in self.tokens[place[0] : place[1]]]

    def quote(self, place: Range) -> str:
        """The text of a range as it stands, without marks at its ends."""
        start, end = place
        while end > start and self.letters[end - 1] in ",.;:-":
            end -= 1
        while start < end and self.letters[start] in ",.;:-":
            start += 1
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if end > start else ""

    def conjuncts(self, place: Range) -> list[Range]:
        return list(conjuncts(self.letters, *place))


@lru_cache(maxsize=_KEPT)
def parse(sentence: str) -> Parsed:
    """A sentence taken apart; without clauses where it is too long to be one."""
    if len(sentence) > MAX_SENTENCE:
        return Parsed(sentence, (), "", ())
    tokens, letters = tagged(sentence)
    clauses = tuple(_clauses(tokens, letters))
    opened, closed = (one(tokens, letters, clauses) for one in (_openings, _closings))
    return Parsed(sentence, tokens, letters, (*opened, *clauses, *closed))


def _closings(
    tokens: tuple[Token, ...], letters: str, clauses: tuple[Clause, ...]
) -> Iterator[Clause]:
    """ "The disc presses on the nerve, causing pain": what the whole clause does."""
    for found in _BEHIND_COMMA.finditer(letters):
        start = found.end() - 1
        told = [one for one in clauses if one.group[1] <= found.start() and not one.opener]
        told = [one for one in told if not one.relative] or told
        if told and told[-1].subject[1] and start + 1 < len(letters):
            end = _STOP.search(letters, start)
            place = start + 1, end.start() if end else len(letters)
            yield replace(
                told[-1],
                group=(start, start + 1),
                verb=tokens[start].lemma,
                complement=place,
                passive=False,
                opener=OPENING,
            )


def _openings(
    tokens: tuple[Token, ...], letters: str, clauses: tuple[Clause, ...]
) -> Iterator[Clause]:
    """ "Starting on the hip and running down, the muscle ..." says both of the muscle."""
    main = next((one for one in clauses if one.subject[1] and not one.relative), None)
    if not _PARTICIPLE.match(letters) or main is None:
        return
    end = letters.rfind(",", 0, main.subject[0])
    starts = [0, *(found.end() - 1 for found in _NEXT_PARTICIPLE.finditer(letters, 0, max(end, 0)))]
    for start, stop in zip(starts, [*starts[1:], end], strict=True):
        if stop > start + 1:
            group = (start, start + 1)
            lemma, place = tokens[start].lemma, (start + 1, stop)
            yield Clause(group, lemma, main.subject, place, opener=OPENING)


def _clauses(tokens: tuple[Token, ...], letters: str) -> Iterator[Clause]:
    groups = [match.span() for match in VERBS.finditer(letters)]
    last: Clause | None = None
    for index, group in enumerate(groups):
        begin = groups[index - 1][1] if index else 0
        cut = max((at for at in range(begin, group[0]) if letters[at] in _BETWEEN), default=-1)
        if cut >= 0:
            begin = cut + 1
        clause = _with_subject(tokens, letters, _verb(tokens, letters, group), begin, last, cut < 0)
        ahead = groups[index + 1][0] if index + 1 < len(groups) else len(letters)
        clause = replace(clause, complement=(group[1], _end(letters, group[1], ahead)))
        yield clause
        last = clause


def _verb(tokens: tuple[Token, ...], letters: str, group: Range) -> Clause:
    places = range(*group)
    main = max((at for at in places if letters[at] in "VIUEGN"), default=None)
    if main is None:
        main = max((at for at in places if letters[at] in "BHFM"), default=group[0])
    words = [tokens[at].small for at in places]
    modal = next((tokens[at].small for at in places if letters[at] == "M"), "")
    is_be = letters[main] == "B"
    return Clause(
        group,
        "be" if is_be else tokens[main].lemma,
        passive=letters[main] == "E" and "B" in letters[group[0] : group[1]],
        modal=modal,
        negated="X" in letters[group[0] : group[1]]
        or modal == "cannot"
        or "n't" in " ".join(words),
        past=letters[main] == "U" or bool({"was", "were", "had", "did"} & set(words)),
    )


def _with_subject(
    tokens: tuple[Token, ...],
    letters: str,
    clause: Clause,
    begin: int,
    last: Clause | None,
    is_same: bool,
) -> Clause:
    """The clause with what stands before its verb: `begin` is where that starts, `is_same` says
    that nothing parts it from the clause before."""
    left = letters[begin : clause.group[0]]
    if relative := _RELATIVE.search(left):
        return _described(letters, clause, begin, begin + relative.start())
    opener = max(left.rfind("S"), left.rfind("W"))
    if opener >= 0 and (found := SUBJECT.search(left, opener + 1)):
        word = tokens[begin + opener].small
        return replace(clause, subject=_placed(found, begin), opener=word)
    if last and last.relative and is_same and not _OTHER_SUBJECT.search(left):
        # "The muscles that bend the knee are ...", "..., which sits here, cushions ...".
        return replace(clause, subject=_main(letters, last.subject))
    if last and is_same and (not left or _JOINED.search(left)):
        return replace(
            clause, subject=last.subject, joined=True, relative=last.relative, opener=last.opener
        )
    found = SUBJECT.search(left)
    if not found:
        return clause
    subject = _placed(found, begin)
    if last and is_same:
        subject = _own(letters, subject)
    elif _OPENING.match(left):
        subject = _behind_opening(letters, begin, subject)
    return replace(clause, subject=_before_apposition(letters, begin, subject, found))


def _described(letters: str, clause: Clause, begin: int, relative: int) -> Clause:
    """A relative clause, whose subject is the last noun before it."""
    before = letters[begin:relative].rstrip(",")
    found = SUBJECT.search(before) or SUBJECT.search(letters[:relative].rstrip(","))
    start = begin if SUBJECT.search(before) else 0
    if not found:
        return replace(clause, relative=True)
    subject = _placed(found, start)
    last = list(conjuncts(letters, *subject))
    return replace(clause, subject=last[-1] if last else subject, relative=True)


def _main(letters: str, described: Range) -> Range:
    """ "The labrum, a ring that deepens the socket, keeps": what the apposition explains."""
    start, end = described
    if start > 1 and letters[start - 1] == "," and (found := SUBJECT.match(letters[: start - 1])):
        return _placed(found, 0)
    return start, end


def _own(letters: str, subject: Range) -> Range:
    """Of "pain and the tendon" before a second verb: what belongs to it, not to the first."""
    start, end = subject
    joint = max(letters.rfind("C", start, end), -1)
    if joint < 0:
        joint = letters.find(",", start, end)
    return (joint + 1, end) if joint >= 0 else subject


def _behind_opening(letters: str, begin: int, subject: Range) -> Range:
    """ "In the neck, the splenius": the opening phrase is none of the subject."""
    comma = letters.find(",", begin, subject[1])
    if comma < 0 or comma + 1 >= subject[1]:
        return subject
    further = letters.find(",", comma + 1, subject[1])
    if letters[comma + 1] == "P" and 0 < further < subject[1] - 1:
        comma = further  # "In the neck, for example, they"
    start = comma + 1
    while start < subject[1] and letters[start] in "CA,":
        start += 1
    return (max(start, subject[0]), subject[1]) if start < subject[1] else subject


def _before_apposition(letters: str, begin: int, subject: Range, found: re.Match[str]) -> Range:
    """ "The labrum, a ring of cartilage, deepens": the name before the comma."""
    start, end = subject
    if found["tail"].startswith(",") and "C" not in letters[begin:end]:
        first = PHRASES.match(letters, begin, end)
        if first and letters[first.end() : first.end() + 1] == ",":
            return first.span()
    return start, end


def _end(letters: str, start: int, ahead: int) -> int:
    """Where a complement ends: at the next clause or its sentence's end."""
    for at in range(start, ahead):
        if letters[at] in ".;":
            return at
    if ahead == len(letters):
        return ahead
    # What stands before the next verb is its subject, back to what parts the clauses.
    joints = [at for at in range(start, ahead) if letters[at] in "SWC,-:"]
    for at in joints:
        if letters[at] in "SW":
            return at
    end = joints[-1] if joints else ahead
    return start + len(letters[start:end].rstrip(",C"))


def _placed(found: re.Match[str], begin: int) -> Range:
    return begin + found.start("list"), begin + found.end("list")

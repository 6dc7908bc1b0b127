"""What is written in place of a phrase, so that the sentence stays one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from questions.items.registers.finding import Found
from questions.items.registers.glossary import Form
from questions.lexicon import table

_ARTICLES = ("a", "an")
_NOUNS = (Form.NOUN, Form.PLURAL, Form.MASS)


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands from `start` up to `end` from now on."""

    start: int
    end: int
    text: str


class UntellableError(Exception):
    """A phrase stands where its plain words would break the sentence."""


def edit(found: Found) -> Edit | None:
    """The phrase in plain words; None where it stays as it is. Raises UntellableError."""
    if _is_told_already(found) or _is_part_of_term(found):
        return None
    made = _EDITS[found.entry.form](found)
    if made is None or made.text[:1].isupper() or not _has_capital(found.text, made.start):
        return made
    return Edit(made.start, made.end, made.text[:1].upper() + made.text[1:])


def _is_told_already(found: Found) -> bool:
    """Whether the plain words stand in the text: "adhesive capsulitis (frozen shoulder)"."""
    plain = found.entry.plain.partition(" (")[0].lower()
    return found.entry.form in _NOUNS and plain in found.text.lower()


def _is_part_of_term(found: Found) -> bool:
    """Whether the phrase is the beginning of a longer term: "an Achilles tendon rupture"."""
    after = found.after()
    return found.entry.form in _NOUNS and bool(after) and after in _words("behind_in_terms")


def _has_capital(text: str, start: int) -> bool:
    """Whether a capital stands here because a sentence or an option begins, and not because an
    abbreviation or somebody's name does, as in "the Achilles tendon"."""
    name = text[start:].partition(" ")[0].rstrip("’'s")
    is_short = text[start + 1 : start + 2].isupper() or name in _names()
    begins = not start or text[:start].endswith((". ", "? ", ": "))
    return text[start].isupper() and (begins or not is_short)


def _kept(found: Found) -> Edit | None:
    return None


def _as_it_is(found: Found) -> Edit | None:
    return Edit(found.start(), found.stop, found.entry.plain)


def _noun(found: Found) -> Edit | None:
    """With "a" or "an" as the plain word wants it."""
    if found.before() not in _ARTICLES:
        return _as_it_is(found)
    article = "an" if found.entry.plain[0] in "aeiou" else "a"
    return Edit(found.start(1), found.stop, f"{article} {found.entry.plain}")


def _mass(found: Found) -> Edit | None:
    if found.before() in (*_ARTICLES, "the") or found.after() in ("type", "types"):
        raise UntellableError
    return _as_it_is(found)


def _position(found: Found) -> Edit | None:
    if _runs_on(found, "after_position") or found.before() in (*_ARTICLES, "the"):
        return None
    return _as_it_is(found)


def _motion(found: Found) -> Edit | None:
    """The motion as what one does; None, so that it stays clinical, where that does not fit."""
    if _is_another(found) or _runs_on(found, "after_motion") or _is_measured(found):
        return None
    before = found.before()
    return _as_it_is(found) if not before or before in _words("before_motion") else None


def _doer(found: Found) -> Edit | None:
    """One who does it: "is an internal rotator" becomes "turns the thigh inward"."""
    if _is_another(found) or _runs_on(found, "after_doer"):
        return None
    does, before = found.entry.plain, [found.before(back) for back in (1, 2, 3)]
    if before[0] not in _ARTICLES:
        return Edit(found.start(), found.stop, f"muscle that {does}")
    if before[1] == "is":
        return Edit(found.start(2), found.stop, does)
    if before[1:] == ["not", "is"]:
        turned = found.tokens[found.place - 2][0]
        return Edit(found.start(3), found.stop, f"does {turned} {_base(does)}")
    return Edit(found.start(1), found.stop, f"a muscle that {does}")


def _doers(found: Found) -> Edit | None:
    if _is_another(found) or _runs_on(found, "after_doer"):
        return None
    if found.before() == "are":
        return Edit(found.start(1), found.stop, found.entry.plural)
    return Edit(found.start(), found.stop, f"muscles that {found.entry.plural}")


def _is_measured(found: Found) -> bool:
    """ "At 90° of flexion" says how far, and not what one does."""
    of_what = found.text[: found.start()].rstrip()
    return of_what.endswith(("° of", " degrees of", " degree of"))


def _runs_on(found: Found, fitting: str) -> bool:
    """Whether a word follows at once that is none of those that fit."""
    after = found.after()
    return bool(after) and after not in _words(fitting)


def _is_another(found: Found) -> bool:
    """Whether the word before makes another motion of this one, or one of another joint."""
    before = found.before()
    return before in _words("other_motion") or before in table("anatomy")["body_parts"]


def _base(does: str) -> str:
    """ "turns the thigh inward" as it stands behind "does not"."""
    verb, _, rest = does.partition(" ")
    return f"{verb.removesuffix('s')} {rest}"


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("glossary")["around"][name])


@cache
def _names() -> frozenset[str]:
    """Names of people as `rstrip` leaves them."""
    return frozenset(name.rstrip("s") for name in table("anatomy")["proper_names"])


_EDITS: Mapping[Form, Callable[[Found], Edit | None]] = {
    Form.KEPT: _kept,
    Form.NOUN: _noun,
    Form.PLURAL: _as_it_is,
    Form.MASS: _mass,
    Form.POSITION: _position,
    Form.PHRASE: _as_it_is,
    Form.DOER: _doer,
    Form.DOERS: _doers,
    Form.MOTION: _motion,
}

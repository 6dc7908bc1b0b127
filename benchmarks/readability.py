"""Every English sentence that a patient meets, with the school grade that it asks for:

    python -m benchmarks.readability

writes docs/readability.md. Sentences come from where patients meet them: the screens that explain
what is behind it, the exercises of the shipped article, what patients are asked and told of it, and
the templates of their pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.extract import extract as extract_messages
from jinja2.ext import babel_extract

from questions import extract, read, sound_bank
from questions.articles import shipped_article
from questions.explaining import advice, screens
from questions.facts import facts_to_json
from questions.facts.model import Facts
from questions.figures.exercises import exercise_pictures
from questions.items.model import Item
from questions.items.readability import flesch_kincaid
from questions.items.registers import PATIENT, in_register
from questions.knowledge import body
from quizapp.quizzes.subjects import subject_words

_ROOT = Path(__file__).resolve().parent.parent
PAGE = _ROOT / "docs" / "readability.md"
HIGHEST = 8.0
_SAID_BY: Mapping[str, Callable[..., Iterable[Any]] | str] = {
    "templates/home/patient.html": babel_extract,
    "templates/home/_parts.html": babel_extract,
    "templates/macros/told.html": babel_extract,
    "templates/understanding/*.html": babel_extract,
    "templates/exercises/*.html": babel_extract,
    "quizapp/exercises/*.py": "python",
    "quizapp/understanding/*.py": "python",
    "quizapp/home/pictures.py": "python",
}
# Among them, what clinicians read, and no patient.
_CLINICIANS = frozenset({"overview.html", "dose.html", "diary_of.html", "clinician_views.py"})
_KEYWORDS = {"_": None, "lazy_gettext": None, "ngettext": (1, 2), "lazy_ngettext": (1, 2)}
# Labels and buttons are no sentences: of two words, a grade says nothing.
_FEWEST_WORDS, _FEWEST_WITHOUT_END = 4, 6
_ENDS = re.compile(r"(?<=[.?!…])\s+|(?<=[.?!]”)\s+")
_GAP = re.compile(r"%\(\w+\)s|\{\w+\}")

# Words that cannot be avoided, each with the reason. A sentence is measured as if it had a short
# word instead: what is left has to be plain all the same.
TERMS: Mapping[str, str] = {
    "impingement": "what a doctor calls the condition; a screen says what it is",
    "dislocation": "a condition's name, offered beside others whose meaning is told",
    "dysplasia": "a condition's name, offered beside others whose meaning is told",
    "internal rotators": "the article's word; the first screen says what they do",
    "internal rotation": "the movement that the article is about; the first screen shows it",
}
# Whole sentences, each with the reason.
SENTENCES: Mapping[str, str] = {
    "Get on your hands and knees with the resistance band around one inner thigh, as high up "
    "toward the groin as possible.": "one position: parted, it would be two steps of one",
    "Continue until the thigh that was turned inward is turned outward, and the thigh that was "
    "turned outward is turned inward.": "one movement of both legs at once",
}


@dataclass(frozen=True, slots=True)
class Met:
    """A sentence, where it is met, and its grade; `terms` are those left out of the measure."""

    where: str
    text: str
    grade: float
    terms: tuple[str, ...]

    @property
    def is_excepted(self) -> bool:
        return self.text in SENTENCES


def sentences() -> tuple[Met, ...]:
    """All that patients read, the hardest first, each once."""
    facts = extract(read(shipped_article()))
    names = tuple(one.name for one in facts.exercises)
    found: dict[str, str] = {}
    for where, text in _met(facts):
        for one in _ENDS.split(text.strip()):
            if _is_sentence(one):
                found.setdefault(one, where)
    told = [_measured(where, text, names) for text, where in found.items()]
    return tuple(sorted(told, key=lambda one: (-one.grade, one.text)))


def _is_sentence(text: str) -> bool:
    has_end = text.endswith((".", "?", "!", "…", "”"))
    return len(text.split()) >= (_FEWEST_WORDS if has_end else _FEWEST_WITHOUT_END)


def _measured(where: str, text: str, names: Iterable[str]) -> Met:
    plain, left_out = text, []
    for name in names:
        if name in plain:
            for written in (f"the “{name}” exercise", f"“{name}”", name):
                plain = plain.replace(written, "it")
            left_out.append("name of an exercise")
    for term in (*_latin(), *sorted(TERMS, key=len, reverse=True)):
        pattern = rf"\b{re.escape(term)}\b"
        if re.search(pattern, plain, re.IGNORECASE):
            plain = re.sub(pattern, "thing", plain, flags=re.IGNORECASE)
            left_out.append(term)
    return Met(where, text, round(flesch_kincaid(plain), 1), tuple(dict.fromkeys(left_out)))


def _latin() -> tuple[str, ...]:
    """Names of structures of the hip: where one stands, its plain name stands beside it."""
    known = (one for one in body().structures.values() if one.region == "hip")
    names = [one.name for one in known if one.plain and one.name.lower() not in one.plain.lower()]
    return tuple(sorted(names, key=len, reverse=True))


def _met(facts: Facts) -> Iterator[tuple[str, str]]:
    told = facts_to_json(facts)
    for number, screen in enumerate(screens(told), start=1):
        yield from ((f"screen {number}", one.said() or "") for one in screen.everything)
    yield from (("advice", one.said() or "") for one in advice(told).stop)
    for exercise in facts.exercises:
        yield "exercise", exercise.name
        yield from (("goal", one) for one in exercise.goal or ())
        yield from (("step", one) for one in exercise.steps)
        if drawn := exercise_pictures(exercise, ""):
            yield from (("picture", one) for one in (drawn.start_words, drawn.end_words))
    for item in in_register(sound_bank(facts, 1, 3).items, PATIENT):
        yield from _of_question(item)
    yield from (("page", words) for words in (*_of_pages(), *subject_words()))


def _of_question(item: Item) -> Iterator[tuple[str, str]]:
    yield "question", item.prompt
    yield from (("answer", option.text) for option in item.options)
    yield from (("answer", group.text) for group in item.groups)
    told = item.feedback
    yield from (("feedback", one) for one in (told.right, told.wrong, *told.by_option.values()))
    if item.hint and item.hint.text:
        yield "hint", item.hint.text


def _of_pages() -> Iterator[str]:
    """What templates say, and what their code does: messages, the timer, labels and errors."""
    for pattern, method in _SAID_BY.items():
        for path in sorted(_ROOT.glob(pattern)):
            if path.name not in _CLINICIANS:
                yield from _messages(path, method)


def _messages(path: Path, method: Callable[..., Iterable[Any]] | str) -> Iterator[str]:
    with path.open("rb") as file:
        for _, message, _, _ in extract_messages(method, file, _KEYWORDS):
            yield _GAP.sub("2", message if isinstance(message, str) else message[0] or "")


_HEAD = """\
# How hard what patients read is

Made by `python -m benchmarks.readability`; a test fails while this page is not what it makes.

{count} English sentences that a patient meets: on the screens that explain what is behind it, with
the exercises of the shipped article and the words of their pictures, in what is asked and told of
it, and on the patient's pages with their messages.
The grade is Flesch and Kincaid's (1975), sentence by sentence: years at school in the US.
Health education aims at 6 to 8. Texts of fewer than {fewest} words, or of fewer
than {fewest_open} that do not end like a sentence, are labels and have no grade.

Of what is not named below as an exception, the hardest is at grade {hardest:.1f}, and {over} are
above {mark:.0f}; half of all are at {median:.1f} or below.
"""


def page(met: Sequence[Met]) -> str:
    """What stands in docs/readability.md."""
    over = [one for one in met if one.grade > HIGHEST and not one.is_excepted]
    hardest = max(one.grade for one in met if not one.is_excepted)
    lines = [
        _HEAD.format(
            count=len(met),
            fewest=_FEWEST_WORDS,
            fewest_open=_FEWEST_WITHOUT_END,
            hardest=hardest,
            over=len(over),
            mark=HIGHEST,
            median=met[len(met) // 2].grade,
        ),
        "## What is left out of the measure",
        "",
        "The names of exercises are the article's. Latin names of structures stand only beside",
        "their plain ones, as",
        "`tests/questions/items/test_patients.py` and `tests/quizapp/test_plain_names.py` hold.",
        "Besides:",
        "",
        *(f"- “{term}”: {why}" for term, why in TERMS.items()),
        "",
        "Whole sentences above the mark:",
        "",
        *(f"- “{text}” {why}." for text, why in SENTENCES.items()),
        "",
        "## Every sentence",
        "",
        "| grade | where | sentence | left out |",
        "| --- | --- | --- | --- |",
        *(
            f"| {one.grade:.1f} | {one.where} | {one.text.replace('|', '/')} "
            f"| {', '.join(one.terms)} |"
            for one in met
        ),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    all_met = sentences()
    PAGE.write_text(page(all_met), encoding="utf-8")
    print(f"{PAGE.relative_to(_ROOT)}: {len(all_met)} sentences")

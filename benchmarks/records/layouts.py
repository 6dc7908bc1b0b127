"""Invented pages: labelled exercises of other pages laid out anew in many shapes, among sections
that hold none. Layouts teach what labels alone do not vary: where a name ends and what is its own.
"""

from __future__ import annotations

import random
import re
import textwrap
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

from questions.facts.instructions import is_instruction

WORDS = tomllib.loads(Path(__file__).with_name("layouts.toml").read_text(encoding="utf-8"))
_NAMELESS = 0.2  # share of runs whose exercises have no names
_SMALL = ("of", "the", "to", "and", "with", "on", "a", "in")


@dataclass(frozen=True)
class Told:
    """An exercise to lay out: its name, its steps, and what it is for, if that is said."""

    name: str
    steps: tuple[str, ...]
    goals: tuple[str, ...] = ()


@dataclass(frozen=True)
class InventedPage:
    """A page's text, the ending of its file's name, and its exercises as labels."""

    text: str
    ending: str
    labels: Mapping[str, Any]


@dataclass
class Style:
    """How one run of exercises is written."""

    rng: random.Random
    is_marked: bool  # Markdown, rather than text alone
    bullet: str
    case: Callable[[str], str]
    counter: str
    end: str  # behind a name that stands alone
    labels: Sequence[str]
    caption: str
    is_listed: bool
    has_stops: bool
    is_dosed: bool
    is_spaced: bool
    says_more: float
    mark: str = "."  # behind a number
    many: int = 1
    out: list[str] = field(default_factory=list)

    def heading(self, text: str, level: int) -> str:
        return f"{'#' * level} {text}" if self.is_marked else text

    def bold(self, text: str, mark: str = "**") -> str:
        return f"{mark}{text}{mark}" if self.is_marked else text

    def prose_of(self, piece: Piece) -> str:
        """What an exercise without a name says."""
        return " ".join([*piece.told, *piece.remarks])

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def pick(self, name: str) -> str:
        found: str = self.rng.choice(WORDS[name])
        return found


@dataclass(frozen=True)
class Piece:
    """One exercise as its style tells it."""

    at: int
    name: str
    counter: str
    steps: tuple[str, ...]
    goals: tuple[str, ...]
    dose: str
    remarks: tuple[str, ...]
    shot: tuple[str, ...]

    @property
    def told(self) -> list[str]:
        return [*self.steps, *([self.dose] if self.dose else [])]

    @property
    def prose(self) -> str:
        return " ".join([*self.goals, *self.told, *self.remarks])


def _below(piece: Piece, style: Style) -> list[str]:
    """Steps as a list, as paragraphs or as one paragraph."""
    if not style.is_listed:
        return [piece.prose]
    kind = style.rng.choice(("bullets", "numbers", "numbers", "paragraphs", "typed"))
    told = [one if style.has_stops else one.rstrip(".") for one in piece.told]
    if kind == "bullets":
        return [f"{style.bullet}{one}" for one in told]
    if kind == "numbers":
        return [f"{at}. {one}" for at, one in enumerate(told, 1)]
    lines = told if kind == "paragraphs" else [f"{at}) {one}" for at, one in enumerate(told, 1)]
    return [line for one in lines for line in (one, "")]


def _heading(piece: Piece, style: Style) -> list[str]:
    lead = [style.pick("steps_label"), ""] if style.is_listed and style.chance(0.3) else []
    above = [" ".join((*piece.goals, *piece.remarks)), ""] if piece.goals or piece.remarks else []
    name, below = piece.counter + piece.name, _below(piece, style)
    if piece.dose and style.chance(0.15):
        mark = style.rng.choice((" – {}", ": {}", " ({})"))
        name, below = name + mark.format(piece.dose.rstrip(".")), [" ".join(piece.steps)]
    return [
        style.heading(name, style.rng.choice((2, 3, 3))),
        "",
        *piece.shot,
        *above,
        *lead,
        *below,
    ]


def _echo(piece: Piece, style: Style) -> list[str]:
    """The heading says again what the one above it says."""
    word = style.rng.choice(("instructions", "Instructions", "exercise instructions"))
    return [style.heading(piece.name, 2), "", style.heading(f"{piece.name} {word}", 3), "",
            *_below(piece, style)]  # fmt: skip


def _label_headings(piece: Piece, style: Style) -> list[str]:
    title = style.rng.choice(("Repetitions", "How much", "Dose", "How often"))
    told = piece.dose if style.has_stops else piece.dose.rstrip(".")
    dose = [style.heading(title, 4), "", told] if piece.dose else []
    needs = [style.heading("You need", 4), "", "A towel", ""] if style.chance(0.3) else []
    steps = [f"{at}. {one}" for at, one in enumerate(piece.steps, 1)]
    title = style.rng.choice(("Instructions", "Steps", "How to do it"))
    return [
        style.heading(piece.name, 3),
        "",
        *needs,
        style.heading(title, 4),
        "",
        *steps,
        "",
        *dose,
    ]


def _emphasis(piece: Piece, style: Style) -> list[str]:
    mark = style.rng.choice(("*", "**", "__"))
    name = style.bold(f"{piece.counter}{piece.name}{style.end}", mark)
    gap = [""] if style.is_spaced or not style.is_marked else []
    return [name, *gap, *piece.shot, *_below(piece, style)]


def _alone(piece: Piece, style: Style) -> list[str]:
    """A name on a line of its own, the rest right below it."""
    return [piece.name + style.end, *piece.shot, *_below(piece, style)]


def _capitals(piece: Piece, style: Style) -> list[str]:
    return [(piece.counter + piece.name).upper(), *([""] if style.is_spaced else []),
            *_below(piece, style)]  # fmt: skip


def _labelled(piece: Piece, style: Style) -> list[str]:
    purpose, start, action, often = style.labels
    rows = [f"{purpose}: {one}" for one in piece.goals]
    rows += [f"{start}: {piece.steps[0]}", f"{action}: {' '.join(piece.steps[1:] or piece.steps)}"]
    rows += [f"{often}: {piece.dose}"] if piece.dose else []
    gap = "\n" if style.is_marked or style.is_spaced else ""
    return [piece.counter + piece.name, *([""] if gap else []), *(f"{one}{gap}" for one in rows)]


def _sheet(piece: Piece, style: Style) -> list[str]:
    rows = ["Main muscles worked: the front of the thigh", "Equipment needed: None"]
    dose = [f"Repetitions: {piece.dose}"] if piece.dose else []
    below = [f"{style.bullet}{one}" for one in piece.steps]
    return [style.heading(piece.counter + piece.name, 3), "", *(f"{one}\n" for one in rows),
            "Step-by-step directions", "", *below, "", *dose]  # fmt: skip


def _cells(piece: Piece, style: Style) -> list[str]:
    """A table whose columns were lost: "Repetitions | 12 |"."""
    count = style.rng.choice((8, 10, 12))
    return [piece.name, *piece.steps, f"Repetitions | {count} |", f"Sets | {count // 4} |"]


def _run_in(piece: Piece, style: Style) -> list[str]:
    mark = style.rng.choice((":", " –", ".", " -"))
    lead = style.rng.choice((style.bullet, f"{piece.at}. ", "", ""))
    told = [*piece.told, *piece.goals, *piece.remarks]
    name = style.bold(piece.name) if style.chance(0.5) else piece.name
    return [f"{lead}{name}{mark} {' '.join(told)}", *([] if lead else [""])]


def _apart(piece: Piece, style: Style) -> list[str]:
    """Numbered, with a picture between: each list has one entry."""
    mark = style.rng.choice((":", " –", "."))
    shot = style.pick("caption").format(k=piece.at, n=9, name=piece.name)
    entry = f"{piece.at}. {piece.name}{mark} {' '.join(piece.told)}"
    return [entry, "", *(piece.shot or (shot,)), ""]


def _nested(piece: Piece, style: Style) -> list[str]:
    told = [one if style.has_stops else one.rstrip(".") for one in piece.told]
    inner = style.rng.choice((style.bullet, "{}. "))
    outer = style.rng.choice((style.bullet, f"{piece.at}. "))
    name = style.bold(piece.name) if style.chance(0.4) else piece.name
    return [
        f"{outer}{name}{style.end}",
        *(f"    {inner.format(i)}{one}" for i, one in enumerate(told, 1)),
    ]


def _dosed_name(piece: Piece, style: Style) -> list[str]:
    name = f"{piece.name} ({piece.dose.rstrip('.')})" if piece.dose else piece.name
    return [
        style.counter.format(k=piece.at) + name,
        *(f"{style.bullet}{one}" for one in piece.steps),
    ]


def _dose_only(piece: Piece, style: Style) -> list[str]:
    """Nothing but a name and how much of it."""
    count = style.rng.choice((8, 10, 12, 15))
    dose = style.rng.choice(
        (f"{count} reps", f"2 x {count}", f"3 sets of {count}", f"hold {count} seconds")
    )
    return [f"{style.bullet}{piece.name}{style.rng.choice((':', ' –', ','))} {dose}"]


def _prose(piece: Piece, style: Style) -> list[str]:
    name = piece.name[:1].lower() + piece.name[1:]
    if style.is_listed:
        first = piece.steps[0][:1].lower() + piece.steps[0][1:]
        return [style.pick("within").format(name) + " ".join((first, *piece.told[1:])), ""]
    return [style.pick("lead").format(name) + " " + piece.prose, *([""] if style.is_spaced else [])]


def _html(piece: Piece, style: Style) -> list[str]:
    told = piece.prose
    rows = "".join(f"<li>{one}</li>" for one in piece.told)
    typed = "".join(f"<p>{at}. {one}</p>" for at, one in enumerate(piece.told, 1))
    shape = style.rng.choice((
        f"<dl><dt>{piece.name}</dt><dd>{told}</dd></dl>",
        f"<figure><img src='x.jpg'><figcaption>{piece.name}</figcaption></figure>"
        f"<h4>{piece.name}</h4><ul>{rows}</ul>",
        f"<p><b>{piece.name}{style.end}</b><br>{told}</p>",
        f"<p><strong>{piece.name}</strong></p><ol>{rows}</ol>",
        f"<ul><li><strong>{piece.name}</strong><p>{told}</p></li></ul>",
        f"<h3>{piece.name}</h3>{typed}",
        f"<p><em>{piece.name}</em></p><p>{told}</p>",
    ))  # fmt: skip
    return ["", shape, ""] if style.is_marked else [piece.name, "", told]


def _numbered_orders(piece: Piece, style: Style) -> list[str]:
    """No name at all: a number and what to do."""
    return [f"{piece.at}{style.mark} {style.prose_of(piece)}"]


def _bulleted_orders(piece: Piece, style: Style) -> list[str]:
    return [f"{style.bullet}{style.prose_of(piece)}"]


def _paragraph_orders(piece: Piece, style: Style) -> list[str]:
    """A paragraph for each, with its dose in it or on a line of its own."""
    if piece.dose and style.is_listed:
        return [" ".join(piece.steps), *([""] if style.is_spaced else []), piece.dose, ""]
    return [style.prose_of(piece), ""]


def _orders_by_line(piece: Piece, style: Style) -> list[str]:
    return [style.prose_of(piece)]


NAMELESS: tuple[Callable[[Piece, Style], list[str]], ...] = (
    _numbered_orders, _numbered_orders, _bulleted_orders, _paragraph_orders, _orders_by_line,
)  # fmt: skip
SHAPES: tuple[Callable[[Piece, Style], list[str]], ...] = (
    _heading, _heading, _heading, _echo, _label_headings, _label_headings, _emphasis, _emphasis,
    _alone, _alone,
    _capitals, _labelled, _labelled, _sheet, _cells, _run_in, _run_in, _run_in, _apart, _nested,
    _nested, _dosed_name, _dose_only, _prose, _prose, _prose,
    _html, _html,
)  # fmt: skip


def invent(pool: Sequence[Told], rng: random.Random) -> InventedPage:
    """A page made of some of the exercises."""
    is_marked = rng.random() < 0.6
    if rng.random() < 0.15:
        return _single(pool, rng)
    labels: list[dict[str, Any]] = []
    taken: set[str] = set()
    style = _style(rng, is_marked=is_marked)
    out = [style.pick("menu") for _ in range(5)] if rng.random() < 0.15 else []
    title = style.pick("title").format(style.pick("part"))
    out += [style.heading(title[:1].upper() + title[1:], 1), "", style.pick("intro"), ""]
    for _ in range(rng.choice((0, 0, 1, 2))):
        out += _other(style)
    for _ in range(rng.choice((0, 1, 1, 1, 1, 2))):
        if rng.random() < _NAMELESS:
            out += _nameless_run(pool, rng, labels, is_marked=is_marked)
        else:
            out += _run(pool, rng, taken, labels, is_marked=is_marked)
    for _ in range(rng.choice((0, 0, 1, 2))):
        out += _other(style)
    if rng.random() < 0.25:
        out += _decoy(pool, style)
    if rng.random() < 0.12:
        out += _unnamed(pool, style)
    text = "\n".join(out)
    if is_marked and (rng.random() < 0.4 or "<" in text):
        body = MarkdownIt("commonmark", {"html": True, "breaks": True}).render(text)
        page = f"<html><head><title>x</title></head><body><main>{body}</main></body></html>"
        return InventedPage(page, ".html", {"exercises": labels})
    if not is_marked and rng.random() < 0.35:
        text = _wrapped(text)
    return InventedPage(text, ".md" if is_marked else ".txt", {"exercises": labels})


def _style(rng: random.Random, *, is_marked: bool) -> Style:
    return Style(
        rng, is_marked,
        bullet=rng.choice(("* ", "- ") if is_marked else ("• ", "- ")),
        case=rng.choice((_as_title, _capitalised, _capitalised, str.upper)),
        counter=rng.choice(("", "", "", "{k}. ", "Exercise {k}: ", "{k}) ", "EXERCISE {k}: ")),
        end=rng.choice(("", "", ":")),
        labels=rng.choice(WORDS["labels"]),
        caption=rng.choice(WORDS["caption"]) if rng.random() < 0.25 else "",
        is_listed=rng.random() < 0.6, has_stops=rng.random() < 0.75,
        is_dosed=rng.random() < 0.75, is_spaced=rng.random() < 0.6,
        says_more=rng.choice((0, 0, 0.3, 0.7)), mark=rng.choice((".", ".", ")")),
    )  # fmt: skip


def _run(
    pool: Sequence[Told],
    rng: random.Random,
    taken: set[str],
    labels: list[dict[str, Any]],
    *,
    is_marked: bool,
) -> list[str]:
    """One run of exercises in one shape, with what stands above and below it."""
    style, shape = _style(rng, is_marked=is_marked), rng.choice(SHAPES)
    chosen = _chosen(pool, rng, taken, rng.choice((1, 1, 2, 3, 4, 5, 6)))
    style.many = len(chosen)
    pieces = [_piece(one, at, style) for at, one in enumerate(chosen, 1)]
    is_headed = shape is not _echo and (shape is not _heading or rng.random() < 0.6)
    out = [style.heading(style.pick("heading"), 2), ""] if is_headed else []
    out += [style.pick("for_all"), ""] if rng.random() < 0.3 else []
    if rng.random() < 0.12:  # what is only listed is not told yet
        out += [*(f"{style.bullet}{one.name}" for one in pieces), ""]
    for piece in pieces:
        if len(pieces) > 3 and piece.at in (1, 4) and rng.random() < 0.15:
            out += [
                style.heading(f"Phase {1 + piece.at // 4} (weeks {piece.at} to {piece.at + 2})", 2),
                "",
            ]
        out += shape(piece, style)
        out += [""] if style.is_spaced or shape in (_heading, _echo, _sheet, _capitals) else []
        labels.append(
            {"name": piece.name, "steps": list(piece.steps), "goal": list(piece.goals) or None}
        )
    return [*out, "", *([style.pick("for_all"), ""] if rng.random() < 0.1 else [])]


def _nameless_run(
    pool: Sequence[Told], rng: random.Random, labels: list[dict[str, Any]], *, is_marked: bool
) -> list[str]:
    """Several exercises without names, each told by a few sentences."""
    style, shape = _style(rng, is_marked=is_marked), rng.choice(NAMELESS)
    some = [
        one for one in rng.sample(list(pool), min(40, len(pool))) if is_instruction(one.steps[0])
    ]
    chosen = [
        Told(one.name, one.steps[: rng.choice((1, 1, 2, 3))])
        for one in some[: rng.choice((2, 3, 4, 6, 8, 10))]
    ]
    announced = [style.pick("nameless_heading")] if style.chance(0.6) else [style.pick("intro")]
    level = 2 if style.chance(0.7) else 3
    out = [style.heading(announced[0], level) if style.chance(0.7) else announced[0], ""]
    out += [style.pick("for_all"), ""] if not style.is_dosed or style.chance(0.3) else []
    out += [style.pick("announcing"), ""] if style.chance(0.3) else []
    pieces = [_piece(one, at, style) for at, one in enumerate(chosen, 1)]
    rows = [row for piece in pieces for row in shape(piece, style)]
    if shape is _numbered_orders and style.chance(0.15):
        rows = [" ".join(rows)]
    labels += [
        {"name": {"any": list(one.steps)}, "steps": list(one.steps), "goal": None} for one in pieces
    ]
    return [*out, *rows, ""]


def _chosen(pool: Sequence[Told], rng: random.Random, taken: set[str], count: int) -> list[Told]:
    chosen = []
    for one in rng.sample(list(pool), min(count, len(pool))):
        name = re.sub(
            r"^(?:the|an?) ", "", one.name if rng.random() < 0.35 else rng.choice(WORDS["names"])
        )
        if name.lower() not in taken:
            taken.add(name.lower())
            chosen.append(Told(name, one.steps[: rng.choice((2, 3, 4, 6))], one.goals[:1]))
    return chosen


def _piece(told: Told, at: int, style: Style) -> Piece:
    steps = [_capitalised(one).rstrip(".;") + "." for one in told.steps]
    if style.chance(0.08):
        steps.append(style.pick("verbless"))
    goals = [_capitalised(one).rstrip(".") + "." for one in told.goals]
    goals = goals or ([style.pick("goal")] if style.chance(0.5) else [])
    remarks = [style.pick("remark")] if style.chance(style.says_more) else []
    name = style.case(told.name)
    shot = (style.caption.format(k=at, n=style.many, name=name), "") if style.caption else ()
    dose = _dose(style.rng) if style.is_dosed and style.chance(0.9) else ""
    return Piece(at, name, style.counter.format(k=at), tuple(steps),
                 tuple(goals if style.chance(0.5) else ()), dose, tuple(remarks), shot)  # fmt: skip


def _dose(rng: random.Random) -> str:
    reps, sets, hold = (
        rng.choice((5, 8, 10, 12, 15)),
        rng.choice((2, 3)),
        rng.choice((5, 10, 20, 30)),
    )
    return rng.choice((
        f"Repeat {reps} times.", f"Hold for {hold} seconds.", f"Do {sets} sets of {reps}.",
        f"Hold for {hold} seconds and repeat {reps} times.", f"{sets} sets of {reps} repetitions.",
        f"Repeat on the other side, {reps} times each.", f"{sets} x {reps}",
    ))  # fmt: skip


def _other(style: Style) -> list[str]:
    """A section that holds no exercise."""
    kind = style.rng.random()
    if kind < 0.5:
        section = style.rng.choice(WORDS["other"])
        mark = style.rng.choice((style.bullet, style.bullet, ""))
        gap = [""] if not mark else []
        below = [line for one in section["entries"] for line in (f"{mark}{one}", *gap)]
        return [style.heading(style.case(section["title"]), 2), "", *below, ""]
    if kind < 0.65:
        recipe = style.rng.choice(WORDS["recipe"])
        steps = [f"{at}. {one}" for at, one in enumerate(recipe["steps"], 1)]
        below = [" ".join(recipe["steps"])] if style.chance(0.4) else steps
        return [style.heading(recipe["title"], style.rng.choice((2, 3))), "", *below, ""]
    out = [
        style.heading(
            style.rng.choice(("Treatment", "Self-care", "What you can do yourself", "Recovery")), 2
        ),
        "",
    ]
    form = style.rng.choice(("bullet", "bare", "number", "bold", "heading", "plain"))
    for at, one in enumerate(style.rng.sample(WORDS["advice"], style.rng.choice((2, 3, 4))), 1):
        name, text = one["name"], one["text"]
        out += {
            "bullet": [f"{style.bullet}{name}: {text}"],
            "bare": [f"{style.bullet}{text}"],
            "number": [f"{at}. {text}"],
            "bold": [f"{style.bold(name)} – {text}", ""],
            "heading": [style.heading(style.case(name), 3), "", text, ""],
            "plain": [text],
        }[form]
    return [*out, ""]


def _decoy(pool: Sequence[Told], style: Style) -> list[str]:
    """Steps below a title that is no name."""
    told = style.rng.choice(list(pool))
    steps = [*told.steps[:3], *([_dose(style.rng)] if style.chance(0.5) else [])]
    below = [" ".join(steps)] if style.chance(0.5) else [f"{style.bullet}{one}" for one in steps]
    title = style.case(style.rng.choice(WORDS["decoy"]["titles"]))
    return [style.heading(title, 2), "", *below, ""]


def _unnamed(pool: Sequence[Told], style: Style) -> list[str]:
    """Steps right below the title of a programme, which name no exercise."""
    told, title = style.rng.choice(list(pool)), style.rng.choice(WORDS["programme"])
    told_so = [_capitalised(one).rstrip(".") + "." for one in told.steps[:3]] + [_dose(style.rng)]
    below = (
        [f"{style.bullet}{one}" for one in told_so] if style.chance(0.4) else [" ".join(told_so)]
    )
    return [style.heading(title, 2), "", *below, ""]


def _single(pool: Sequence[Told], rng: random.Random) -> InventedPage:
    """A page about one exercise, whose title names it."""
    style, told = _style(rng, is_marked=True), rng.choice(list(pool))
    name = style.case(told.name)
    is_brief = rng.random() < 0.5
    count = 0 if is_brief else rng.choice((0, 1, 1, 2))
    intro = [line for _ in range(count) for line in (style.pick("intro"), "")]
    below = _below(_piece(Told(told.name, told.steps), 1, style), style)
    text = [style.heading(name, rng.choice((1, 1, 2, 3))), "", *intro, *below, ""]
    labels = {"exercises": [{"name": name, "steps": list(told.steps), "goal": None}]}
    rest = [] if is_brief else _other(style)
    return InventedPage("\n".join([*text, *rest]), ".md", labels)


def _wrapped(text: str) -> str:
    """Lines broken as prints break them."""
    rows: list[str] = []
    for row in text.split("\n"):
        rows += textwrap.wrap(
            row, 72, subsequent_indent="  " if row[:2] in ("• ", "- ") else ""
        ) or [""]
    return "\n".join(rows)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _as_title(text: str) -> str:
    return " ".join(one if one in _SMALL else _capitalised(one) for one in text.split())

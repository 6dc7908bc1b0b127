"""An article as typed lines: each with the name that it may hold and the signs that it shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.facts.dosage import read_dose
from questions.facts.equipment import find_position
from questions.facts.goals import is_goal
from questions.facts.instructions import may_open
from questions.facts.passages import MAX_SENTENCE
from questions.facts.records.names import Name, find_name
from questions.facts.records.parting import parted
from questions.facts.records.words import pattern
from questions.lexicon import table
from questions.reading.article import Article, Block, BlockKind
from questions.reading.labels import label_kind

_LABELLED = re.compile(r"^\s*([A-Za-z][A-Za-z’'/& -]{1,40}?)\s*(?:[:?|]|[–—]|\s-|$)")
_LETTERS = {
    BlockKind.HEADING: "H", BlockKind.PARAGRAPH: "P", BlockKind.BULLET: "B",
    BlockKind.NUMBERED: "N", BlockKind.TABLE: "T",
}  # fmt: skip
_LOOKED_AT = 6  # sentences of a line; what it is shows by then
_FEWEST_ORDERS = 2  # exercises without names below one heading
_SHOWN = 900  # characters of it


@dataclass(slots=True, eq=False)
class Line:
    """A block, or the part of one that a name in running text begins.

    `kind` is the block's, as a letter; `above` the place of the heading that it stands under, -1
    for none; `shape` tells the look of its name from that of others: lines of one shape are
    siblings. `nested` are entries below an order that only go on with it ("on a firm chair").
    """

    block: Block
    kind: str
    above: int
    name: Name | None
    shape: str
    signs: frozenset[str]
    nested: tuple[Block, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        return (self.block, *self.nested)

    @property
    def text(self) -> str:
        return self.block.text

    @property
    def is_inline(self) -> bool:
        """Whether text stands behind the name on its own line."""
        return self.name is not None and self.name.rest < len(self.text)

    def shows(self, *signs: str) -> bool:
        return not self.signs.isdisjoint(signs)


def lines_of(article: Article) -> list[Line]:
    """The article's lines in order."""
    lines: list[Line] = []
    above = -1
    for block in _blocks(article):
        for piece in parted(block):
            kind, name = _LETTERS[piece.kind], find_name(piece)
            line = Line(piece, kind, above, name, _shape(piece, name), _signs(piece, name))
            if lines and _goes_on_with(lines[-1], line):
                lines[-1].nested += (piece,)
                continue
            lines.append(line)
            above = len(lines) - 1 if kind == "H" else above
    _drop_lone_orders(lines)
    return lines


def _goes_on_with(order: Line, line: Line) -> bool:
    """Whether an entry stands below one that orders something, and tells nothing by itself."""
    is_below = order.kind in "BN" and line.kind in "BN" and line.block.level > order.block.level
    return is_below and order.shows("order") and not line.signs


def _drop_lone_orders(lines: Sequence[Line]) -> None:
    """Exercises without names come in runs: an order alone below its heading names nothing."""
    orders = [one for one in lines if one.shape.endswith("Z")]
    many = Counter((one.above, one.shape) for one in orders)
    for one in orders:
        if many[one.above, one.shape] < _FEWEST_ORDERS:
            one.name, one.shape = None, ""


def _blocks(article: Article) -> Iterator[Block]:
    for section in article.sections:
        if section.heading:
            yield section.heading
        yield from section.blocks


def _shape(block: Block, name: Name | None) -> str:
    if name is None:
        return ""
    return name.look if name.look in "XY" else f"{_LETTERS[block.kind]}{block.level}{name.look}"


def _signs(block: Block, name: Name | None) -> frozenset[str]:
    if block.kind is BlockKind.TABLE:
        return frozenset(("table",))
    text = block.text[:_SHOWN]
    sentences = [one.text for one in block.sentences if len(one.text) < MAX_SENTENCE][:_LOOKED_AT]
    sentences = sentences or [text[:MAX_SENTENCE]]
    signs = set(_signs_of_words(text))
    is_inline = name is not None and name.rest < len(block.text)
    behind = text[name.rest :][:MAX_SENTENCE].split(". ")[0] if name and is_inline else ""
    signs.update(_signs_of_orders(sentences, behind or sentences[0]))
    signs.update(_signs_of_parts(sentences))
    if (label := _LABELLED.match(block.text)) and (kind := label_kind(label[1])):
        signs.update(("label", f"label:{kind}"))
    return frozenset(signs)


def _signs_of_words(text: str) -> Iterator[str]:
    if text.rstrip().endswith("?"):
        yield "?"
    if pattern("caption").search(text[:120]):
        yield "caption"
    yield from (one for one in ("medical", "care", "media") if pattern(one).search(text))
    words = set(re.findall(r"[a-z]+", text.lower()))
    if words & {"you", "your"}:
        yield "you"
    if not words.isdisjoint(table("verbs")["imperative"]):
        yield "move"
    if not words.isdisjoint(table("anatomy")["body_parts"]):
        yield "part"


def _signs_of_orders(sentences: list[str], first: str) -> Iterator[str]:
    if may_open(first):
        yield "order"
    orders = [may_open(one) for one in sentences]
    if orders[0]:
        yield "orders first"
    if any(orders[1:]):
        yield "orders later"


def _signs_of_parts(sentences: list[str]) -> Iterator[str]:
    dosage = read_dose(sentences).dosage
    if dosage.reps or dosage.sets or dosage.hold_seconds or dosage.duration_seconds:
        yield "dose"
    elif not dosage.is_empty:
        yield "often"
    if find_position(sentences[:1]):
        yield "position"
    if any(map(is_goal, sentences)):
        yield "goal"

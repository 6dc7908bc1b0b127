"""Plain text and pages saved as text to blocks: blank lines, bullets, numbers, short lines."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from questions.lexicon import table
from questions.reading.article import BlockKind
from questions.reading.cards import with_cards
from questions.reading.flat_tables import with_rows
from questions.reading.label_columns import with_colons
from questions.reading.labels import fields, is_field, is_labelled, relations_in
from questions.reading.line_looks import is_amount, is_order, is_title_case
from questions.reading.normalising import collapse, without_marks
from questions.reading.outline import joined_title, numbered_titles
from questions.reading.pipe_rows import with_tabs
from questions.reading.printed import join_wrapped, without_pages, words_of
from questions.reading.raw import RawArticle, RawBlock, RawCell, raw_table

_BULLET = re.compile(
    r"^(\s*)(?:[•‣◦⁃∙·●○▪■➢➤►✓✔\uf0a7\uf0b7\uf0d8\uf076*+]|[-–—#](?=\s)"
    r"|o(?=\s{1,8}[A-Za-z]))\s*(?=\S)"
)
_NUMBERED = re.compile(
    r"^(\s*)(?:(?:step\s+)?(\d{1,2})[a-d]?[.):]|\(?([a-h])\))(?:\s+(?=\S)|$)", re.IGNORECASE
)
_KIND = re.compile(
    r"^(?:grade|stage|phase|type)\s+(?:\d|[IVX]{1,4}|[A-D])\s*[:.–-]\s+\S", re.IGNORECASE
)
# A name, a dash, and what is said of it, which begins in small letters.
_RUN_IN = re.compile(
    r"[A-Z][^\W\d_][\w’'/() -]{1,40}?(?:\s[–—-]{1,2}|[–—]|:|\s=)\s+[a-z][^\s:]*\s\S"
)
# "Chin tuck: Sit tall" begins a line of its own, however long the one above it is.
_NAMED_LINE = re.compile(r"[A-Z][^\W\d_][\w’'/() -]{1,40}?(?:\s[–—-]{1,2}|[–—]|:)\s+[A-Z\d]")
_GLUED = re.compile(r"(\d{1,2})(?=[A-Z][a-z])")
_FEWEST_GLUED = 3
_MAX_RUN_IN = 120
_ASKED = re.compile(r"^\s*(?:Q|A|Question|Answer)\s?\d{0,2}[:.]\s+(?=\S)")
_LEAD_IN = re.compile(
    r"(?::|\b(?:includes?|including|following|are|these)|\bif\s?(?:\.\.\.|…)"
    r"|\b(?:if|when)\s(?:you|your|there\s(?:is|are))(?:\s(?:also\s)?(?:have|get|notice|develop|see"
    r"|feel|experience|suffer))?(?:\sany)?)$",
    re.IGNORECASE,
)
_HEADING_WORDS = 14
_BARE_WORDS = 8
_NAME_WORDS = 6
_OPENING = 5  # chunks that may hold the title; to look its words up reads the whole text
_MAX_LED = 60  # lines with a list among them; longer runs are no paragraph
_PROSE_WORDS = 8
_MAX_TABS = 40  # in a row
_WRAP_WIDTH = 120  # longer lines are paragraphs that nobody wrapped, unless most are as long
_WIDEST = 240
_FULL_SHARE, _FEWEST_FULL = 0.5, 10
_MIN_WRAPPED = 40
_MIN_OPEN = 25
# Words that no line ends with unless its sentence goes on.
_OPEN_END = re.compile(
    r"\s(?:a|an|the|of|to|for|from|with|by|in|at|and|or|your|than|as|is|are|be|until|into|onto)$"
)
_BROKEN_WORD = re.compile(r"[^\W\d_]{2}-$")
_ENTRIES = (BlockKind.BULLET, BlockKind.NUMBERED)
_SENTENCE_ENDS = (".", "!", ":", ",", ";", "…")
_NO_HEADING = re.compile(
    r"[a-z]{3}[.!?] [A-Z]|[@|]|#(?!\d{1,2}\b)|(?<!\(n)\s=\s|https?://|\w\.(?:com|org|net)\b"
)


def parse_plain(text: str) -> RawArticle:
    """The blocks of a text without markup. Every short line that stands alone is a heading here;
    a later step drops those that head nothing."""
    printed = without_pages(with_tabs(with_colons(without_marks(text))))
    lines = with_rows(with_cards(_with_stops(printed.lines)))
    known = fields(lines)
    layout = _Layout(_wrap_width(lines), words_of(lines), known)
    blocks: list[RawBlock] = []
    chunks = _chunks([line if is_field(line, known) else _ASKED.sub("", line) for line in lines])
    titles = numbered_titles(chunks)
    lowered = text.lower()
    for at, chunk in enumerate(chunks):
        below = chunks[at + 1] if at + 1 < len(chunks) else []
        if at in titles and not is_order(titles[at][1]):
            level, title, number = titles[at]
            blocks.append(RawBlock(BlockKind.HEADING, collapse(title), level, number))
        elif (
            title := joined_title(chunk, lowered if at < _OPENING else "")
            if below and not _has_labels(chunk)
            else ""
        ):
            blocks.append(RawBlock(BlockKind.HEADING, collapse(title), level=2))
        elif _may_be_list(chunk, blocks[-2:]) and not any(is_field(raw, known) for raw in chunk):
            blocks.extend(_parse_list(chunk))
        elif _heads_stage(chunk, chunks[at - 1] if at else [], below):
            blocks.append(RawBlock(BlockKind.HEADING, collapse(chunk[0]), level=2))
            blocks.extend(_parse_chunk(chunk[1:], layout) if chunk[1:] else ())
        elif len(chunk) == 1 and names_what_follows(chunk[0], below):
            blocks.append(RawBlock(BlockKind.HEADING, collapse(chunk[0]), level=2))
        else:
            blocks.extend(_parse_chunk(chunk, layout))
    dropped = [RawBlock(BlockKind.PARAGRAPH, line, is_aside=True) for line in printed.dropped]
    return RawArticle([*blocks, *dropped])


def _with_stops(lines: list[str]) -> list[str]:
    """ "1Heel slide", "2Bridge" as "1. Heel slide", "2. Bridge", where such lines count up."""
    found = [(at, match) for at, line in enumerate(lines) if (match := _GLUED.match(line))]
    if len(found) < _FEWEST_GLUED or [int(one[1]) for _, one in found] != list(
        range(1, len(found) + 1)
    ):
        return lines
    glued = dict(found)
    return [
        f"{glued[at][1]}. {one[glued[at].end() :]}" if at in glued else one
        for at, one in enumerate(lines)
    ]


def _chunks(lines: list[str]) -> list[list[str]]:
    """The lines between blank ones."""
    groups = itertools.groupby(lines, key=lambda line: bool(line.strip()))
    return [[line.rstrip() for line in group] for is_filled, group in groups if is_filled]


def _has_labels(chunk: list[str]) -> bool:
    """Whether lines are entries or parts of an exercise rather than words of a title."""
    return any(
        marked_entry(raw) or is_labelled(raw.strip()) or is_amount(raw) or is_order(raw.strip())
        for raw in chunk
    )


def _heads_stage(chunk: list[str], above: list[str], below: list[str]) -> bool:
    """Whether "Phase 2: weeks 3–6" stands above what belongs to it rather than among the other
    phases, each of which is an entry then."""
    kinds = [_kind_noun(raw) for raw in (*chunk, *above[-1:], *below[:1])]
    is_alone = bool(kinds[0]) and kinds.count(kinds[0]) == 1 and bool(chunk[1:] or below)
    text = chunk[0].strip()
    words = re.sub(r"\([^()]*\)$", "", text).split()
    is_short = len(words) <= _BARE_WORDS and not text.endswith(_SENTENCE_ENDS)
    goes_on = bool(chunk[1:]) and chunk[1].strip()[:1].islower()
    return is_alone and is_short and not goes_on


def _kind_noun(raw: str) -> str:
    """ "phase" of "Phase 2: weeks 3–6"; nothing where a line opens otherwise."""
    text = raw.strip()
    return text.split(" ", 1)[0].lower() if _KIND.match(text) else ""


def names_what_follows(raw: str, below: list[str]) -> bool:
    """Whether a few words without a stop stand above running text, as the name of an exercise
    does, which may be an order itself: "Lean away"."""
    if not below or not may_name(raw) or len(raw.split()) > _NAME_WORDS or is_amount(raw):
        return False
    text = " ".join(itertools.takewhile(lambda line: not is_labelled(line.strip()), below)).lstrip()
    if text[:1].islower() or raw.rstrip()[-1] in "-–—":
        return False
    return text.rstrip().endswith((".", "!")) and text.count(" ") + 1 >= _PROSE_WORDS


def names_labelled(lines: list[str]) -> bool:
    """Whether the first line names an exercise whose parts the others give by their labels."""
    is_name = len(lines) > 1 and may_name(lines[0]) and not marked_entry(lines[0])
    return is_name and is_labelled(lines[1].strip())


def announces_list(block: RawBlock) -> bool:
    """Whether what is no entry ends as those do that a list follows."""
    return not block.is_entry and _LEAD_IN.search(block.text[-40:]) is not None


def names_parts(heading: str) -> bool:
    """Whether a heading names muscles, ligaments or the like: "Deep neck flexors (4)"."""
    words = re.sub(r"\s*(?:\(|:\s|\s-\s).*$", "", heading).rstrip("?").lower().split()
    return 1 < len(words) <= _BARE_WORDS and words[-1] in table("anatomy")["classes"]


def marked_entry(text: str) -> tuple[BlockKind, int | None, str] | None:
    """The kind, number and words of a list entry whose bullet or figure is typed as text."""
    if bullet := _BULLET.match(text):
        rest = text[bullet.end() :]
        return None if rest.startswith("*") else (BlockKind.BULLET, None, rest)
    numbered = _NUMBERED.match(text)
    rest = text[numbered.end() :] if numbered else ""
    return (*_count(numbered), rest) if numbered and rest else None


def _count(numbered: re.Match[str]) -> tuple[BlockKind, int]:
    """A figure, or the place of a letter, which marks no steps: "(b)" is the second."""
    if numbered[2]:
        return BlockKind.NUMBERED, int(numbered[2])
    return BlockKind.BULLET, ord(numbered[3].lower()) - ord("a") + 1


def heads_by_look(text: str) -> bool:
    """Whether a line that is bold from end to end heads what follows."""
    is_short = len(text) <= 150 and len(text.split()) <= _HEADING_WORDS
    is_short = is_short and any(letter.isalpha() for letter in text) and not is_amount(text)
    is_open = not text.endswith(_SENTENCE_ENDS) or text.rstrip("!").endswith("?")
    return is_short and is_open and not is_labelled(text)


@dataclass
class _Line:
    """A line, or several that belong together; `written` is the last one's length as it stood."""

    kind: BlockKind
    parts: list[str]
    indent: int
    written: int
    number: int | None = None


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the whole text was set: the width at which its lines were wrapped (0 where they were
    not), its words where lines break words, and the labels that come back."""

    width: int
    words: frozenset[str]
    fields: frozenset[str]

    def is_labelled(self, text: str) -> bool:
        return is_labelled(text) or is_field(text, self.fields) or bool(relations_in(text))


def _wrap_width(lines: list[str]) -> int:
    """The width at which the text was wrapped, or 0 where it was not."""
    longest = max((len(line) for line in lines), default=0)
    return longest if longest <= _WRAP_WIDTH or _are_full(lines, longest) else 0


def _are_full(lines: list[str], width: int) -> bool:
    """Whether most lines that another follows had no room left for its first word."""
    if width > _WIDEST:
        return False
    pairs = [(a, b.split(maxsplit=1)[0]) for a, b in itertools.pairwise(lines) if a and b.strip()]
    full = sum(len(line) + 1 + len(word) > width for line, word in pairs)
    return full >= max(_FEWEST_FULL, _FULL_SHARE * len(pairs))


def _may_be_list(chunk: list[str], above: list[RawBlock]) -> bool:
    """Whether lines without bullets are the list that the block above them announces; a caption
    may stand between."""
    last = above[-1] if above else None
    if last and announces_list(last) and _is_bare_list(chunk, _HEADING_WORDS):
        return True
    if not last or not _is_bare_list(chunk):
        return False
    if last.is_heading and (last.text.endswith("?") or names_parts(last.text)):
        return True
    is_caption = not last.is_entry and len(last.text.split()) < _PROSE_WORDS
    return is_caption and announces_list(above[0])


def _is_bare_list(chunk: list[str], longest: int = _BARE_WORDS) -> bool:
    """Whether lines without bullets are a list all the same: several, of at most so many words,
    none a sentence."""
    kinds = {_classify(raw).kind for raw in chunk}
    # A paragraph's first line would begin with a capital.
    most = _HEADING_WORDS if all(raw.strip()[:1].islower() for raw in chunk) else longest
    short = all(len(raw.split()) <= most and not raw.endswith((".", ":")) for raw in chunk)
    return len(chunk) > 1 and kinds == {BlockKind.PARAGRAPH} and short


def _parse_list(chunk: list[str]) -> list[RawBlock]:
    return [RawBlock(BlockKind.BULLET, collapse(raw)) for raw in chunk]


def _parse_chunk(chunk: list[str], layout: _Layout) -> list[RawBlock]:
    if table_at := _table_in(chunk):
        start, stop = table_at
        above = _parse_chunk(chunk[:start], layout) if start else []
        below = _parse_chunk(chunk[stop:], layout) if stop < len(chunk) else []
        return [*above, _parse_table(chunk[start:stop]), *below]
    leads = chunk[:-2] if len(chunk) <= _MAX_LED else []
    for at, raw in enumerate(leads, 1):
        if _may_be_list(chunk[at:], [_block(_classify(raw), 0, layout)]):
            return [*_parse_lines(chunk[:at], layout), *_parse_list(chunk[at:])]
    is_named = len(chunk) > 1 and may_name(chunk[0]) and not marked_entry(chunk[0])
    if is_named and (names_labelled(chunk) or names_what_follows(chunk[0], chunk[1:])):
        heading = RawBlock(BlockKind.HEADING, collapse(chunk[0]), level=2)
        return [heading, *_parse_chunk(chunk[1:], layout)]
    return _parse_lines(chunk, layout)


def _table_in(chunk: list[str]) -> tuple[int, int] | None:
    """Where at least two lines in a row have the same number of columns, parted by tabs."""
    counts = [0 if _is_tabbed_entry(raw) else raw.strip().count("\t") for raw in chunk]
    for start, count in enumerate(counts):
        if count and start + 1 < len(counts) and counts[start + 1] == count:
            stop = start + 1
            # Below a rule a row may have cells whose column nobody knows.
            most = _MAX_TABS if set(chunk[start + 1].split("\t")) == {"|"} else count
            while stop < len(counts) and count <= counts[stop] <= most:
                stop += 1
            return start, stop
    return None


def _is_tabbed_entry(raw: str) -> bool:
    """Whether the only tab of a line stands between its bullet or figure and its words."""
    entry = marked_entry(raw)
    return entry is not None and "\t" not in entry[2].strip()


def _parse_table(chunk: list[str]) -> RawBlock:
    rows = [[collapse(cell) for cell in raw.strip("\n ").split("\t")] for raw in chunk]
    has_rule = set(rows[1]) == {"|"}
    kept = [rows[0], *rows[2:]] if has_rule else rows
    cells = (tuple(RawCell(one, has_rule and not at) for one in row) for at, row in enumerate(kept))
    return raw_table(tuple(cells))


def _parse_lines(chunk: list[str], layout: _Layout) -> list[RawBlock]:
    merged: list[_Line] = []
    run_ins = _run_ins(chunk)
    for at, raw in enumerate(chunk):
        line = _classify(raw, is_run_in=at in run_ins)
        is_named = _names_next(merged, chunk, at, layout)
        may_continue = line.kind is BlockKind.PARAGRAPH and not is_named
        if merged and may_continue and _continues(merged[-1], line, layout):
            merged[-1].parts += line.parts
            merged[-1].written = line.written
        else:
            merged.append(line)
    outermost = min((line.indent for line in merged if line.kind in _ENTRIES), default=0)
    blocks = (_block(line, outermost, layout) for line in merged)
    return [block for block in blocks if block.text]


def _names_next(merged: list[_Line], chunk: list[str], at: int, layout: _Layout) -> bool:
    """Whether a few words behind a full stop or between fields stand above an order, an entry or a
    label: what they name begins, however long the line above them is."""
    below = chunk[at + 1].strip() if at + 1 < len(chunk) else ""
    if not below or not merged or not may_name(chunk[at].strip()):
        return False
    above = merged[-1].parts[-1].rstrip()
    if is_field(below, layout.fields) and is_field(merged[-1].parts[0], layout.fields):
        return True
    if not above.endswith((".", "!", ")", "?")):
        return False
    return is_labelled(below) or is_order(below) or marked_entry(chunk[at + 1]) is not None


def _run_ins(chunk: list[str]) -> frozenset[int]:
    """The lines that each open with a name and say what it is, where there are several and no
    bullets: "Stress leakage – you lose urine when you cough"."""
    lines = [raw.strip() for raw in chunk]
    if any(marked_entry(raw) for raw in chunk) or any(map(is_labelled, lines)):
        return frozenset()
    found = [at for at, line in enumerate(lines) if _RUN_IN.match(line[:_MAX_RUN_IN])]
    return frozenset(found if len(found) > 1 else ())


def may_name(raw: str) -> bool:
    """Whether a line above "Reps: 10" names the exercise, even if it opens with a verb."""
    is_short = len(raw.split()) <= _BARE_WORDS and not raw.rstrip().endswith(_SENTENCE_ENDS)
    return is_short and raw[:1].isupper() and not is_labelled(raw.strip())


def _classify(raw: str, *, is_run_in: bool = False) -> _Line:
    bullet = _BULLET.match(raw)
    if bullet and not raw.startswith("*", bullet.end()):
        return _Line(BlockKind.BULLET, [raw[bullet.end() :]], len(bullet[1]), len(raw))
    if match := _NUMBERED.match(raw):
        rest = [raw[match.end() :]]
        kind, number = _count(match)
        return _Line(kind, rest, len(match[1]), len(raw), number)
    text = raw.strip()
    if _KIND.match(text) or is_run_in:
        return _Line(BlockKind.BULLET, [text], len(raw) - len(raw.lstrip()), len(raw))
    return _Line(BlockKind.PARAGRAPH, [text], len(raw) - len(raw.lstrip()), len(raw))


def _continues(last: _Line, line: _Line, layout: _Layout) -> bool:
    """Whether `line` goes on with `last`: it hangs below an entry, or the wrapping broke it off."""
    first, tail = line.parts[0], last.parts[-1]
    if last.kind in _ENTRIES and line.indent > last.indent and not _begins_below(last, first):
        return True
    if layout.is_labelled(first):
        return False
    if last.written >= _MIN_OPEN and _OPEN_END.search(tail[-12:]):
        return True
    if last.written < _MIN_WRAPPED:
        return first[:1].islower() and _BROKEN_WORD.search(tail[-20:]) is not None
    if first[:1].islower():
        return not tail.endswith((".", "!", "?", ":"))
    if tail.endswith((".", "!")) and _NAMED_LINE.match(first[:_MAX_RUN_IN]):
        return False
    needed = last.written + 1 + len(first.split(" ", 1)[0])
    return bool(layout.width) and needed > layout.width


def _begins_below(last: _Line, first: str) -> bool:
    """Whether a line that hangs below an entry begins what the entry only names: one with a label
    of its own, or a sentence below a few words without a stop."""
    is_name = last.written < _MIN_WRAPPED and len(last.parts) == 1 and may_name(last.parts[0])
    return is_labelled(first) or (is_name and first[:1].isupper())


def _block(line: _Line, outermost: int, layout: _Layout) -> RawBlock:
    text = collapse(join_wrapped(line.parts, layout.words)).removeprefix("**").lstrip()
    if line.kind in _ENTRIES:
        depth = min((line.indent - outermost) // 2, 9)
        return RawBlock(line.kind, text, level=depth, number=line.number)
    if _may_head(text) and not is_field(text, layout.fields):
        return RawBlock(BlockKind.HEADING, text, level=2)
    return RawBlock(BlockKind.PARAGRAPH, text)


def _may_head(text: str) -> bool:
    if not text or len(text) > 150 or len(text.split(" ")) > _HEADING_WORDS:
        return False
    if _NO_HEADING.search(text) or text.endswith(_SENTENCE_ENDS) or _OPEN_END.search(text):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] == "#"):
        return False
    if is_labelled(text) or is_amount(text):
        return False
    return is_title_case(text) or not is_order(text)

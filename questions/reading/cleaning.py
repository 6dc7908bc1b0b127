"""Leaves out what stands around an article: menus, captions, adverts, related links, comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from questions.reading.article import BlockKind
from questions.reading.extent import cut_to_article
from questions.reading.furniture import PROSE_WORDS, is_furniture, is_social, matches, prose_words
from questions.reading.labels import is_labelled
from questions.reading.line_looks import is_amount, is_order, is_title_case, opens_exercise
from questions.reading.normalising import collapse, without_marks
from questions.reading.plain import announces_list, names_parts
from questions.reading.raw import RawBlock, raw_table

Blocks = list[RawBlock]

_CONTENTS = re.compile(
    r"(?:table of )?contents:?(?:\s*\[(?:hide|show)\])?|(?:in|on) this (?:article|page):?",
    re.IGNORECASE,
)
_CONTENTS_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+")
_TEASER_REACH = 5  # blocks below a heading that tell whether it heads an article
_LONG_WORD = re.compile(r"[a-z]{4,}")
_LEADS = re.compile(r"\b(?:are|is|includes?|including|following|these|this|have|has|if|when|you)\b")
# What leads to other pages: "Read our guides to:"
_OF_PAGES = re.compile(
    r"\b(?:pages?|articles?|posts?|links?|sections?|topics?|chapters?|guides?|leaflets?|videos?|websites?"
    r"|resources|services|information|read|see|learn|click|visit|follow|find|jump|choose|browse|contact)\b",
    re.IGNORECASE,
)
_FEWEST_TOLD = 4  # words
_NAME_WORDS = 8
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")


def drop_asides(blocks: Blocks) -> Blocks:
    """Without what the page's own markup sets apart."""
    return [block for block in blocks if not block.is_aside]


def drop_marks(blocks: Blocks) -> Blocks:
    """Without the marks of encyclopedias: "[edit]" behind headings, "[2]" behind words."""
    bare = (_unmarked(block) for block in blocks)
    return [block for block in bare if block.text]


def drop_contents(blocks: Blocks) -> Blocks:
    """Without a table of contents: lines below that word which stand again as headings."""
    times = Counter(_bare_title(block.text) for block in blocks)
    kept: Blocks = []
    listed: set[str] = set()
    listing = False
    for block in blocks:
        if _CONTENTS.fullmatch(block.text):
            listing = True
            continue
        title = _bare_title(block.text)
        listing = listing and title not in listed and times[title] > 1
        if listing:
            listed.add(title)
        else:
            kept.append(block)
    return kept


def drop_furniture(blocks: Blocks) -> Blocks:
    """Without share buttons, dates, bylines, credits, cookie notices and social-media text."""
    return [block for block in blocks if not is_furniture(block) and not is_social(block)]


def drop_captions(blocks: Blocks) -> Blocks:
    """Without short lines that stand between "which include:" and the list it announces."""
    kept: Blocks = []
    for index, block in enumerate(blocks):
        if not (kept and announces_list(kept[-1]) and _is_caption_before_list(blocks, index)):
            kept.append(block)
    return kept


def make_lists(blocks: Blocks) -> Blocks:
    """Short lines below "which include:" are its list, also where no bullet stands before them;
    the last one heads what follows where that is text."""
    made: Blocks = []
    index = 0
    while index < len(blocks):
        last = index
        if made and announces_list(made[-1]):
            last = _end_of_bare_lines(blocks, index)
        made.extend(replace(one, kind=BlockKind.BULLET, level=0) for one in blocks[index:last])
        made.extend(blocks[last : last + 1])
        index = last + 1
    return made


def drop_foreign_sections(blocks: Blocks) -> Blocks:
    """Without related links, references, shops: a heading of that sort and what hangs below it."""
    kept: Blocks = []
    is_box = False
    needed = 0  # sentences that a heading must head to end the section that is left out
    for index, block in enumerate(blocks):
        if matches("sections", block) and (block.is_heading or _opens_links(blocks, index)):
            needed = 2 if matches("teasers", block) else 1
            is_box = matches("boxes", block)
        elif needed and (_heads_prose(blocks, index, needed) or (is_box and prose_words(block))):
            needed = 0
        if not needed:
            kept.append(block)
    return kept


def raise_numbered_names(blocks: Blocks) -> Blocks:
    """ "1. Clamshell" above a paragraph is a heading, not an entry of a list."""
    raised: Blocks = []
    above, last = 1, 0
    series = (0, 0)  # the number and level of the last one raised
    for index, block in enumerate(blocks):
        if block.is_heading:
            above, last = block.level, 0
        follows = last > 0 and block.number == last + 1 and _has_entries_below(blocks, index)
        if follows or _is_numbered_name(blocks, index):
            last = block.number or 0
            goes_on = series[0] and series[0] <= last <= series[0] + 1
            level = series[1] if goes_on else min(above + 1, 6)
            series = (last, level)
            raised.append(replace(block, kind=BlockKind.HEADING, level=level))
        else:
            raised.append(block)
    return raised


def drop_menus(blocks: Blocks) -> Blocks:
    """Without lists that nobody announces and whose every entry is a link."""
    kept: Blocks = []
    for first, last in _runs(blocks):
        run = blocks[first:last]
        if run[0].is_entry and all(block.is_link for block in run):
            kept.extend(run if first and _leads_in(blocks[first - 1]) else ())
        else:
            kept.extend(one for one in run if not one.is_link or one.is_heading)
    return kept


def _leads_in(block: RawBlock) -> bool:
    """Whether a sentence, or a heading that names parts of the body, says what the list below it is
    of; what it links to is beside that."""
    is_told = announces_list(block) and len(block.text.split()) >= _FEWEST_TOLD
    is_told &= not block.is_link and _OF_PAGES.search(block.text) is None
    return is_told or (block.is_heading and not block.is_link and names_parts(block.text))


def drop_idle_headings(blocks: Blocks) -> Blocks:
    """Without short lines that only look like headings: captions, crumbs of a page's layout."""
    titled = _uses_title_case(blocks)
    kept: Blocks = []
    for index, block in enumerate(blocks):
        if index and block.is_heading and not _is_heading_in_use(blocks, index, titled):
            continue
        if index and (_is_crumb(block) or _is_credit(blocks, index)):
            continue
        kept.append(block)
    is_titled = bool(kept) and kept[0].is_heading and kept[0].number is None
    return [replace(kept[0], level=1), *kept[1:]] if is_titled else kept


def drop_doubles(blocks: Blocks) -> Blocks:
    """Of "1. Heel slide" above "Heel slide", a name with its picture's, the first."""
    kept: Blocks = []
    for block in blocks:
        if kept and block.is_heading and kept[-1].text.casefold() == block.text.casefold():
            block = replace(block, number=kept.pop().number)
        kept.append(block)
    return kept


STEPS_FOR_MARKUP: tuple[Callable[[Blocks], Blocks], ...] = (
    drop_asides,
    drop_marks,
    drop_furniture,
    raise_numbered_names,
    drop_menus,
    drop_captions,
    cut_to_article,
    drop_foreign_sections,
)

STEPS_FOR_PLAIN_TEXT: tuple[Callable[[Blocks], Blocks], ...] = (
    drop_asides,
    drop_contents,
    cut_to_article,
    drop_furniture,
    drop_doubles,
    raise_numbered_names,
    drop_captions,
    make_lists,
    drop_foreign_sections,
    drop_idle_headings,
)


def _unmarked(block: RawBlock) -> RawBlock:
    if not block.is_table:
        return replace(block, text=collapse(without_marks(block.text)))
    rows = tuple(
        tuple(replace(cell, text=collapse(without_marks(cell.text))) for cell in row)
        for row in block.rows
    )
    return replace(raw_table(rows, is_aside=block.is_aside), place=block.place)


def _bare_title(text: str) -> str:
    return _CONTENTS_NUMBER.sub("", text, count=1).casefold()


def _is_numbered_name(blocks: Sequence[RawBlock], index: int) -> bool:
    block = blocks[index]
    if not block.is_entry or index + 1 == len(blocks):
        return False
    is_counted = block.number is not None
    if not is_counted and not is_labelled(blocks[index + 1].text):
        return False
    if block.text[-1] in ".:;,!" or len(block.text.split()) > PROSE_WORDS or is_order(block.text):
        return False
    before = blocks[index - 1] if index else None
    if before and _mark(before) == _mark(block):
        return False
    below = blocks[index + 1]
    if below.is_entry:
        return _mark(below) != _mark(block) and is_order(below.text)
    return not below.is_heading


def _mark(entry: RawBlock) -> tuple[BlockKind, int, bool]:
    """What the entries of one list share."""
    return entry.kind, entry.level, entry.number is None


def _has_entries_below(blocks: Sequence[RawBlock], index: int) -> bool:
    below = blocks[index + 1 : index + 2]
    return bool(below) and below[0].is_entry and below[0].level > blocks[index].level


def _is_caption_before_list(blocks: Sequence[RawBlock], index: int) -> bool:
    """Whether one or two short lines here are followed by a list."""
    for ahead in range(index, min(index + 3, len(blocks))):
        if blocks[ahead].is_entry:
            return ahead > index
        is_told = prose_words(blocks[ahead]) or announces_list(blocks[ahead])
        if is_told or blocks[ahead].is_table:
            return False
    return False


def _end_of_bare_lines(blocks: Sequence[RawBlock], start: int) -> int:
    """Where the short lines from `start` on stop being a list; `start` where they are none."""
    end = start
    while end < len(blocks) and blocks[end].is_heading:
        end += 1
    if end < len(blocks) and end > start:
        end -= 1
    return end if end - start > 1 else start


def _is_text(block: RawBlock) -> bool:
    return prose_words(block) > 0 or announces_list(block)


def _opens_links(blocks: Sequence[RawBlock], index: int) -> bool:
    is_last = index + 1 == len(blocks)
    return not is_last and not blocks[index].is_entry and blocks[index + 1].is_entry


def _heads_prose(blocks: Sequence[RawBlock], index: int, needed: int) -> bool:
    """Whether a heading here, or the one below it, heads running text of so many sentences."""
    if not blocks[index].is_heading or matches("sections", blocks[index]):
        return False
    sentences = 0
    for block in blocks[index + 1 : index + 1 + _TEASER_REACH]:
        if matches("sections", block) or (sentences and block.is_heading):
            return False
        if block.is_entry and not sentences:
            return False
        sentences += len(_SENTENCE_END.findall(block.text)) if not block.is_heading else 0
        if sentences >= needed or (needed == 1 and _is_text(block)):
            return True
    return False


def _runs(blocks: Sequence[RawBlock]) -> list[tuple[int, int]]:
    """Half-open index ranges: each list that nothing announces is one, any other block as well."""
    ranges: list[tuple[int, int]] = []
    for index, block in enumerate(blocks):
        previous = blocks[index - 1] if index else None
        if previous and block.is_entry and previous.is_entry:
            ranges[-1] = (ranges[-1][0], index + 1)
        else:
            ranges.append((index, index + 1))
    return ranges


def _uses_title_case(blocks: Sequence[RawBlock]) -> bool:
    headings = [block for block in blocks if block.is_heading and " " in block.text]
    return sum(is_title_case(block.text) for block in headings) * 4 >= 3 * len(headings) > 6


def _is_heading_in_use(blocks: Sequence[RawBlock], index: int, titled: bool) -> bool:
    block = blocks[index]
    following = blocks[index + 1 : index + 3]
    if _is_caption_between(blocks, index):
        return False
    if following and following[0].is_entry:
        return True
    is_name = block.number is not None or (following and opens_exercise(following[0].text))
    if is_name and block.text[0].isupper() and following and not following[0].is_heading:
        return True
    if titled and not is_title_case(block.text) and not block.text.endswith("?"):
        return False
    return any(not after.is_heading for after in following)


def _is_caption_between(blocks: Sequence[RawBlock], index: int) -> bool:
    """Whether a line stands between a list and "Calf stretch:" above the next one, in words of the
    name that heads the one above or below it."""
    below = blocks[index + 1 : index + 3]
    if not index or not blocks[index - 1].is_entry or len(below) < 2 or not below[1].is_entry:
        return False
    name = below[0].text
    if not name.endswith(":") or len(name.split()) > _NAME_WORDS or _LEADS.search(name):
        return False
    above = next((one for one in reversed(blocks[:index]) if not one.is_entry), below[0])
    words = set(_LONG_WORD.findall(blocks[index].text.casefold()))
    return any(words & set(_LONG_WORD.findall(one.text.casefold())) for one in (above, below[0]))


def _is_credit(blocks: Sequence[RawBlock], index: int) -> bool:
    """Whether a line below a picture's caption, and the caption below a name with a number of its
    own above it ("3", "Wall slide"), says who took the picture."""
    if index < 3 or not blocks[index].is_heading or len(blocks[index].text.split()) > 4:
        return False
    number, name, caption = blocks[index - 3 : index]
    is_caption = not (caption.is_entry or caption.is_table) and caption.text[-1] not in ".!?:"
    return number.text.strip(" .)#").isdigit() and name.is_heading and is_caption


def _is_crumb(block: RawBlock) -> bool:
    """A few words in small letters that end without a stop: a picture's name, a button."""
    if block.kind is not BlockKind.PARAGRAPH or len(block.text.split()) > 6:
        return False
    if is_amount(block.text):
        return False
    return block.text[0].islower() and block.text[-1].isalnum() and block.text == block.text.lower()

"""Reads a PDF or a .docx with the parsers of others. Run as a script (see `isolated.py`): the file
on standard input, JSON on standard output. It imports nothing of ours, so that it starts fast."""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import logging
import math
import sys
from collections.abc import Callable, Iterator
from typing import Any

MAX_PAGES = 300
_MAX_MEMORY = 800_000_000  # bytes of address space, libraries included
_MAX_SECONDS = 20  # of processor time
_MAX_RUNS = 200_000
_MAX_LETTERS = 3_000_000
# Of the size of the type: what parts two words, and what no word space is as wide as.
_WORD_GAP = 0.17
_RUN_GAP = 1.0
_BARE_GAP = 0.55  # the same where no space was drawn, as between the cells of a table
# Lines and dots that are drawn: in points.
_THIN = 2.5
_LONG = 6.0
_DOT = (1.2, 8.0)
_MAX_DRAWN = 1_000
_BOLD = ("bold", "black", "heavy", "demi")
_BOLD_WEIGHT = 600
# Types whose letters are pictures: a bullet, mostly, whatever letter it is filed under.
_PICTURES = ("wingding", "dingbat", "webding")
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='heading 7'] => h6:fresh
p[style-name='heading 8'] => h6:fresh
p[style-name='heading 9'] => h6:fresh
"""


class Refusal(Exception):  # noqa: N818 - a decision, not an error
    """The file is not read; the message is a code for the caller."""


def docx_to_html(data: bytes) -> str:
    """A .docx as HTML: headings, lists, tables and bold words; pictures only by their text."""
    import mammoth

    with_text_only = mammoth.images.img_element(lambda _image: {"src": ""})
    made = mammoth.convert_to_html(
        io.BytesIO(data),
        style_map=_STYLES,
        convert_image=with_text_only,
        include_embedded_style_map=False,
    )
    return str(made.value)


def pdf_to_pages(data: bytes) -> dict[str, Any]:
    """The pages of a PDF, each with its size and its runs of letters: what stands on one line in
    one type without a wide gap or a drawn line between. A run is [text, x0, x1, baseline, size, is
    bold], in points from the lower left corner; lines are [y, x0, x1] where they are `level` and
    [x, y0, y1] where `upright`, `dots` [x0, x1, y of the middle]."""
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    logging.disable()
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
    except PDFEncryptionError:
        raise Refusal("locked") from None
    resources = PDFResourceManager()
    device = _device(resources)
    interpreter = PDFPageInterpreter(resources, device)
    found = list(itertools.islice(PDFPage.create_pages(document), MAX_PAGES + 1))
    if len(found) > MAX_PAGES:
        raise Refusal("too_many_pages")
    pages: list[dict[str, Any]] = []
    for page in found:
        device.letters, device.level, device.upright, device.dots = [], [], [], []
        device.pictures = 0
        try:
            interpreter.process_page(page)
        except MemoryError:
            raise
        except Exception:
            # What stands on a page until its content breaks off is kept.
            logging.info("a page breaks off", exc_info=True)
        width, height = device.size
        pages.append(
            {
                "width": width, "height": height, "pictures": device.pictures,
                "runs": list(_runs(device.letters, device.upright)),
                "level": device.level, "upright": device.upright, "dots": device.dots,
            }
        )  # fmt: skip
        if sum(len(one["runs"]) for one in pages) > _MAX_RUNS:
            raise MemoryError
    return {"pages": pages}


def _device(resources: Any) -> Any:
    """What keeps each letter as (text, x0, x1, baseline, size, is bold), upright ones only, and
    what is drawn as a thin line or a dot."""
    from pdfminer.converter import PDFLayoutAnalyzer
    from pdfminer.utils import apply_matrix_pt

    class Letters(PDFLayoutAnalyzer):
        letters: list[tuple[str, float, float, float, float, bool]]
        level: list[list[float]]
        upright: list[list[float]]
        dots: list[list[float]]
        pictures = 0
        size = (0.0, 0.0)
        count = 0

        def begin_page(self, page: Any, ctm: Any) -> None:
            super().begin_page(page, ctm)
            self.size = (self.cur_item.width, self.cur_item.height)

        def paint_path(
            self, _state: Any, _stroke: bool, fill: bool, _evenodd: bool, path: Any
        ) -> None:
            shape: list[Any] = []
            for step in path:
                if step[0] == "m" and shape:
                    self.keep_shape(shape, fill)
                    shape = []
                if len(step) > 2:
                    shape.append(apply_matrix_pt(self.ctm, step[-2:]))
            self.keep_shape(shape, fill)

        def keep_shape(self, points: list[tuple[float, float]], fill: bool) -> None:
            if len(points) < 2 or len(self.level) + len(self.upright) > _MAX_DRAWN:
                return
            x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
            y0, y1 = min(y for _, y in points), max(y for _, y in points)
            width, height = x1 - x0, y1 - y0
            low, high = _DOT
            if width < _THIN and height > _LONG:
                self.upright.append([(x0 + x1) / 2, y0, y1])
            elif height < _THIN and width > _LONG:
                self.level.append([(y0 + y1) / 2, x0, x1])
            elif fill and low < width < high and 0.7 < width / height < 1.4:
                self.dots.append([x0, x1, (y0 + y1) / 2])
            elif len(points) in (4, 5) and width > _LONG and height > _LONG:
                self.upright += [[x0, y0, y1], [x1, y0, y1]]
                self.level += [[y0, x0, x1], [y1, x0, x1]]

        def render_image(self, *_args: Any) -> None:
            self.pictures += 1

        def handle_undefined_char(self, _font: Any, _cid: int) -> str:
            return "\ufffd"

        def render_char(
            self, matrix: Any, font: Any, fontsize: float, scaling: float, rise: float, cid: int,
            *_args: Any,
        ) -> float:  # fmt: skip
            try:
                is_picture = any(name in str(font.fontname).lower() for name in _PICTURES)
                text = "•" if is_picture else font.to_unichr(cid)
            except Exception:
                text = "\ufffd"
            advance = float(font.char_width(cid) * fontsize * scaling)
            a, b, c, d, e, f = matrix
            size = abs(fontsize) * math.hypot(c, d)
            self.count += 1
            if self.count > _MAX_LETTERS:
                raise MemoryError
            if a > 0 and d > 0 and abs(b) < 0.1 * a and abs(c) < 0.1 * d and size < 500:
                y = f + rise * d
                self.letters.append((text, e, e + advance * a, y, size, _is_bold(font)))
            return advance

    return Letters(resources)


def _is_bold(font: Any) -> bool:
    name = str(font.fontname).lower()
    weight = font.descriptor.get("FontWeight")
    return any(word in name for word in _BOLD) or (
        isinstance(weight, int | float) and weight >= _BOLD_WEIGHT
    )


def _runs(
    letters: list[tuple[str, float, float, float, float, bool]], upright: list[list[float]]
) -> Iterator[list[Any]]:
    """Letters as they were drawn, one after the other, in runs; a gap is a space where none was
    drawn."""
    run: list[Any] = []
    for text, x0, x1, y, size, bold in letters:
        if run:
            gap = x0 - run[2]
            is_same = abs(y - run[3]) < 0.1 * size and run[4:] == [round(size, 2), bold]
            is_spaced = run[0].endswith(" ") or text == " "
            most = _RUN_GAP if is_spaced else _BARE_GAP
            if (
                is_same
                and -0.5 * size < gap < most * size
                and not (
                    (is_spaced or gap > _WORD_GAP * size)
                    and _is_parted(run[2], x0, y, size, upright)
                )
            ):
                between = " " if gap > _WORD_GAP * size and not is_spaced else ""
                run[0] += between + text
                run[2] = round(max(run[2], x1), 2)
                continue
            yield run
        run = [text, round(x0, 2), round(x1, 2), round(y, 2), round(size, 2), bold]
    if run:
        yield run


def _is_parted(x0: float, x1: float, y: float, size: float, upright: list[list[float]]) -> bool:
    """Whether a drawn line stands between two letters."""
    slack, middle = 0.1 * size, y + 0.3 * size
    return any(x0 - slack < x < x1 + slack and low < middle < high for x, low, high in upright)


_CONVERTERS: dict[str, Callable[[bytes], Any]] = {"docx": docx_to_html, "pdf": pdf_to_pages}


def main() -> None:
    _limit()
    try:
        answer = {"made": _CONVERTERS[sys.argv[1]](sys.stdin.buffer.read())}
    except Refusal as refused:
        answer = {"problem": str(refused)}
    except MemoryError:
        sys.exit(1)
    except Exception:
        answer = {"problem": "damaged"}
    sys.stdout.write(json.dumps(answer))


def _limit() -> None:
    """Bounds memory and processor time, where the system can."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, _MAX_MEMORY), (resource.RLIMIT_CPU, _MAX_SECONDS)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()

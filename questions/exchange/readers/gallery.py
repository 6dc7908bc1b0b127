"""The pictures of a file of questions: found where its HTML shows them, and taken or not."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from questions.exchange.readers.markup import Shown, shown_in
from questions.exchange.readers.model import LeftOut, Refusal, RefusedError
from questions.pictures import MAX_BYTES, Picture, PictureProblem, WrongPictureError, read_picture

_BESIDE = "@@PLUGINFILE@@/"
_INLINE = "data:"
_BASE64 = ";base64"
_MOST_OF_QUESTION = 8
_MOST_OF_FILE = 200
# All of a file together: each has to be looked through.
_MOST_PIXELS = 100_000_000


@dataclass
class Gallery:
    """Counts what a file brings. `files` have their content as the file has it, by the name that an
    address gives."""

    _count: int = 0
    _pixels: int = 0
    _of_question: int = field(default=0)

    def begin_question(self) -> None:
        self._of_question = 0

    def take(
        self, markup: str, files: Mapping[str, str]
    ) -> tuple[tuple[Picture, ...], tuple[LeftOut, ...]]:
        """The pictures in some HTML, and those that cannot be taken."""
        taken: list[Picture] = []
        left_out: list[LeftOut] = []
        for one in shown_in(markup):
            try:
                taken.append(self._read(one, files))
            except WrongPictureError as error:
                left_out.append(LeftOut(one.name, error.problem))
        return tuple(taken), tuple(left_out)

    def take_all(self, markup: str, files: Mapping[str, str]) -> tuple[Picture, ...]:
        """All pictures in some HTML that nobody can answer without. Raises RefusedError, which
        names those that cannot be taken, and says of the first why."""
        taken, left_out = self.take(markup, files)
        if left_out:
            names = ", ".join(one.name for one in left_out)
            raise RefusedError(Refusal.PICTURE, names, left_out[0].problem)
        return taken

    def _read(self, shown: Shown, files: Mapping[str, str]) -> Picture:
        self._count += 1
        self._of_question += 1
        is_crowded = self._of_question > _MOST_OF_QUESTION or self._count > _MOST_OF_FILE
        if is_crowded or self._pixels > _MOST_PIXELS:  # before any more are looked through
            raise WrongPictureError(PictureProblem.TOO_MANY)
        try:
            picture = read_picture(_bytes(shown.address, files), shown.words)
        except WrongPictureError as error:
            self._pixels += error.pixels
            raise
        self._pixels += picture.width * picture.height
        if self._pixels > _MOST_PIXELS:
            raise WrongPictureError(PictureProblem.TOO_MANY)
        return picture


def unused(markup: str, files: Mapping[str, str]) -> Iterator[LeftOut]:
    """The files that stand beside some HTML, and that it does not show."""
    shown = {_file_named(one.address) for one in shown_in(markup)}
    for name in files:
        if name not in shown:
            yield LeftOut(name.rsplit("/", 1)[-1], PictureProblem.UNUSED)


def _bytes(address: str, files: Mapping[str, str]) -> bytes:
    name = _file_named(address)
    if name in files:
        return _decoded(files[name])
    if address[: len(_INLINE)].lower() != _INLINE:
        # One without any address, such as a drawing in the HTML itself, is of no kind that we take.
        raise WrongPictureError(PictureProblem.ELSEWHERE if address else PictureProblem.KIND)
    head, _, content = address.partition(",")
    if not head.lower().endswith(_BASE64):
        raise WrongPictureError(PictureProblem.KIND)
    return _decoded(unquote(content))


def _file_named(address: str) -> str:
    return unquote(address.removeprefix(_BESIDE)) if address.startswith(_BESIDE) else ""


def _decoded(content: str) -> bytes:
    bare = "".join(content.split())
    if len(bare) > MAX_BYTES * 4 // 3 + 4:
        raise WrongPictureError(PictureProblem.TOO_LARGE)
    try:
        return base64.b64decode(bare, validate=True)
    except (binascii.Error, ValueError):
        raise WrongPictureError(PictureProblem.BROKEN) from None

"""Questions as the files that are sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import SEEK_END, BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO

from flask import Response, abort, send_file

from questions.exchange import COMPANION, FORMATS, Format, companion, export
from questions.items import Item
from quizapp.exchange.formats import losses_of
from quizapp.pictures.service import with_content

# Bytes.
_IN_MEMORY = 1_000_000
_PIECE = 65_536


def format_or_404(name: str) -> Format:
    return FORMATS.get(name) or abort(404)


def send_questions(kind: Format, name: str, title: str, items: Sequence[Item]) -> Response:
    """The questions as a file of that name, as far as the format can hold them."""
    # A large bank goes to the disk, so that it is not held in memory until it is sent.
    to: IO[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed when sent
    export(kind, title, with_content(items), to)
    return _sent(to, f"{name}{kind.suffix}", kind.media_type)


def send_losses(kind: Format, name: str, items: Sequence[Item]) -> Response:
    """What is not in that file, as a table."""
    content = BytesIO(companion(kind, losses_of(kind, items)))
    return _sent(content, f"{name}{kind.suffix}{COMPANION}", "text/csv; charset=utf-8")


def _sent(content: IO[bytes], name: str, media_type: str) -> Response:
    kind = media_type.partition(";")[0]  # the charset is added, or would stand there twice
    response = send_file(content, mimetype=kind, as_attachment=True, download_name=name)
    length = content.seek(0, SEEK_END)
    content.seek(0)
    response.direct_passthrough = False
    response.response = _pieces(content)
    response.content_length = length
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _pieces(content: IO[bytes]) -> Iterator[bytes]:
    """A file bit by bit, closed as soon as it is read."""
    with content:
        while piece := content.read(_PIECE):
            yield piece

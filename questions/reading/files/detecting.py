"""Which format a file is in, told by what stands in it and never by its name."""

from __future__ import annotations

import enum
import re

from questions.reading.errors import (
    DamagedFileError,
    LockedFileError,
    UnreadableArticleError,
)
from questions.reading.files.zips import Zip, open_zip

# Pictures take most of such a file, and none of them is kept.
MAX_FILE_BYTES = 20_000_000
_HEAD = 1024  # bytes before which a PDF says that it is one
_MAIL_HEAD = 8192
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = re.compile(rb"(?:^|[\r\n]|^\xef\xbb\xbf)%PDF-\d\.\d")
_RTF = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}\{\\rtf")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z-]{1,40}:[ \t]")
_MULTIPART = re.compile(rb"^content-type:\s{0,100}(?:multipart/|text/html)", re.I | re.M)
_MIME_VERSION = re.compile(rb"^mime-version:", re.I | re.M)
_PICTURE = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|RIFF.{4}WEBP|.{4}ftyp(?:hei|mif|avif)",
    re.DOTALL,
)
_ARCHIVE = re.compile(rb"\x1f\x8b\x08|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|BZh[1-9]1AY|\xfd7zXZ\x00")


class FileFormat(enum.Enum):
    """The formats of files that are no text as they stand."""

    MHTML = "mhtml"
    DOCX = "docx"
    PDF = "pdf"
    RTF = "rtf"
    EPUB = "epub"


def detect_file(data: bytes) -> FileFormat | None:
    """The format of a file, None for what may be text. Raises UnreadableArticleError, with what to
    do, for formats that are known and cannot be read."""
    if _PDF.search(data[:_HEAD]):
        return _within_size(data, FileFormat.PDF)
    if _RTF.match(data[:_HEAD]):
        return _within_size(data, FileFormat.RTF)
    if data.startswith(b"PK"):
        return _within_size(data, _packed(data)) if data[2:4] in (b"\3\4", b"\5\6") else None
    if _is_mail(data):
        return _within_size(data, FileFormat.MHTML)
    _refuse_known(data)
    return None


def _within_size(data: bytes, found: FileFormat) -> FileFormat:
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableArticleError("The file is larger than 20 MB, which no article needs.")
    return found


def _is_mail(data: bytes) -> bool:
    """Whether a file opens with headers as a saved page does: "MIME-Version: 1.0"."""
    if not _HEADER.match(data):
        return False
    head = data[:_MAIL_HEAD].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return bool(_MIME_VERSION.search(head) and _MULTIPART.search(head))


def _packed(data: bytes) -> FileFormat:
    packed = open_zip(data)
    if packed.names() == ():
        raise DamagedFileError
    types = packed.text("[Content_Types].xml") if "[Content_Types].xml" in packed else ""
    if "wordprocessingml" in types:
        return FileFormat.DOCX
    if "META-INF/container.xml" in packed:
        return FileFormat.EPUB
    raise UnreadableArticleError(_packed_sentence(packed, types))


def _packed_sentence(packed: Zip, types: str) -> str:
    if any(name.endswith((".iwa", "index.apxl")) for name in packed.names()):
        return "This is a Pages document. Export it as Word (.docx) or PDF and try again."
    kind = packed.text("mimetype") if "mimetype" in packed else ""
    if kind.startswith("application/vnd.oasis.opendocument.text"):
        return "This is an OpenDocument text. Save it as .docx or PDF and try again."
    if types or kind:
        return (
            "This file holds slides or a spreadsheet. Save its text as .docx or PDF and try again."
        )
    return "This file is a packed folder. Unpack it and choose the article in it."


def _refuse_known(data: bytes) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise LockedFileError
        raise UnreadableArticleError(
            "This is a file of an old Word (.doc). Save it as .docx or PDF and try again."
        )
    if data.startswith(b"bplist00"):
        raise UnreadableArticleError(
            "This is a web archive of Safari. Save the page as PDF or as page source and try again."
        )
    if _PICTURE.match(data):
        raise UnreadableArticleError(
            "This is a picture. Turn its text into a document with text recognition and try again."
        )
    if _ARCHIVE.match(data):
        raise UnreadableArticleError(
            "This file is a packed folder. Unpack it and choose the article in it."
        )

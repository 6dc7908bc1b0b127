"""Small files of each format, written by hand."""

import io
import zipfile
from collections.abc import Sequence

FORMATS = "tests/data/formats"

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    f'<?xml version="1.0"?><Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override'
    ' PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
    f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_STYLES = (
    f'<w:styles xmlns:w="{_WORD}">'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>'
)
_NUMBERING = (
    f'<w:numbering xmlns:w="{_WORD}">'
    + "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/>'
        f'</w:lvl></w:abstractNum><w:num w:numId="{number}">'
        f'<w:abstractNumId w:val="{number}"/></w:num>'
        for number, kind in ((1, "bullet"), (2, "decimal"))
    )
    + "</w:numbering>"
)


def zipped(members: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(body: str, **others: str | bytes) -> bytes:
    """A document with this body of WordprocessingML."""
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    links = f'<Relationships xmlns="{_PACKAGE}/relationships">' + "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for name in ("styles", "numbering")
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": f"{links}</Relationships>",
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _NUMBERING,
    }
    return zipped(members | others)


def paragraph(text: str, *, style: str = "", numbering: int = 0, bold: bool = False) -> str:
    """A paragraph of WordprocessingML; `numbering` 1 has bullets, 2 has numbers."""
    told = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbering:
        told += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>'
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return (
        f'<w:p><w:pPr>{told}</w:pPr><w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table of WordprocessingML."""
    written = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{written}</w:tbl>"


def epub(chapters: Sequence[str], **others: str | bytes) -> bytes:
    """A book of these bodies of XHTML, in the order of its spine and not of its names."""
    names = [f"c{len(chapters) - at}.xhtml" for at in range(len(chapters))]
    items = "".join(
        f'<item id="i{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names
    )
    spine = "".join(f'<itemref idref="i{name}"/>' for name in names)
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements'
        '/1.1/"><dc:title>A book of knees</dc:title><dc:creator>Ada Moor</dc:creator></metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    )
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "OEBPS/book.opf": book,
    }
    for name, body in zip(names, chapters, strict=True):
        members[f"OEBPS/{name}"] = (
            '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head>'
            f"<title>x</title></head><body>{body}</body></html>"
        )
    return zipped(members | others)


def pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]], fonts: str = "") -> bytes:
    """A PDF whose pages, of 400 by 600 points, have these texts: (x, y, size, text). A text in bold
    has a star before it."""
    fonts = fonts or (
        "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
        "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"
    )
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for page in pages:
        content = "".join(_shown(*text) for text in page)
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Resources << /Font <<"
            f" {fonts} >> >> /Contents {len(objects) + 2} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}endstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    written = "%PDF-1.4\n" + "".join(
        f"{number} 0 obj\n{one}\nendobj\n" for number, one in enumerate(objects, 1)
    )
    return (written + "trailer << /Root 1 0 R >>\n%%EOF\n").encode("cp1252")


def lines(
    texts: Sequence[str], *, x: float = 50, top: float = 550, size: float = 10, leading: float = 12
) -> list[tuple[float, float, float, str]]:
    """Lines of a PDF below each other."""
    return [(x, top - at * leading, size, text) for at, text in enumerate(texts)]


def _shown(x: float, y: float, size: float, text: str) -> str:
    font = "F2" if text.startswith("*") else "F1"
    bare = text.removeprefix("*").replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {x} {y} Td ({bare}) Tj ET\n"

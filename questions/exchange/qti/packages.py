"""A package: a file for each item, their drawings, a test of all, and the manifest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Any

from questions.exchange.content import (
    PictureFile,
    all_files,
    name_of,
    tags_of,
)
from questions.exchange.qti.items import assessment_item
from questions.exchange.xml import element
from questions.exchange.zips import archive
from questions.items.blanks import with_gaps
from questions.items.model import Item
from questions.lazily import Lazy

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = Lazy("lxml.etree")


_TEST = "assessment"
_METADATA = "http://ltsc.ieee.org/xsd/LOM"
_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_PLACE = b"<!--items-->"
_IN_MEMORY = 1 << 20


@dataclass(frozen=True, slots=True)
class Dialect:
    """What tells one version of QTI from another. `named` names the elements of a file, which are
    those of 2.2; `location` says where the schema of its namespace is published."""

    namespace: str
    location: str
    manifest: str
    schema: str
    schema_version: str
    resource: str
    named: Callable[[Any], Any]


def write_package(dialect: Dialect, title: str, items: Iterable[Item], to: IO[bytes]) -> None:
    """Writes one item after the other; what stands around them waits in files beside."""
    before_resources, after_resources = _manifest(dialect).split(_PLACE)
    before_items, after_items = _test(dialect, title).split(_PLACE)
    with (
        archive(to) as package,
        SpooledTemporaryFile(_IN_MEMORY) as resources,
        SpooledTemporaryFile(_IN_MEMORY) as references,
    ):
        resources.write(before_resources)
        references.write(before_items)
        for item in items:
            files = tuple(all_files(item))
            for one in files:
                package.add(f"items/{one.name}", one.content)
            package.add(_place(item), _file(dialect, assessment_item(item)))
            resources.write(_bytes(_resource(dialect, item, files)))
            references.write(_bytes(dialect.named(_reference(item))))
        references.write(after_items)
        resources.write(after_resources)
        for name, file in ((f"{_TEST}.xml", references), ("imsmanifest.xml", resources)):
            file.seek(0)
            package.copy(name, file)


def _manifest(dialect: Dialect) -> bytes:
    test = element(
        "resource",
        element("file", href=f"{_TEST}.xml"),
        identifier="TEST",
        type=f"imsqti_test_xml{dialect.resource}",
        href=f"{_TEST}.xml",
    )
    made = element(
        "manifest",
        element(
            "metadata",
            element("schema", text=dialect.schema),
            element("schemaversion", text=dialect.schema_version),
        ),
        element("organizations"),
        element("resources", test, etree.Comment("items")),
        xmlns=dialect.manifest,
        identifier="QUESTIONS",
    )
    return _bytes(made, is_file=True)


def _resource(dialect: Dialect, item: Item, files: Iterable[PictureFile]) -> Any:
    tags = (element("keyword", _string(item, one)) for one in tags_of(item))
    title = element("title", _string(item, with_gaps(item.prompt)))
    return element(
        "resource",
        element("metadata", element("lom", element("general", title, *tags), xmlns=_METADATA)),
        element("file", href=_place(item)),
        *(element("file", href=f"items/{one.name}") for one in files),
        identifier=f"ITEM-{name_of(item)}",
        type=f"imsqti_item_xml{dialect.resource}",
        href=_place(item),
    )


def _string(item: Item, text: str) -> Any:
    return element("string", text=text, language=item.lang)


def _test(dialect: Dialect, title: str) -> bytes:
    section = element(
        "assessmentSection",
        etree.Comment("items"),
        identifier="SECTION",
        title=title,
        visible="true",
    )
    part = element(
        "testPart",
        section,
        identifier="PART",
        navigationMode="nonlinear",
        submissionMode="individual",
    )
    return _file(dialect, element("assessmentTest", part, identifier="TEST", title=title))


def _reference(item: Item) -> Any:
    return element("assessmentItemRef", identifier=name_of(item), href=_place(item))


def _place(item: Item) -> str:
    return f"items/{name_of(item)}.xml"


def _file(dialect: Dialect, root: Any) -> bytes:
    named = dialect.named(root)
    named.set("xmlns", dialect.namespace)
    named.set(_LOCATION, f"{dialect.namespace} {dialect.location}")
    return _bytes(named, is_file=True)


def _bytes(root: Any, *, is_file: bool = False) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=is_file, encoding="UTF-8")
    return written

"""A package of QTI 3: https://www.imsglobal.org/spec/qti/v3p0/impl."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import IO, Any

from questions.exchange.model import Format
from questions.exchange.qti.items import losses
from questions.exchange.qti.packages import Dialect, write_package
from questions.exchange.xml import element
from questions.items.model import Item

# These are the same in QTI as in a page.
_HTML = frozenset({"p", "div", "img", "ul", "li", "blockquote", "strong"})
_CAPITAL = re.compile("[A-Z]")


def _named(root: Any) -> Any:
    """The elements with the names of QTI 3, and what feedback says in a body of its own."""
    for one in list(root.iter("*")):
        if one.tag in _HTML:
            continue
        if one.tag == "modalFeedback":
            one.append(element("contentBody", *one))
        for name, value in list(one.attrib.items()):
            if not name.startswith("{"):
                del one.attrib[name]
                one.set(_kebab(name), value)
    for one in root.iter("*"):
        if one.tag not in _HTML:
            one.tag = f"qti-{_kebab(one.tag)}"
    return root


@cache
def _kebab(name: str) -> str:
    return _CAPITAL.sub(lambda found: f"-{found[0].lower()}", name)


_DIALECT = Dialect(
    namespace="http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    location="https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
    manifest="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    schema="QTI Package",
    schema_version="3.0.0",
    resource="v3p0",
    named=_named,
)


def _write(title: str, items: Iterable[Item], to: IO[bytes]) -> None:
    write_package(_DIALECT, title, items, to)


QTI3 = Format("qti3", "QTI 3", ".qti3.zip", "application/zip", losses, _write)

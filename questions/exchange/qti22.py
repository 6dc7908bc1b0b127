"""A package of QTI 2.2."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from questions.exchange.model import Format
from questions.exchange.qti.items import losses
from questions.exchange.qti.packages import Dialect, write_package
from questions.items.model import Item


def _as_it_is(root: Any) -> Any:
    return root


_DIALECT = Dialect(
    namespace="http://www.imsglobal.org/xsd/imsqti_v2p2",
    location="http://www.imsglobal.org/xsd/qti/qtiv2p2/imsqti_v2p2.xsd",
    manifest="http://www.imsglobal.org/xsd/imscp_v1p1",
    schema="QTIv2.2 Package",
    schema_version="1.0.0",
    resource="v2p2",
    named=_as_it_is,
)


def _write(title: str, items: Iterable[Item], to: IO[bytes]) -> None:
    write_package(_DIALECT, title, items, to)


QTI22 = Format("qti22", "QTI 2.2", ".qti22.zip", "application/zip", losses, _write)

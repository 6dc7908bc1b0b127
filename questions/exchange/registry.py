"""The formats, by the names that commands and pages know them by."""

from __future__ import annotations

from collections.abc import Mapping

from questions.exchange.anki import ANKI
from questions.exchange.gift import GIFT
from questions.exchange.model import Format
from questions.exchange.moodle import MOODLE
from questions.exchange.qti3 import QTI3
from questions.exchange.qti22 import QTI22
from questions.exchange.table import CSV

FORMATS: Mapping[str, Format] = {one.name: one for one in (MOODLE, GIFT, QTI3, QTI22, ANKI, CSV)}

"""The field that asks for a time zone: a long list, by region, which begins with the zones of the
country that the browser says its person is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from quizapp.locale import DEFAULT_TIMEZONE, regional_locale, timezones

_REGIONS = {
    "Africa": _l("Africa"),
    "America": _l("America"),
    "Antarctica": _l("Antarctica"),
    "Arctic": _l("Arctic"),
    "Asia": _l("Asia"),
    "Atlantic": _l("Atlantic"),
    "Australia": _l("Australia"),
    "Europe": _l("Europe"),
    "Indian": _l("Indian Ocean"),
    "Pacific": _l("Pacific"),
}
_YOURS = _l("Where you may be")


class TimeZoneField(SelectField):
    """Offers each place once; a zone that was chosen by another of its names stays to be chosen. A
    script moves the browser's own zone to the front: without it the whole country's stand there."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label, choices=[], render_kw={"data-timezone": _YOURS}, **kwargs)

    def process(self, *args: Any, **kwargs: Any) -> None:
        super().process(*args, **kwargs)
        self.choices = list(_choices(str(self.data)))


def _choices(chosen: str) -> Iterator[SelectChoice]:
    country = regional_locale().territory
    first = [name for name, of in _places().items() if of == country]
    if chosen in timezones() and chosen not in (*_places(), DEFAULT_TIMEZONE):
        first.insert(0, chosen)
    yield from (SelectChoice(name, _said(name, is_full=True), optgroup=_YOURS) for name in first)
    yield SelectChoice(DEFAULT_TIMEZONE)
    for name in sorted(_places().keys() - set(first)):
        region = name.partition("/")[0]
        yield SelectChoice(name, _said(name), optgroup=_REGIONS.get(region, region))


def _said(name: str, is_full: bool = False) -> str:
    place = name if is_full else name.partition("/")[2]
    return place.replace("_", " ")


@cache
def _places() -> Mapping[str, str]:
    """The zones that the table of countries lists, each once and by today's name, with its
    country."""
    lines = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[2]: row[0] for row in rows if row[2] in timezones()}

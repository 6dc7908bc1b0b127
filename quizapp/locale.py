"""The language of the interface and the zone of its times, for whoever is asking."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale, UnknownLocaleError, negotiate_locale
from babel.dates import format_date, format_time
from babel.dates import get_timezone as find_timezone
from babel.numbers import format_percent
from flask import Flask, g, has_request_context, request, session
from flask_babel import get_locale, get_translations, ngettext
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from quizapp.clock import utc_now
from quizapp.extensions import babel

DEFAULT_LANGUAGE = "en"
DEFAULT_TIMEZONE = "UTC"
_SOON, _A_WEEK = 60, 7  # minutes, days
_SESSION_KEY = "language"


def selectors() -> dict[str, Callable[[], Any]]:
    return {"locale_selector": _select_language, "timezone_selector": _select_timezone}


def init_app(app: Flask) -> None:
    app.config["BABEL_DEFAULT_LOCALE"] = DEFAULT_LANGUAGE
    app.config["BABEL_DEFAULT_TIMEZONE"] = DEFAULT_TIMEZONE
    # Flask-Babel's know the language, and not the region that writes dates in its own way.
    app.jinja_env.filters["dateformat"] = date_words
    app.jinja_env.filters["datetimeformat"] = _moment_words
    app.jinja_env.filters["timeformat"] = _clock_words
    app.jinja_env.filters["percentformat"] = _format_percent
    app.jinja_env.filters["when"] = lambda moment: when_words(moment, utc_now())
    # Jinja's own wrappers of the same outcome cost a page a tenth of its rendering.
    app.jinja_env.globals.update(_=_gettext, gettext=_gettext, ngettext=_ngettext)
    app.jinja_env.globals["languages"] = languages
    app.jinja_env.globals["page_language"] = lambda: str(get_locale()).replace("_", "-")


@cache
def languages() -> tuple[tuple[str, str], ...]:
    """The languages that the interface speaks: code, and the name in the language itself."""
    codes = {str(locale) for locale in babel.list_translations()} | {DEFAULT_LANGUAGE}
    return tuple(
        (code, Locale.parse(code).get_display_name(code) or code) for code in sorted(codes)
    )


@cache
def timezones() -> tuple[str, ...]:
    """The zones that a person can choose from."""
    named = {zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/")}
    return (DEFAULT_TIMEZONE, *sorted(named))


def local_day(moment: dt.datetime) -> dt.date:
    """The day on which a moment falls where the asking person is."""
    return moment.astimezone(_zone()).date()


def local_midnights(moment: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """When the day of a moment begins and ends where the asking person is, in UTC."""
    day = local_day(moment)
    return local_time(day), local_time(day + dt.timedelta(days=1))


def local_time(day: dt.date, hour: int = 0) -> dt.datetime:
    """That hour of a day where the asking person is, in UTC."""
    return dt.datetime(day.year, day.month, day.day, hour, tzinfo=_zone()).astimezone(dt.UTC)


def regional_locale() -> Locale:
    """The page's language as it is spoken where the person says to be, such as British English: it
    knows how dates are written and on which day a week begins."""
    spoken: Locale = get_locale() or Locale.parse(DEFAULT_LANGUAGE)
    return _in_region(spoken, tuple(request.accept_languages) if has_request_context() else ())


@lru_cache(maxsize=256)
def _in_region(spoken: Locale, accepted: tuple[tuple[str, float], ...]) -> Locale:
    for code, quality in accepted:
        try:
            wanted = Locale.parse(code, sep="-")
        except (ValueError, UnknownLocaleError):
            continue  # whatever a browser sends
        if quality > 0 and wanted.language == spoken.language and wanted.territory:
            return wanted
    return spoken


def date_words(day: dt.date, style: str = "medium") -> str:
    """A day as the person's region writes it, that of a moment where they are; `style` is one of
    Babel's where there is not the room for the usual one, or a weekday is needed."""
    day = local_day(day) if isinstance(day, dt.datetime) else day
    return str(format_date(day, style, locale=regional_locale()))


def time_words(there: dt.datetime) -> str:
    """The time of a moment, in the zone that it carries, as the person's region writes it."""
    return str(format_time(there, "short", locale=regional_locale()))


def when_words(moment: dt.datetime, now: dt.datetime) -> str:
    """When something is to come, as one would say it: "in 10 minutes", "today at 11:29", "on
    Friday"."""
    minutes = math.ceil((moment - now) / dt.timedelta(minutes=1))
    if minutes < _SOON:
        return str(ngettext("in %(num)s minute", "in %(num)s minutes", max(minutes, 1)))
    day, days = local_day(moment), (local_day(moment) - local_day(now)).days
    if days < 2:
        time = _format_time(moment)
        return str(
            _("tomorrow at %(time)s", time=time) if days else _("today at %(time)s", time=time)
        )
    if days < _A_WEEK:
        return str(_("on %(day)s", day=format_date(day, "EEEE", locale=get_locale())))
    return str(_("on %(day)s", day=date_words(day)))


def first_weekday() -> int:
    """On which day a week begins where the person is, Monday being 0."""
    return int(regional_locale().first_week_day)


def remember_language(code: str) -> None:
    """Keeps the choice of somebody without an account in their browser; nothing else than a
    language that the interface speaks."""
    if code in dict(languages()):
        session[_SESSION_KEY] = code


def _select_language() -> str:
    codes = [code for code, _name in languages()]
    if not has_request_context():
        return DEFAULT_LANGUAGE
    has_account = current_user.is_authenticated and not current_user.is_guest
    chosen = current_user.language if has_account else session.get(_SESSION_KEY)
    if chosen in codes:
        return str(chosen)
    # Not best_match: it would rather have a later "en" than an earlier "es-MX".
    wanted = [code for code, quality in request.accept_languages if quality > 0]
    return negotiate_locale(wanted, codes, sep="-") or DEFAULT_LANGUAGE


def _select_timezone() -> str:
    return _chosen_timezone() or DEFAULT_TIMEZONE


def _chosen_timezone() -> str | None:
    """The zone that the asking person chose; None where that is not known."""
    if not (has_request_context() and current_user.is_authenticated and current_user.timezone):
        return None
    name = str(current_user.timezone)
    return name if _has_timezone(name) else None


@lru_cache(maxsize=64)
def _has_timezone(name: str) -> bool:
    """Zones are kept for years, and an account may come from a machine with newer tables: both
    those of Babel, which are pytz's, and the system's have to know one."""
    try:
        find_timezone(name)
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return False
    return True


def _zone() -> ZoneInfo:
    # Not Flask-Babel's: a zone of pytz, put into a time by hand, is the one of 1883.
    return ZoneInfo(_select_timezone())


def _moment_words(moment: dt.datetime) -> str:
    """A day and a time, without seconds, where the asking person is."""
    return f"{date_words(moment)}, {_format_time(moment)}"


def _clock_words(moment: dt.datetime) -> str:
    return time_words(moment.astimezone(_zone()))


def _format_time(moment: dt.datetime) -> str:
    """It says its zone where nobody knows which is theirs."""
    text = _clock_words(moment)
    return text if _chosen_timezone() else f"{text} {DEFAULT_TIMEZONE}"


def _format_percent(share: float, pattern: str | None = None) -> str:
    return _percent(share, pattern, str(get_locale()))


@lru_cache(maxsize=4096)
def _percent(share: float, pattern: str | None, locale: str) -> str:
    """Tables say the same few shares again and again, and each time costs as much as their cell. A
    sum that misses 0 by its last digit is no "-0%"."""
    return format_percent(round(float(share), 9) + 0.0, pattern, locale)


def _translations() -> Any:
    # Found once a request: Flask-Babel looks the language up again for each sentence of a page.
    try:
        return g.translations
    except AttributeError:
        g.translations = get_translations()
        return g.translations


def _gettext(text: str, **variables: object) -> Markup:
    """The sentence as part of a page: it is markup, and what is put into it is escaped."""
    if variables:
        return _sentence(_translations(), text) % variables
    return _plain(_translations(), text)


@lru_cache(maxsize=4096)
def _sentence(translations: Any, text: str) -> Markup:
    return Markup(translations.ugettext(text))  # noqa: S704 - our own sentences


@lru_cache(maxsize=4096)
def _plain(translations: Any, text: str) -> Markup:
    """One that nothing is put into, as most of the thirty of a page."""
    return _sentence(translations, text) % {}


def _ngettext(singular: str, plural: str, num: int, **variables: object) -> Markup:
    sentence = Markup(_translations().ungettext(singular, plural, num))  # noqa: S704
    return sentence % {"num": num, **variables}

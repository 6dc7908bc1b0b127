"""Doses, positions and changes in plain words, in the language of whoever reads."""

from __future__ import annotations

from collections.abc import Callable

from flask_babel import format_decimal, gettext, lazy_gettext, ngettext

from questions.facts.model import Dosage, Range
from quizapp.exercises.doses import Change, changes
from quizapp.exercises.plans import History, Prescribed
from quizapp.locale import date_words

_POSITIONS = {
    "side-lying": lazy_gettext("Lying on your side"),
    "seated": lazy_gettext("Sitting"),
    "standing": lazy_gettext("Standing"),
    "supine": lazy_gettext("Lying on your back"),
    "prone": lazy_gettext("Lying on your front"),
    "hands and knees": lazy_gettext("On your hands and knees"),
    "kneeling": lazy_gettext("Kneeling"),
    "half-kneeling": lazy_gettext("Kneeling on one knee"),
}
_MINUTE = 60


def _(sentence: str, **values: object) -> str:
    return str(gettext(sentence, **values))


def saved_sentence(is_severe: bool) -> str:
    """What is said of an entry that is saved; more where it troubled a lot."""
    if not is_severe:
        return _("Saved in your diary.")
    return _(
        "Saved in your diary. That is a lot of trouble: leave it for today. If it does not settle,"
        " ask your doctor or physical therapist."
    )


# What the amounts are called where one is asked or typed.
AMOUNT_LABELS = {
    "sets": lazy_gettext("Sets"),
    "reps": lazy_gettext("Repetitions in a set"),
    "hold_seconds": lazy_gettext("Seconds to hold"),
    "duration_seconds": lazy_gettext("Seconds to keep moving"),
    "per_day": lazy_gettext("Times a day"),
    "per_week": lazy_gettext("Times a week"),
}


def position_words(position: str) -> str:
    return str(_POSITIONS.get(position, position))


def dose_words(dosage: Dosage) -> str:
    """ "2 to 3 sets of 10, hold 5 seconds, each side, twice a day"; empty for an empty dose."""
    parts = [_work(dosage)]
    if dosage.duration_seconds:
        parts.append(_("keep moving for %(time)s", time=_time(dosage.duration_seconds)))
    if dosage.hold_seconds:
        parts.append(_("hold %(time)s", time=_time(dosage.hold_seconds)))
    if dosage.sides == "each":
        parts.append(_("each side"))
    parts += [_amount(name, found) for name, found in _frequency(dosage) if found]
    words = ", ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]


def amount_words(name: str, found: Range | None) -> str:
    """One amount with what it counts: "2 to 3 sets"."""
    return _("not given") if found is None else _amount(name, found)


def change_words(change: Change) -> str:
    """ "3 sets instead of 2", with both in full where one of them is nothing."""
    if change.after is None:
        return _("no longer %(amount)s", amount=amount_words(change.amount, change.before))
    new = amount_words(change.amount, change.after)
    if change.before is None:
        return _("new: %(amount)s", amount=new)
    return _("%(new)s instead of %(old)s", new=new, old=range_words(change.before))


def change_sentence(history: History) -> str:
    """What changed with the newest version, and when; empty where it is the first."""
    before, newest = history.before, history.newest
    if before is None:
        return ""
    said = [change_words(one) for one in changes(before.dose, newest.dose)]
    if before.dose.sides != newest.dose.sides:
        said.append(_("each side") if newest.dose.sides else _("no longer each side"))
    if not said:
        said = [_("a new message from your clinician")]
    day = date_words(newest.made_at)
    return _("Changed on %(day)s: %(what)s.", day=day, what="; ".join(said))


def ended_sentence(ended: Prescribed) -> str:
    day = date_words(ended.made_at)
    return _("Since %(day)s no longer part of your exercises:", day=day)


def timer_words(dose: Dosage) -> dict[str, str]:
    """What the timer says with such a dose; it fills in what stands in braces."""
    words = {
        "ready": _("Ready."),
        "count": _("Count one repetition"),
        "countSet": _("Count one set"),
        "again": _("Start again"),
        "enough": _("{count} reached. You may go on to {most}."),
        "counted": _("Repetition {count} of {of}"),
        "set": _("Set {set}"),
        "setOf": _("Set {set} of {of}"),
        "setDone": _("Set {sets} done."),
        "setsEnough": _("{sets} sets done. You may go on to {most}."),
        "allDone": _("All sets done."),
    }
    if dose.hold_seconds or dose.duration_seconds:
        words |= {
            "start": _("Start the timer"),
            "stop": _("Stop"),
            "started": _("The timer runs."),
            "tooShort": _("Stopped after {seconds} seconds. Not counted."),
            "heldEnough": _("{seconds} seconds reached. You may go on to {most}."),
            "ended": _("Time."),
            "endedAgo": _("The time was over {seconds} seconds ago."),
            "until": _("until {seconds} seconds"),
        }
    if dose.sides:
        words |= {
            "sideOne": _("first side"),
            "sideTwo": _("other side"),
            "otherSide": _("Now the other side."),
        }
    return words


def range_words(found: Range) -> str:
    if found.low == found.high:
        return str(format_decimal(found.low))
    low, high = format_decimal(found.low), format_decimal(found.high)
    return _("%(low)s to %(high)s", low=low, high=high)


def _work(dosage: Dosage) -> str:
    if dosage.sets and dosage.reps:
        sets = _amount("sets", dosage.sets)
        return str(
            _("%(sets)s of %(repetitions)s", sets=sets, repetitions=range_words(dosage.reps))
        )
    if dosage.sets:
        return _amount("sets", dosage.sets)
    return _amount("reps", dosage.reps) if dosage.reps else ""


def _frequency(dosage: Dosage) -> tuple[tuple[str, Range | None], ...]:
    return ("per_day", dosage.per_day), ("per_week", dosage.per_week)


def _time(found: Range) -> str:
    if found.low % _MINUTE == 0 and found.high % _MINUTE == 0:
        found = Range(found.low // _MINUTE, found.high // _MINUTE)
        amount = range_words(found)
        return str(ngettext("%(amount)s minute", "%(amount)s minutes", found.high, amount=amount))
    amount = range_words(found)
    return str(ngettext("%(amount)s second", "%(amount)s seconds", found.high, amount=amount))


def _amount(name: str, found: Range) -> str:
    return _SAID[name](found)


def _sets(found: Range) -> str:
    amount = range_words(found)
    return str(ngettext("%(amount)s set", "%(amount)s sets", found.high, amount=amount))


def _repetitions(found: Range) -> str:
    amount = range_words(found)
    return str(
        ngettext("%(amount)s repetition", "%(amount)s repetitions", found.high, amount=amount)
    )


def _a_day(found: Range) -> str:
    amount = range_words(found)
    return str(ngettext("once a day", "%(amount)s times a day", found.high, amount=amount))


def _a_week(found: Range) -> str:
    amount = range_words(found)
    return str(ngettext("once a week", "%(amount)s times a week", found.high, amount=amount))


_SAID: dict[str, Callable[[Range], str]] = {
    "sets": _sets,
    "reps": _repetitions,
    "hold_seconds": _time,
    "duration_seconds": _time,
    "per_day": _a_day,
    "per_week": _a_week,
}

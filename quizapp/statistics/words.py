"""Figures and flags in a lecturer's words."""

from __future__ import annotations

from flask_babel import format_percent, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from questions.items import explain
from questions.items.model import Item
from questions.statistics import Flag, QuizFigures
from quizapp.locale import date_words
from quizapp.statistics.answers import Which
from quizapp.statistics.weeks import Week

FLAG_WORDS = {
    Flag.HARD: _l("Hard"),
    Flag.EASY: _l("Easy"),
    Flag.DISCRIMINATION: _l("Weak discrimination"),
    Flag.EFFICIENCY: _l("Weak efficiency"),
    Flag.UNUSED_OPTION: _l("Wrong answer hardly chosen"),
    Flag.ATTRACTIVE_OPTION: _l("Wrong answer draws the able"),
}
FLAG_REASONS = {
    Flag.HARD: _l(
        "Fewer than 20 percent of the marks were given. Is the key right, and was it taught?"
    ),
    Flag.EASY: _l("More than 95 percent of the marks were given: it tells hardly anybody apart."),
    Flag.DISCRIMINATION: _l(
        "Discrimination is below 20 percent: whoever does well elsewhere does hardly better here. "
        "Look at the key and at words that can be read in two ways."
    ),
    Flag.EFFICIENCY: _l(
        "Efficiency is below 15 percent: it could tell learners apart far better than it does."
    ),
    Flag.UNUSED_OPTION: _l(
        "Fewer than 5 percent chose one of the wrong answers: it could be replaced."
    ),
    Flag.ATTRACTIVE_OPTION: _l(
        "Those who chose one of the wrong answers do better elsewhere than the others: it may be "
        "right as well, or the key may be wrong."
    ),
}
# What each figure says, for somebody who has not read a book on tests.
MEANINGS = {
    "facility": _l(
        "The mean mark of those who answered, in percent: 100 percent is everybody right. The "
        "range beside it is where it would be, with 95 percent certainty, had very many such "
        "learners answered. Below 20 percent or above 95 percent is worth a look."
    ),
    "guess": _l(
        "What answering at random would bring on average. A facility near it says that hardly "
        "anybody knew."
    ),
    "sd": _l(
        "How far the marks lie from their mean. It is largest where half are right and half "
        "are wrong."
    ),
    "discrimination": _l(
        "Whether those who do well on the other questions do well here too: 100 percent is always, "
        "0 percent is not at all, and below 0 percent the weaker did better. Below 20 percent is "
        "worth a look."
    ),
    "efficiency": _l(
        "Discrimination as a share of the best that is possible with these marks, so that "
        "easy and hard questions can be compared. Below 15 percent is worth a look."
    ),
    "weight": _l(
        "How much of the differences between learners comes from this question. One whose "
        "marks run against the totals has no weight of its own: it is named as negative, and "
        "the others share the whole."
    ),
    "gap": _l(
        "How much surer those were who answered right than those who did not, in steps from 1 "
        "(not sure) to 3 (sure). At 0 or below, learners cannot tell whether they know it: "
        "look for a wrong idea that many hold."
    ),
    "seconds": _l("Half of the learners took less time, half took more."),
    "skipped": _l("Asked and not answered. That is not counted as wrong here."),
    "mean": _l("The mean of the learners’ totals, as a share of the points that they could have."),
    "total_sd": _l("How far the totals lie from their mean."),
    "skewness": _l(
        "Which way the totals lean: above 0 most learners are low and a few are far above, "
        "below 0 the other way round."
    ),
    "kurtosis": _l(
        "Above 0 more learners are near the middle or far from it than in a bell curve; below "
        "0 the totals are spread more evenly."
    ),
    "reliability": _l(
        "Cronbach’s α: how well the questions agree with each other about who does well. "
        "Above 70 percent is usual for a test that counts. It can be told only where everybody was "
        "asked the same questions."
    ),
    "error": _l(
        "How far a learner’s total may lie from the one that they would have on average over "
        "many such tests."
    ),
}
WHICH_WORDS = {
    Which.FIRST: _l("First attempts"),
    Which.LAST: _l("Latest attempts"),
}


def right_answer(item: Item) -> str:
    """What the key says, whatever else is taken for right; empty where things are placed."""
    return "; ".join(explain(item, None, None).answer)


def histogram_bars(figures: QuizFigures) -> list[dict[str, object]]:
    """A row for each tenth of the scale."""
    most, bins = max(figures.histogram), len(figures.histogram)
    return [
        {
            "label": f"{format_percent(n / bins)} – {format_percent((n + 1) / bins)}",
            "value": count / most if most else None,
            "text": ngettext("%(num)s learner", "%(num)s learners", count),
        }
        for n, count in enumerate(figures.histogram)
    ]


def week_bars(weeks: tuple[Week, ...]) -> list[dict[str, object]]:
    """A row for each week: the share of the points, and of how many answers."""
    return [
        {
            "label": _("From %(day)s", day=date_words(week.monday)),
            "value": week.share,
            "text": _week(week),
        }
        for week in weeks
    ]


def _week(week: Week) -> str:
    if week.share is None:
        return str(_("no answers"))
    share = format_percent(week.share)
    told = ngettext(
        "%(share)s of %(num)s answer", "%(share)s of %(num)s answers", week.answers, share=share
    )
    return str(told)

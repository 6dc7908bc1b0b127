"""The ready-made quizzes of a patient: one for each subject that the article has questions on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask_babel import lazy_gettext as _l

from questions.items.model import Item, Kind
from questions.items.patients import Subject, subject_of
from quizapp.quizzes.activities import StoredActivity

_FEWEST = 2
# What stands beside the rest is asked with the condition: the words that a doctor uses.
_TOGETHER = {Subject.BESIDE: Subject.CONDITION}
_TITLES = {
    Subject.CONDITION: _l("What is behind it"),
    Subject.EXERCISES: _l("What each exercise is for"),
    Subject.DOSES: _l("How much of each exercise"),
    Subject.WHEN_TO_STOP: _l("When to see a doctor"),
}
_DESCRIPTIONS = {
    Subject.CONDITION: _l("What happens in the joint, and what a doctor’s words mean."),
    Subject.EXERCISES: _l("Read how it is done, and say what it does for you."),
    Subject.DOSES: _l("How often, and for how long. A number within the range is right."),
    Subject.WHEN_TO_STOP: _l("Which signs should not wait, and which can."),
}


def subject_words() -> tuple[str, ...]:
    """All that is said of them, in the language of whoever asks."""
    return tuple(str(one) for one in (*_TITLES.values(), *_DESCRIPTIONS.values()))


def subject_activities(pool: Sequence[Item]) -> Iterator[StoredActivity]:
    """From what a patient may be asked; each opens with a choice, the easiest to answer."""
    for subject, title in _TITLES.items():
        own = [item for item in pool if _subject(item) is subject]
        ranked = sorted(own, key=lambda item: item.kind is not Kind.SINGLE_CHOICE)
        ids = tuple(dict.fromkeys(item.id for item in ranked))
        if len(ids) >= _FEWEST:
            key = f"patient-{subject.value}"
            yield StoredActivity(key, title, _DESCRIPTIONS[subject], ids)


def _subject(item: Item) -> Subject | None:
    subject = subject_of(item.template)
    return _TOGETHER.get(subject, subject) if subject else None

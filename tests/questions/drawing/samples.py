"""Items for the drawing tests: of each only what drawing looks at."""

from dataclasses import replace

from questions.items.model import Feedback, Kind, Option, Proof, Quote, Tier
from tests.questions.scoring.quiz_items import single_choice

# Words that make prompts differ: one for each item.
_NAMES = ("alder", "birch", "cedar", "elm", "fir", "hazel", "larch", "maple", "oak", "pine")


def choice(id, prompt, key, *others, facts=("f",), **more):
    """A single choice whose first option is right; more fields of the item by name."""
    options = tuple(Option(f"{id}{at}", text) for at, text in enumerate((key, *others)))
    item = replace(
        single_choice(), id=id, prompt=prompt, options=options, key=f"{id}0", facts=facts
    )
    return replace(item, feedback=Feedback(f"{id} explains", ""), **more)


def distinct(at, template="recalled", topic="topic", facts=None, kind=Kind.SINGLE_CHOICE):
    """An item that shares nothing with those of other numbers."""
    word = f"{_NAMES[at % 10]}{at}"
    return replace(
        choice(
            f"item{at}",
            f"{word}s {word}y {word}ful?",
            f"right{word}",
            f"wrong{word}",
            f"false{word}",
            facts=facts or (f"fact{at}",),
        ),
        template=template,
        topic=topic,
        kind=kind,
    )


def telling(item, option, sentence, *facts):
    """The item with feedback on one of its wrong options, proved by facts."""
    feedback = replace(item.feedback, by_option={option: sentence})
    return replace(item, feedback=feedback, proofs={option: Proof(Tier.ARTICLE, "", facts)})


def quote(start, text):
    return Quote(start, start + len(text), text)

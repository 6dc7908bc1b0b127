"""Sound questions with a flaw put in, by what is wrong with them."""

from dataclasses import replace

from questions.items.model import Blanks, NumericRange, Option, OptionGroup, Quote
from tests.questions.checks.sound import sound_items


def item(id):
    return next(one for one in sound_items() if one.id == id)


def with_texts(id, *texts, **changes):
    sound = item(id)
    options = tuple(replace(o, text=t) for o, t in zip(sound.options, texts, strict=True))
    return replace(sound, options=options, **changes)


CHOICE, MATCH, ORDER = "single_choice.1", "match.1", "order.1"
FALSE, TRUE = "true_false.2", "true_false.1"
STEPS = [option.text for option in item(ORDER).options]

FLAWED = {
    "another muscle of the list": (
        "second-key",
        with_texts(
            CHOICE,
            "Gracilis",
            "Adductor longus",
            "Gluteus minimus",
            "Gluteus maximus",
            prompt="Which of these muscles is one of the internal rotators of the hip?",
        ),
    ),
    "a true statement called false": (
        "second-key",
        replace(item(TRUE), key="false", correction="It is an external rotator of the hip."),
    ),
    "a muscle of one list placed with the other": (
        "second-key",
        replace(item("classify.2"), key={"o0": "g0", "o1": "g1", "o2": "g1", "o3": "g1"}),
    ),
    "a bare name that stands in both lists": (
        "second-key",
        with_texts(
            "classify.1", "Gracilis", "Superior gemellus", "Piriformis", "Quadratus femoris"
        ),
    ),
    "combined, where one feature is told": (
        "two-keys-by-union",
        with_texts("single_choice.8", "Cam", "Combined", "Dysplasia"),
    ),
    "combined as the key, where one feature is told": (
        "two-keys-by-union",
        replace(item("single_choice.10"), prompt="The head is not round. Which type of FAI is it?"),
    ),
    "a number among muscles": (
        "implausible-distractor",
        with_texts(CHOICE, "Gracilis", "Adductor longus", "3 sets", "Gluteus maximus"),
    ),
    "a key that is longest": (
        "longest-key",
        with_texts(
            "single_choice.18",
            "They pull the thigh in the other direction all the while",
            "They wear the joint out",
            "They widen the hip socket",
        ),
    ),
    "a word of the question in the key alone": (
        "clang",
        with_texts("single_choice.18", "They pull tight", "They wear out", "They widen"),
    ),
    "a key that has what the others have": (
        "convergence",
        with_texts(
            "single_choice.18",
            "A short lateral band under high tension",
            "A short lateral strap",
            "A band under high pressure",
        ),
    ),
    "one option with a full stop": (
        "grammatical-cue",
        with_texts(CHOICE, "Gracilis", "Adductor longus.", "Quadratus femoris", "Gluteus maximus"),
    ),
    "one option in small letters": (
        "grammatical-cue",
        with_texts(CHOICE, "Gracilis", "adductor longus", "Quadratus femoris", "Gluteus maximus"),
    ),
    "an a that fits the key alone": (
        "grammatical-cue",
        with_texts("single_choice.11", "Ring", "Artery", "Ear", prompt="The labrum is a"),
    ),
    "always in one option": (
        "loaded-word",
        with_texts(
            "single_choice.18",
            "They pull the other way",
            "They always wear it out",
            "They widen the hip socket",
        ),
    ),
    "none of the above": (
        "combining-option",
        with_texts(CHOICE, "Gracilis", "Adductor longus", "Quadratus femoris", "None of the above"),
    ),
    "two options as one": (
        "combining-option",
        with_texts(
            "single_choice.17",
            "Out to the side",
            "Toward the head",
            "Out to the side and toward the head",
        ),
    ),
    "numbers that descend": (
        "order-cue",
        with_texts("single_choice.16", "25–30 repetitions", "10–20 repetitions", "5–8 repetitions"),
    ),
    "steps that stand solved": ("order-cue", replace(item(ORDER), key=("o0", "o1", "o2"))),
    "ranges that overlap": (
        "overlapping-numbers",
        with_texts(
            "single_choice.16", "5–10 repetitions", "10–20 repetitions", "25–30 repetitions"
        ),
    ),
    "one pair of opposites": (
        "lone-opposites",
        with_texts("single_choice.17", "Out to the left", "Out to the right", "Down to the floor"),
    ),
    "an option inside another": (
        "unlike-options",
        with_texts("single_choice.17", "Out to the side", "To the side", "Down to the floor"),
    ),
    "a not in small letters": (
        "negative-prompt",
        replace(item(CHOICE), prompt="Which muscle does not turn the thigh inward?"),
    ),
    "select those that are not": (
        "negative-prompt",
        replace(
            item("multiple_choice.1"), prompt="Select the muscles that are not internal rotators."
        ),
    ),
    "a question about nothing": (
        "unfocused-prompt",
        replace(item(CHOICE), prompt="Which of the following is true?"),
    ),
    "no question": ("unfocused-prompt", replace(item(CHOICE), prompt="The muscles of the hip.")),
    "a pronoun without its noun": (
        "unfocused-prompt",
        replace(item(CHOICE), prompt="What moves it?"),
    ),
    "too many words": (
        "unfocused-prompt",
        replace(item(CHOICE), prompt="Which " + "long " * 35 + "?"),
    ),
    "no correction": ("false-statement", replace(item(FALSE), correction=None)),
    "a true statement corrected": ("false-statement", replace(item(TRUE), correction="It is so.")),
    "two values changed": (
        "false-statement",
        replace(item(FALSE), correction="Gracilis is a muscle of the groin."),
    ),
    "as many responses as premises": (
        "elimination",
        replace(item(MATCH), groups=item(MATCH).groups[:3]),
    ),
    "responses of two sorts": (
        "elimination",
        replace(
            item("match.4"), groups=(*item("match.4").groups[:3], OptionGroup("g3", "Gracilis"))
        ),
    ),
    "steps in another order": ("unfixed-order", replace(item(ORDER), key=("o1", "o2", "o0"))),
    "a caution among steps": (
        "unfixed-order",
        with_texts(ORDER, STEPS[0], "Do not hurry", STEPS[2]),
    ),
    "a step that comes twice": (
        "unfixed-order",
        with_texts(ORDER, STEPS[0], f"{STEPS[0]} now", STEPS[2]),
    ),
    "no evidence": ("evidence", replace(item(CHOICE), evidence=())),
    "a span outside the article": (
        "evidence",
        replace(item(CHOICE), evidence=(Quote(0, 10**9, "Hip"),)),
    ),
    "words that the span has not": (
        "evidence",
        replace(item(CHOICE), evidence=(Quote(0, 3, "Hop"),)),
    ),
    "a sentence of something else": (
        "evidence",
        replace(item(CHOICE), evidence=item("single_choice.19").evidence),
    ),
    "a slip in a long word": (
        "typo",
        with_texts(CHOICE, "Gracilis", "Adductor longus", "Quadratus fermoris", "Gluteus maximsu"),
    ),
}

UNUSABLE = {
    "a key that is no option": replace(item(CHOICE), key="elsewhere"),
    "keys that are no options": replace(item("multiple_choice.1"), key=("o0", "elsewhere")),
    "every option right": replace(item("multiple_choice.5"), key=("o0", "o1", "o2")),
    "two options of one id": replace(item(CHOICE), options=(Option("o0", "A"),) * 4),
    "an empty option": with_texts(CHOICE, "Gracilis", "", "Quadratus femoris", "Gluteus maximus"),
    "no prompt": replace(item(CHOICE), prompt=" "),
    "too few options": replace(item(CHOICE), options=item(CHOICE).options[:2]),
    "something left unplaced": replace(item("classify.1"), key={"o0": "g0"}),
    "a place that is not there": replace(item(MATCH), key={"o0": "g0", "o1": "g1", "o2": "g9"}),
    "a step left out": replace(item(ORDER), key=("o0", "o1")),
    "a range upside down": replace(item("numeric.1"), key=NumericRange(9, 1, "muscles")),
    "no number at all": replace(item("numeric.1"), key=NumericRange(float("nan"), 1, "muscles")),
    "a blank without its words": replace(item("cloze.1"), key=Blanks({"b2": ("head",)})),
    "more options than anybody reads": replace(
        item(CHOICE), options=tuple(Option(f"o{at}", f"Muscle {at}") for at in range(999))
    ),
}

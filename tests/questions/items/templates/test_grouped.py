"""Who belongs to a group of muscles that the article lists."""

from questions.items.question import CLINICAL
from questions.items.templates import grouped
from tests.questions.items.templates.practising import items, key_text, of, written, wrong_texts

CUFF = ("Supraspinatus", "Infraspinatus", "Teres minor", "Subscapularis")


def asked(label: str, *members: str, variant: int = 0) -> list:
    text = f"# The shoulder\n\n## {label}\n\n" + "\n".join(f"- {one}" for one in members) + "\n"
    return items(grouped.choose, written(text), CLINICAL, variant=variant)


def test_a_member_is_asked_for_among_muscles_beside_it_that_are_none():
    (one,) = of("group.member", asked("Muscles of the rotator cuff", *CUFF))
    assert key_text(one) in CUFF
    assert wrong_texts(one).isdisjoint(CUFF)
    assert "none of the muscles of the rotator cuff" in " ".join(one.feedback.by_option.values())


def test_another_draw_asks_for_another_member():
    drawn = [
        of("group.member", asked("Muscles of the rotator cuff", *CUFF, variant=v)) for v in range(6)
    ]
    assert len({one.id for (one,) in drawn}) == 1
    assert len({key_text(one) for (one,) in drawn}) > 1


def test_several_of_them_are_asked_for_at_once():
    (one,) = of("group.several", asked("Muscles of the rotator cuff", *CUFF))
    right = {option.text for option in one.options if option.id in one.key}
    assert right < set(CUFF)
    assert not {option.text for option in one.options} - right & set(CUFF)


def test_a_list_with_a_muscle_that_does_not_belong_is_doubted():
    assert asked("Muscles of the rotator cuff", *CUFF, "Teres major") == []


def test_what_may_do_what_the_group_is_named_for_is_no_wrong_answer():
    """Of nearly all muscles beside the adductors a book says that they adduct, too."""
    assert asked("Adductors", "Adductor longus", "Gracilis", "Pectineus", "Adductor brevis") == []


def test_a_list_of_what_nobody_has_a_name_for_is_not_asked():
    assert asked("Muscles that tire", *CUFF) == []

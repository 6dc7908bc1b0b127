"""What the reader leaves out of pages, leaflets and notes, and what it keeps."""

import pytest

from questions.reading import BlockKind, UnreadableArticleError, read
from tests.questions.reading.growth import grows_evenly

PROSE = "The hip is a ball and socket joint that lets the thigh swing, spread and turn in all ways."


def text_of(page: str) -> str:
    return read(page.encode()).text


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        (f"Hip[edit]\n\n{PROSE}[2]\n", f"Hip\n\n{PROSE}"),
        (f"# Hip[edit source]\n\n{PROSE}[note 1][b]\n", f"Hip\n\n{PROSE}"),
        (f"<h1>Hip</h1><p>{PROSE}<sup>[12]</sup></p>", f"Hip\n\n{PROSE}"),
    ],
)
def test_marks_of_encyclopedias_are_no_text(page, kept):
    assert text_of(page) == kept


def test_brackets_of_prose_stay():
    told = f"{PROSE} It turns [in or out] by 45 degrees."
    assert text_of(f"Hip\n\n{told}\n").endswith(told)


def test_a_table_of_contents_is_left_out():
    page = f"Hip\n\nContents\n1 Bones\n2 Use\n\nBones\n\n{PROSE}\n\nUse\n\n{PROSE}\n"
    assert text_of(page).count("Bones") == 1
    assert text_of(page).startswith("Hip")


def test_text_goes_on_behind_an_advert():
    page = f"Hip\n\n{PROSE}\n\nAdvertisement\n\n{PROSE}\n"
    assert text_of(page).count(PROSE) == 2
    assert "Advertisement" not in text_of(page)


def test_teasers_of_other_articles_are_left_out():
    page = f"Hip\n\n{PROSE}\n\nRelated Posts\n\nFive Squats\n\nSquat 20 times a day and smile.\n"
    assert "20 times" not in text_of(page)


def test_grades_at_the_start_of_lines_are_entries():
    page = f"Sprains\n\n{PROSE}\n\nThe grades are:\n\nGrade 1: stretched\nGrade 2: torn in part\n"
    blocks = [block for section in read(page.encode()).sections for block in section.blocks]
    entries = [block.text for block in blocks if block.kind is BlockKind.BULLET]
    assert entries == ["Grade 1: stretched", "Grade 2: torn in part"]


@pytest.mark.parametrize(
    "tail", ["<!--", "<!a ", "<?a ", "<![a ", "</a ", "<", "&", "<a>", "<p><b>", '<a b="']
)
def test_tags_that_never_end_cost_no_minutes(tail):
    size = 300_000 // len(tail)
    assert grows_evenly(lambda count: read(b"<p>hip</p>" + tail.encode() * count), size)


def test_what_was_left_out_is_kept_in_order_for_the_reviewer():
    page = f"Menu\n\nHip\n\n{PROSE}\n\nAdvertisement\n\n{PROSE}\n\nShare on Facebook\n"
    assert read(page.encode()).left_out == ("Menu", "Advertisement", "Share on Facebook")


def test_nothing_is_left_out_of_a_clean_text():
    assert read(f"# Hip\n\n{PROSE}\n\n- Soleus\n- Gracilis\n".encode()).left_out == ()


@pytest.mark.parametrize("tag", ["<div>", "<ul><li>", "<table><tr><td>", "<font>"])
def test_a_page_whose_parts_stand_too_deep_in_each_other_is_refused(tag):
    with pytest.raises(UnreadableArticleError, match=r"too deep"):
        read(b"<p>hip</p>" + tag.encode() * 20_000)


@pytest.mark.parametrize(
    "amount",
    [
        "6 circles ea. side, 1x/day",
        "three sets of fifteen, thrice weekly",
        "twice a day",
        "every morning",
        "Ten slow lifts per leg",
        "8/side, 2 x daily",
    ],
)
def test_a_line_that_says_how_much_is_neither_heading_nor_caption(amount):
    above = "Sore ribs\n\nWindmill\n\nLie on your side and turn the arm slowly."
    page = f"{above}\n\n{amount}\n\nWhy: it helps\n"
    article = read(page.encode())
    assert amount in [block.text for section in article.sections for block in section.blocks]


@pytest.mark.parametrize("caption", ["woman on a mat", "a man at his desk"])
@pytest.mark.parametrize("credit", ["Eric Rosado", "Ana Maria Paz", "Studio Nord"])
def test_who_took_the_picture_below_a_numbered_name_is_left_out(caption, credit):
    moves = "".join(
        f"{at}\n{name}\n{caption}\n{credit}\n\nLie on your back and nod slowly, five times.\n\n"
        for at, name in enumerate(("Chin Nod", "Wall Slide", "Hip Lift"), 1)
    )
    article = read(f"Moves for the Neck\n\nThree of them, every day, will do.\n\n{moves}".encode())
    titles = [section.title for section in article.sections]
    assert titles == ["Moves for the Neck", "Chin Nod", "Wall Slide", "Hip Lift"]


@pytest.mark.parametrize("shelf", ["Workouts", "Health", "Mind", "Advice", "Stories"])
def test_the_shelf_above_a_long_title_is_not_the_title(shelf):
    page = (
        f"Skip to content\n\nSign in\n\n{shelf}\n\nFive Moves for a Neck That Hurts\n\n"
        "Ten minutes and a chair are all that it takes to turn the head again.\n"
    )
    assert read(page.encode()).title == "Five Moves for a Neck That Hurts"


@pytest.mark.parametrize("counter", ["004211", "12/03", "3 x 12", "***", "2002-2004"])
def test_bold_figures_above_the_first_heading_are_not_the_title(counter):
    above = f"<p>Visits<br><b>{counter}</b></p>"
    page = f"{above}<h1>The elbow</h1><p>The elbow is a joint of three bones.</p>"
    assert read(page.encode()).title == "The elbow"


def test_a_heading_inside_an_entry_takes_its_number_with_it():
    page = "<h1>The hand</h1><ol><li><h3>Fist</h3>Start: sitting<br>Do: Close the hand.</li></ol>"
    blocks = [block for section in read(page.encode()).sections for block in section.blocks]
    assert [block.number for block in blocks] == [None, None]

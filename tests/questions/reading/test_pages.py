"""What the reader leaves out of pages, leaflets and notes, and what it keeps."""

import time

import pytest

from questions.reading import BlockKind, UnreadableArticleError, read

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
    began = time.process_time()
    read(b"<p>hip</p>" + tail.encode() * (300_000 // len(tail)))
    assert time.process_time() - began < 10


def test_what_was_left_out_is_kept_in_order_for_the_reviewer():
    page = f"Menu\n\nHip\n\n{PROSE}\n\nAdvertisement\n\n{PROSE}\n\nShare on Facebook\n"
    assert read(page.encode()).left_out == ("Menu", "Advertisement", "Share on Facebook")


def test_nothing_is_left_out_of_a_clean_text():
    assert read(f"# Hip\n\n{PROSE}\n\n- Soleus\n- Gracilis\n".encode()).left_out == ()


@pytest.mark.parametrize("tag", ["<div>", "<ul><li>", "<table><tr><td>", "<font>"])
def test_a_page_whose_parts_stand_too_deep_in_each_other_is_refused(tag):
    with pytest.raises(UnreadableArticleError, match=r"too deep"):
        read(b"<p>hip</p>" + tag.encode() * 20_000)

import pytest

from questions.facts import extract, facts_to_json
from questions.reading import UnreadableArticleError, read

PAGE = """<html><head><meta charset=3Dutf-8><title>Tight hips</title></head><body>
<h1>Tight hips</h1><p>Tight external rotator=
s pull on the sacrum =E2=80=93 and on the lower back of whoever sits all day.</p>
<h2>Figure four</h2><ol><li>Lie on your back.</li><li>Cross one ankle over the oth=
er knee.</li></ol><p>Hold for 30 seconds. Repeat 3 times on each side.</p></body></html>
"""


def saved(page: str, kind: str = "text/html; charset=utf-8", first: str = "") -> bytes:
    return (
        "From: <Saved by Blink>\nSubject: Tight hips\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="--x--"\n\n\n'
        f"----x--\n{first}Content-Type: {kind}\nContent-Transfer-Encoding: quoted-printable\n\n"
        f"{page}\n----x--\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0K\n"
        "----x----\n"
    ).encode()


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_saved_page_is_put_together_again(line_end):
    article = read(saved(PAGE).replace(b"\n", line_end.encode()))
    assert "Tight external rotators pull on the sacrum – and" in article.text
    (exercise,) = facts_to_json(extract(article))["exercises"]
    assert exercise["steps"] == ["Lie on your back.", "Cross one ankle over the other knee."]
    assert exercise["dosage"]["hold_seconds"] == [30, 30]


def test_the_part_says_its_encoding():
    page = saved(PAGE.replace("=E2=80=93", "=96"), "text/html; charset=windows-1252")
    assert "sacrum – and" in read(page).text


def test_the_page_is_the_one_that_the_file_names_as_its_start():
    frame = "Content-Type: text/html\n\n<p>Buy now.</p>\n----x--\nContent-ID: <main>\n"
    page = saved(PAGE, first=frame).replace(
        b"multipart/related;", b'multipart/related;start="<main>";'
    )
    assert read(page).title == "Tight hips"


@pytest.mark.parametrize(
    "data",
    [
        saved("").replace(b"text/html; charset=utf-8", b"image/png"),
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n" + b"--a\n" * 9_000,
        b"MIME-Version: 1.0\nContent-Type: text/html; charset=hex\n\n\x00",
    ],
    ids=["no page", "many parts", "no text"],
)
def test_what_holds_no_page_is_refused(data):
    with pytest.raises(UnreadableArticleError, match=r"^[A-Z].*\.$"):
        read(data)


def test_its_menus_go_and_words_that_may_be_parted_are_whole():
    page = PAGE.replace("<h1>", "<nav><ul><li>Home</li><li>Shop</li></ul></nav><h1>", 1)
    page = page.replace("rotator=\ns pull", "ro=C2=ADtators pull").replace(
        "</body>", "<footer><p>Call us today.</p></footer></body>"
    )
    article = read(saved(page))
    assert "external rotators pull" in article.text
    assert "Shop" not in article.text
    assert "Call us" not in article.text

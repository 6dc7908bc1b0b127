"""What is text on a web page, what stands around it, and what never gets through."""

import pytest

from questions.reading import Article, Block, BlockKind, read

PROSE = "The knee is moved by a handful of muscles that cross it from above, and they work all day."


def page(body: str) -> Article:
    return read(
        f"<html><body><h1>Knee</h1><p>{PROSE}</p>{body}<p>{PROSE}</p></body></html>".encode()
    )


def added(body: str) -> list[Block]:
    """The blocks that a passage of a page gives."""
    blocks = [block for section in page(body).sections for block in section.blocks]
    headings = [section.heading for section in page(body).sections[1:] if section.heading]
    return sorted([*headings, *blocks[1:-1]], key=lambda block: block.span)


def shapes(body: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in added(body)]


@pytest.mark.parametrize(
    "around",
    [
        '<div id="cookie-banner"><p>We set cookies.</p></div>',
        "<nav><ul><li><a href=/>Home</a></ul></nav>",
        '<div class="share-buttons">Tweet</div>',
        '<div class="relatedPosts"><p>Five squats for you. Ten more for me.</p></div>',
        '<div class="widget ad-slot"><p>Buy now. It is cheap.</p></div>',
        '<section id="comments"><p>Bob: I do 100 squats. They help.</p></section>',
        '<div role="complementary"><p>Opening hours are long. Come in.</p></div>',
        "<figure><img src=x><figcaption>A knee. It is bent.</figcaption></figure>",
        '<p style="color:red; display: none">Nobody sees this. Really.</p>',
        "<p hidden>Nobody sees this either. Not at all.</p>",
        '<div aria-hidden="true"><p>Nor this. It is not for them.</p></div>',
        '<form class="x"><p>Write to us. We answer.</p></form>',
        '<div class="author-bio"><p>Ann has worked for years. She swims.</p></div>',
    ],
)
def test_what_the_page_sets_apart_is_left_out_and_kept_for_the_reviewer(around):
    article = page(around)
    assert shapes(around) == []
    assert len(article.left_out) >= 1


@pytest.mark.parametrize(
    "around",
    ["<form action=/>{}</form>", '<div class="content no-sidebar">{}</div>', "<main>{}</main>",
     '<div class="sidebar-layout">{}</div>', "<table role=presentation><tr><td>{}</table>"],
)  # fmt: skip
def test_what_holds_the_article_is_the_article_whatever_it_is_called(around):
    body = around.format(f"<h1>Knee</h1><p>{PROSE}</p><ul><li>Soleus</ul>")
    assert read(body.encode()).text == f"Knee\n\n{PROSE}\n\nSoleus"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>", "<style>p{}</style>", "<img src=x onerror=alert(1)>",
        "<svg><script>alert(1)</script><text>alert</text></svg>", "<iframe src=x>alert</iframe>",
        '<a href="javascript:alert(1)"></a>', "<noscript>alert</noscript>", "<!-- alert -->",
        "<template><p>alert</p></template>", "<object data=x>alert</object>",
        "<SCRIPT SRC=x></SCRIPT >", "<math><mtext>alert</mtext></math>",
        "<textarea>alert</textarea>", "<select><option>alert</option></select>",
    ],
)  # fmt: skip
def test_nothing_of_scripts_and_handlers_survives(hostile):
    article = page(hostile)
    assert "alert" not in article.text
    assert not any("alert" in line for line in article.left_out)
    assert "<" not in article.text


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("<p>&bull; Soleus<br>&bull; Plantaris</p>",
         [("bullet", "Soleus"), ("bullet", "Plantaris")]),
        ("<p>1. Lie down.<br>2. Get up.</p>", [("numbered", "Lie down."), ("numbered", "Get up.")]),
        ("<p><b>Heel slide</b></p><p>Lie down on it.</p>",
         [("heading", "Heel slide"), ("paragraph", "Lie down on it.")]),
        ("<p><strong>Heel slide</strong><br>Lie down on it.</p>",
         [("heading", "Heel slide"), ("paragraph", "Lie down on it.")]),
        ("<p>Hold the leg<br>still for long.</p>", [("paragraph", "Hold the leg still for long.")]),
        ("<dl><dt>Cam<dd>The ball is not round.<dd>It is big.</dl>",
         [("bullet", "Cam: The ball is not round."), ("paragraph", "It is big.")]),
        ("<ol><li>One<li>Two<ul><li>Inner</ul></ol>",
         [("numbered", "One"), ("numbered", "Two"), ("bullet", "Inner")]),
        ("<p>Fish &amp; chips&nbsp;&ndash; semi&shy;membranosus&#8203;.</p>",
         [("paragraph", "Fish & chips – semimembranosus.")]),
        ("<details><summary>Why it helps</summary>It bends the knee well.</details>",
         [("heading", "Why it helps"), ("paragraph", "It bends the knee well.")]),
        ("<table><tr><td>One cell alone is a layout.</td></tr></table>",
         [("paragraph", "One cell alone is a layout.")]),
    ],
)  # fmt: skip
def test_a_pages_looks_are_read_as_structure(body, blocks):
    assert shapes(body) == blocks


def test_a_table_has_rows_of_cells_with_spans_of_the_text():
    article = page(
        "<table><caption>Who does what</caption><tr><th>Muscle<th>Action</tr>"
        "<tr><td rowspan=2>Soleus<td>one<tr><td>two<br>three</table>"
    )
    (table,) = [b for s in article.sections for b in s.blocks if b.kind is BlockKind.TABLE]
    assert table.text == "Muscle | Action\nSoleus | one\ntwo; three"
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Muscle", "Action"], ["Soleus", "one"], ["two; three"]
    ]  # fmt: skip
    assert [cell.is_header for cell in table.rows[0]] == [True, True]
    assert table.rows[1][0].rows == 2
    assert all(article.quote(cell.span) == cell.text for row in table.rows for cell in row)
    assert "Who does what" in article.text


def test_the_author_and_a_page_without_headings_are_named_by_its_head():
    data = (
        '<html><head><title>Knee care | Clinic</title><meta name="author" content="Ann Lee"></head>'
        f"<body><p>{PROSE}</p></body></html>"
    )
    article = read(data.encode())
    assert (article.title, article.author) == ("Knee care", "Ann Lee")


@pytest.mark.parametrize(
    "body",
    [
        "<details><summary>One</summary><h3>In it</h3>{p}</details>"
        "<details><summary>Two</summary>{p}</details>",
        "<p><b>One</b></p>{p}<p><b>Two</b></p>{p}",
        "<details><summary>One</summary>{p}</details><details><summary>Two</summary>{p}</details>",
    ],
)
def test_headings_of_one_look_stand_side_by_side(body: str) -> None:
    sections = page(body.format(p=f"<p>{PROSE}</p>")).sections
    levels = {one.title: one.heading.level for one in sections if one.heading}
    assert levels["One"] == levels["Two"] == 2


PAGE = """<h1>Sore thumbs</h1><p>Thumbs are used all day, and many become sore in time.</p>
{lead}<ul><li><a href="/a">Heavy bags</a></li><li><a href="/b">Long days of typing</a></li></ul>
<p>Most sore thumbs are well again after some weeks of rest.</p>"""


@pytest.mark.parametrize(
    ("lead", "is_kept"),
    [
        ("<p>A sore thumb can be caused by:</p>", True),
        ("<p>Read our other pages about:</p>", False),
        ("<p>More:</p>", False),
        ("<p>Thumbs matter.</p>", False),
    ],
)
def test_a_list_of_links_stays_where_a_sentence_says_what_it_is_of(
    lead: str, is_kept: bool
) -> None:
    assert ("Heavy bags" in read(PAGE.format(lead=lead).encode()).text) is is_kept


def test_words_that_their_style_makes_bold_are_a_heading() -> None:
    page = PAGE.format(lead='<p style="font-weight: bold">Causes</p>').replace("<a", "<i")
    sections = read(page.replace("</a", "</i").encode()).sections
    assert [one.title for one in sections] == ["Sore thumbs", "Causes"]

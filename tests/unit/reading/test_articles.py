from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.reading import article_examples as examples
from verifier.domain.article import Article, Mark, MarkKind, Reference, Trouble
from verifier.errors import ReadError
from verifier.reading.articles import read_article
from verifier.reading.citing.binding import MOST_MARKS
from verifier.reading.citing.ties import sentence_of
from verifier.reading.options import ReadOptions
from verifier.reading.reader import read_bytes

ARTICLES = {
    "a.html": examples.HTML.encode(),
    "a.md": examples.MARKDOWN.encode(),
    "a.docx": examples.docx(),
    "a.pdf": examples.pdf(),
    "a.txt": examples.PAGES.encode(),
}


ANY = ReadOptions(languages=frozenset())


def read(name: str) -> Article:
    return read_article(ARTICLES[name], name=name)


def ties(article: Article) -> list[tuple[str, str, str, list[str | None]]]:
    """For each mark its kind, what was written, the last words of its sentence, and where its references are found."""
    found = {reference.id: reference for reference in article.references}
    return [
        (
            mark.kind.value,
            mark.marker,
            " ".join(sentence_of(mark, article.text).within(article.text.content).split()[-3:]),
            [found[key].url or found[key].doi or found[key].arxiv for key in mark.references],
        )
        for mark in article.marks
    ]


def flaws(article: Article) -> list[tuple[Trouble, str]]:
    return [(flaw.trouble, flaw.marker) for flaw in article.flaws]


@pytest.mark.parametrize("name", ARTICLES)
def test_the_text_is_that_of_the_other_door(name: str) -> None:
    assert read(name).text == read_bytes(ARTICLES[name], name=name)


def test_a_page() -> None:
    article = read("a.html")

    assert article.authors == ("Ana Ruiz", "Bo Lund")
    assert (article.publisher, article.updated) == ("Harbour News", date(2024, 3, 5))
    assert article.url == "https://harbour.example/ports"
    assert ties(article) == [
        ("link", "the statistics office says", "letter last week.", ["https://stats.example/p?id=3"]),
        ("note", "1", "the year before.", ["https://harbour.example/figures"]),
        ("note", "[2]", "30 million euros.", ["10.1000/abc"]),
        ("link", "the report", "along the coast.", ["https://harbour.example/report"]),
    ]
    assert article.flaws == ()


def test_markdown() -> None:
    article = read("a.md")

    assert (article.authors, article.publisher) == (("Ana Ruiz", "Bo Lund"), "Harbour News")
    assert article.updated == date(2024, 3, 5)
    assert ties(article) == [
        ("link", "4.2 million tonnes", "authority confirmed it.", ["https://stats.example/a_(b)"]),
        ("link", "the authority", "authority confirmed it.", ["https://auth.example/"]),
        ("note", "[^1]", "authority confirmed it.", ["https://harbour.example/f"]),
        ("note", "[^b]", "they had before.", ["https://harbour.example/f"]),
        ("address", "https://doi.org/10.1000/XYZ.1", "data, or arXiv:1706.03762v2.", ["https://doi.org/10.1000/XYZ.1"]),
        ("address", "arXiv:1706.03762v2", "data, or arXiv:1706.03762v2.", ["1706.03762"]),
        ("note", "[^zz]", "note is there.", []),
    ]
    assert flaws(article) == [(Trouble.NO_NOTE, "[^zz]"), (Trouble.NO_MARKER, "[^c]")]
    note, repeat = (next(each for each in article.references if each.id == key) for key in ("note-1", "note-b"))
    assert (note.title, note.authors, note.publisher) == ("Ports in Figures", ("Ana Ruiz",), "Harbour News")
    assert note.issued == "2022-05-03"
    assert (repeat.same_as, repeat.locator, repeat.title) == ("note-1", "p. 5", "Ports in Figures")


def test_a_word_document() -> None:
    article = read("a.docx")

    assert ties(article) == [
        ("link", "4.2 million tonnes", "tonnes in 2023.", ["https://stats.example/p"]),
        ("note", "1", "tonnes in 2023.", [None]),
        ("note", "2", "they had before.", [None]),
        ("link", "The authority", "in a letter.", ["https://auth.example/a"]),
    ]
    first, second = article.marks[1:3]
    assert article.references[1].title == "Ports in Figures"
    assert second.references == (article.references[2].id,)
    assert article.references[2].same_as == first.references[0]


def test_a_pdf() -> None:
    article = read("a.pdf")

    assert article.authors == ("Ana Ruiz", "Bo Lund")
    assert ties(article) == [
        (
            "link",
            "the statistics office of the whole region says in its yearly book of the trade and of the traffic",
            "in a letter.",
            ["https://stats.example/p"],
        ),
        ("note", "¹", "in a letter.", ["https://harbour.example/f"]),
        ("note", "²", "the same year.", [None]),
        ("note", "³", "fell again later.", ["https://harbour.example/f"]),
    ]
    assert article.flaws == ()


def test_notes_at_the_foot_of_pages_with_their_addresses_behind_them() -> None:
    article = read("a.txt")

    assert article.authors == ("Ana Ruiz", "Bo Lund")
    grain = "https://www.harbournews.org/2022/05/price-of-grain"
    assert [(marker, urls) for _, marker, _, urls in ties(article)] == [
        ("1", [None]),
        ("2", [grain]),
        ("3", ["https://www.biw.gov/acts/77"]),
        ("4", [grain]),
        ("5", [grain]),
        ("6", ["https://coastweekly.org/fees"]),
    ]
    assert ties(article)[2][2].endswith("of the coast.")
    assert article.flaws == ()


def test_a_marker_stands_where_it_stood() -> None:
    article = read("a.txt")
    before = [article.text.content[: mark.start][-12:] for mark in article.marks]

    assert before[:3] == ["ever before.", "ed the fees.", "ays Act 2015"]


def test_notes_carry_their_place() -> None:
    article = read("a.md")
    note = next(each for each in article.references if each.id == "note-1")

    assert article.text.content[note.start : note.end].startswith("Ana Ruiz, ")


def page(body: str) -> bytes:
    return f"<html><body><article>{body}</article></body></html>".encode()


LONG = "The harbour of the town was opened in 1985 and it has been in use ever since, as the owners say. " * 3


@pytest.mark.parametrize(
    ("body", "trouble"),
    [
        (f"<p>{LONG}<sup><a href='#nowhere'>4</a></sup></p>", [(Trouble.NO_NOTE, "4")]),
        (f"<p>{LONG}<sup><a href='#a'>1</a></sup></p><ol><li id='a'>Ibid.</li></ol>", [(Trouble.CYCLE, "1")]),
        (f"<p>{LONG}<a href='#up'>Back to the top</a></p>", []),
        (f"<h2 id='costs'>Costs</h2><p><a href='#costs'>the costs</a> {LONG}</p>", []),
        (f"<p>{LONG}<a href='http://[bad'>link</a><a href='mailto:a@b.example'>mail</a></p>", []),
    ],
)
def test_what_finds_no_partner_is_told(body: str, trouble: list[tuple[Trouble, str]]) -> None:
    article = read_article(page(body), name="a.html")

    assert [flaw for flaw, _ in flaws(article)] == [flaw for flaw, _ in trouble]


def test_notes_that_stand_for_one_another_are_a_circle() -> None:
    content = f"{LONG}[^1] {LONG}[^2]\n\n[^1]: Ruiz, no. 2.\n\n[^2]: Lund, no. 1.\n"
    article = read_article(content.encode(), name="a.md")

    assert [trouble for trouble, _ in flaws(article)] == [Trouble.CYCLE, Trouble.CYCLE]


def test_a_link_in_a_menu_is_no_mark_of_the_article() -> None:
    assert not any("Home" in mark.marker for mark in read("a.html").marks)


def test_one_page_linked_twice_is_one_reference() -> None:
    body = f"<p>{LONG}<a href='https://A.example/x?utm_source=b'>one</a> and <a href='https://a.example/x'>two</a>.</p>"
    article = read_article(page(body), name="a.html")

    assert [reference.url for reference in article.references] == ["https://a.example/x"]
    assert len(article.marks) == 2


def test_a_table_keeps_its_marks() -> None:
    rows = "<tr><th>Year</th><th>Ships</th></tr><tr><td>2019</td><td><a href='https://s.example/'>255</a></td></tr>"
    article = read_article(page(f"<p>{LONG}</p><table>{rows}</table><p>{LONG}</p>"), name="a.html")

    assert [mark.within(article.text.content) for mark in article.marks] == ["255"]
    assert "Year: 2019 | Ships: 255" in article.text.content


def test_author_and_year_are_tied_to_the_list() -> None:
    content = (
        f"# Ports\n\n{LONG}\n\nTraffic rose (Lund 2019, p. 4; Ruiz & Wu, 2020). "
        "Ruiz and Wu (2020) doubt it (Nobody 1999).\n\n"
        "## References\n\nLund, B. (2019). The price of salt. Fjord Press.\n\n"
        "Ruiz, A., & Wu, C. (2020). Ports in figures. Harbour Review. https://doi.org/10.1000/5\n"
    )
    article = read_article(content.encode(), name="a.md")
    titles = {reference.id: reference.title for reference in article.references}

    assert [(mark.marker, [titles[key] for key in mark.references], mark.locator) for mark in article.marks] == [
        ("Lund 2019", ["The price of salt"], "p. 4"),
        ("Ruiz & Wu 2020", ["Ports in figures"], None),
        ("Ruiz and Wu 2020", ["Ports in figures"], None),
        ("Nobody 1999", [], None),
    ]
    assert flaws(article) == [(Trouble.NO_NOTE, "Nobody 1999")]


def test_numbers_in_brackets_are_tied_to_the_list() -> None:
    content = (
        f"# Ports\n\n{LONG}\n\nTraffic rose [1, 3]. It fell [2].\n\n## References\n\n"
        "[1] A. Ruiz, “Ports”, Harbour News, 2019.\n\n[2] B. Lund, “Salt”, Fjord Press, 2020.\n\n"
        "[3] C. Wu, “Boats and all their owners”, 2021, https://b.example/\n\n[4] D. Xu, “Unread”, 2022.\n"
    )
    article = read_article(content.encode(), name="a.md")

    assert [(mark.marker, mark.references) for mark in article.marks] == [
        ("[1, 3]", ("note-1", "note-3")),
        ("[2]", ("note-2",)),
    ]
    assert flaws(article) == [(Trouble.NO_MARKER, "[4]")]


def linked(count: int) -> bytes:
    """An article with *count* links, ten to a paragraph."""
    links = [f"[word {number}](https://a.example/{number})" for number in range(count)]
    paragraphs = [", and ".join(links[start : start + 10]) for start in range(0, count, 10)]
    return "\n\n".join([LONG, *paragraphs]).encode()


def test_too_many_links_are_counted_and_said() -> None:
    article = read_article(linked(MOST_MARKS + 5), name="a.md", options=ANY)

    assert len(article.marks) == MOST_MARKS
    assert [flaw.message[:18] for flaw in article.flaws if flaw.trouble is Trouble.TOO_MANY] == ["5 marks were left "]


def test_ten_thousand_links_are_all_kept() -> None:
    article = read_article(linked(10_000), name="a.md", options=ANY)

    assert len(article.marks) == len(article.references) == 10_000
    assert article.flaws == ()


@pytest.mark.parametrize(
    "hostile",
    [
        "[" * 5_000,
        "[^a]" * 2_000,
        "(A 2019; " * 2_000,
        "According to A A A A A A A " * 1_000,
        "https://" * 5_000,
        "“" * 5_000,
        "A. " * 5_000,
        "10.1000/" * 3_000,
        "<a href=x>" * 3_000,
        "word.1 " * 3_000,
        "\U00100000\U00100001 [x](https://a.example/) " * 2_000,
    ],
)
def test_hostile_text_is_read_all_the_same(hostile: str) -> None:
    for name in ("a.md", "a.txt", "a.html"):
        data = f"<p>{LONG}</p>\n\n{hostile}".encode()
        assert read_article(data, name=name, options=ANY).text == read_bytes(data, name=name, options=ANY)


def test_private_code_points_of_the_article_are_no_pins() -> None:
    content = f"{LONG}\n\nA \U00100000 sign and [a link](https://a.example/) \U00100001 here.\n"
    article = read_article(content.encode(), name="a.md")

    assert [mark.within(article.text.content) for mark in article.marks] == ["a link"]


PIECES = st.sampled_from(
    [
        "word", "Word.", " ", "\n", "\n\n", "[a](https://a.example/x)", "[^1]",
        "\n\n[^1]: Note, “Title”, 2019.\n\n", "**", "_", "[3]", "1", "¹", "|", "\n|", "# ", "- ", "`",
        "<a href='https://b.example'>", "</a>", "<sup>", "</sup>",
        "<a href='#n'>2</a>", "<li id='n'>", "<br>", "<p>", "<table><tr><td>", "</table>", "(Lund 2019)",
        "\n\nReferences\n\n",
        "Lund, B. (2019). Salt.", "https://c.example/", "ibid.", "&amp;", "<h2>", "20165", "\u00ad", "<td>", "<b>", "-",
    ]
)  # fmt: skip


def check(article: Article) -> None:
    content = article.text.content
    known = {reference.id for reference in article.references}
    spans: list[Mark | Reference] = [*article.marks, *article.references]
    assert all(0 <= span.start <= span.end <= len(content) for span in spans)
    assert [mark.start for mark in article.marks] == sorted(mark.start for mark in article.marks)
    assert {key for mark in article.marks for key in mark.references} <= known
    assert len(known) == len(article.references)
    for mark in article.marks:
        assert sentence_of(mark, article.text).end <= len(content)


@given(st.lists(PIECES, max_size=40), st.sampled_from(["a.md", "a.html", "a.txt"]))
def test_marks_lie_in_the_text_whatever_the_markup(pieces: list[str], name: str) -> None:
    data = f"<p>{LONG}</p>{''.join(pieces)}".encode()
    try:
        expected = read_bytes(data, name=name)
    except ReadError:
        return
    article = read_article(data, name=name)
    assert article.text == expected
    check(article)


@given(st.text(max_size=300))
def test_marks_lie_in_the_text_whatever_the_text(noise: str) -> None:
    check(read_article(f"{LONG}\n\n{noise}".encode("utf-8", "replace"), name="a.txt"))


@given(st.lists(PIECES, max_size=30))
def test_a_link_in_markdown_covers_its_words(pieces: list[str]) -> None:
    article = read_article(f"{LONG}\n\n{''.join(pieces)}".encode(), name="a.md")
    links = [mark for mark in article.marks if mark.kind is MarkKind.LINK and mark.marker == "a"]
    assert all(mark.within(article.text.content) == "a" for mark in links)

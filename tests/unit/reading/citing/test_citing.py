import pytest

from verifier.domain.article import Mark, MarkKind
from verifier.domain.text import Text
from verifier.reading.citing.addresses import address_of, canonical_url, written_addresses
from verifier.reading.citing.entries import Entry, parse_entry, stated_issue
from verifier.reading.citing.named import named_in
from verifier.reading.citing.page_urls import match_addresses
from verifier.reading.citing.repeats import final_key, find_repeats
from verifier.reading.citing.ties import clause_of, sentence_of
from verifier.reading.reader import read_string

COASTS = "Bureau of Boats, U.S. Department of Coasts"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("HTTP://Example.ORG:80/A?b=1#c", "http://example.org/A?b=1#c"),
        ("https://example.org:8443/?utm_source=x&a=1&fbclid=z", "https://example.org:8443/?a=1"),
        ("https://example.org", "https://example.org/"),
        (
            "https://example.org/?smiddle=3&smid=tw",
            "https://example.org/?smiddle=3",
        ),  # the whole name, not its beginning
        ("https://example.org/?a=utm_source", "https://example.org/?a=utm_source"),
        ("http://[::1]:80/x", "http://[::1]/x"),
        ("http://[bad", "http://[bad"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("http://example.org:port/", "http://example.org:port/"),
    ],
)
def test_urls_have_one_spelling(written: str, canonical: str) -> None:
    assert canonical_url(written) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    ("url", "doi", "arxiv"),
    [
        ("https://dx.doi.org/10.1000/AbC(5)", "10.1000/abc(5)", None),
        ("https://doi.org/10.1000/a%2Fb", "10.1000/a/b", None),
        ("https://arxiv.org/abs/hep-th/9901001v2", None, "hep-th/9901001"),
        ("https://arxiv.org/pdf/1706.03762.pdf", None, "1706.03762"),
        ("https://arxiv.org/list/cs", None, None),
        ("https://example.org/10.1000/5", None, None),  # a path that looks like one
    ],
)
def test_resolvers_are_left_out(url: str, doi: str | None, arxiv: str | None) -> None:
    address = address_of(url)
    assert (address.doi, address.arxiv) == (doi, arxiv)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "See https://example.org/a_(b), or (https://example.org/c).",
            ["https://example.org/a_(b)", "https://example.org/c"],
        ),
        ("at www.example.org/x.", ["www.example.org/x"]),
        ("“https://example.org/”", ["https://example.org/"]),
        ("version 10.1000 of it", []),
        (
            "DOI 10.1000/182, doi:10.1000/183; https://doi.org/10.1000/1",
            ["DOI 10.1000/182", "doi:10.1000/183", "https://doi.org/10.1000/1"],
        ),
        ("arXiv:1706.03762v5 [cs]", ["arXiv:1706.03762v5"]),
    ],
)
def test_written_addresses_end_where_they_end(text: str, found: list[str]) -> None:
    assert [text[each.start : each.end] for each in written_addresses(text)] == found


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("“Entity List”, Bureau of Boats, U.S. Department of Coasts.", Entry("Entity List", (), COASTS)),
        ("See Ana Ruiz, “Ports”, Harbour News, May 2022 (accessed 3 June 2023).",
         Entry("Ports", ("Ana Ruiz",), "Harbour News", "2022-05")),
        ("Lund, B. (2019, March 4). Salt: a price. Fjord Press.",
         Entry("Salt: a price", ("Lund, B.",), "Fjord Press", "2019-03-04")),
        ("World Bank (2020). Ports. https://example.org/", Entry("Ports", ("World Bank",), None, "2020")),
        ("Ibid., p. 5.", Entry(locator="p. 5")),
        ("The law, which some call “the boat act”, came into force in 2016.", Entry()),  # a sentence, no reference
        ("It levies fees (2019) on boats.", Entry()),
    ],
)  # fmt: skip
def test_entries_say_who_what_where_and_when(text: str, entry: Entry) -> None:
    assert parse_entry(text) == entry


@pytest.mark.parametrize(
    ("text", "issued"),
    [("27 April 2019", "2019-04-27"), ("April 27, 2019", "2019-04-27"), ("2019-04-27", "2019-04-27"),
     ("in 2019", "2019"),
     ("31 June 2019", "2019-06-31"), ("No. 2019a", None), ("", None), ("Sept. 2020", "2020-09")],
)  # fmt: skip
def test_dates_are_as_precise_as_stated(text: str, issued: str | None) -> None:
    assert stated_issue(text) == issued


NOTES = ["Ana Ruiz, “Ports”, 2022.", "See the Act of 2016; Supplement No. 1 to Part 7.", "Ana Ruiz, no. 1, p. 4.",
         "Ibid.",
         "“Order No. 1 of 2020”, Ministry.", "Ruiz, op. cit., p. 9.", "The firm paid no. 1 of the bills"]  # fmt: skip


def test_repeats_stand_for_an_earlier_note() -> None:
    notes = [(str(number), text) for number, text in enumerate(NOTES, start=1)]
    repeats = find_repeats(notes, {key: key for key, _ in notes})

    assert {key: repeat.key for key, repeat in repeats.items()} == {"3": "1", "4": "3", "6": "1"}
    assert repeats["3"].locator == "p. 4"
    assert final_key("4", repeats) == "1"


def test_a_repeat_of_nothing_and_a_circle_lead_nowhere() -> None:
    numbers = {"1": "1", "2": "2"}
    assert final_key("1", find_repeats([("1", "Ibid.")], numbers)) is None
    assert final_key("1", find_repeats([("1", "Ruiz, no. 2."), ("2", "Lund, no. 1.")], numbers)) is None


@pytest.mark.parametrize(
    ("notes", "urls", "owners"),
    [
        # a note that explains takes no other's address
        (["A port has a crane.", "“Ports”, Harbour News, 2022."], ["https://harbournews.org/1"], [1]),
        # initials, and several addresses for one note
        (["Bureau of Inland Waters.", "Nothing."], ["https://biw.gov/a", "https://waters.biw.gov/b"], [0, 0]),
        # nothing speaks for either, and there are as many notes as addresses
        (["“Aaa”", "“Bbb”"], ["https://x.example/1", "https://y.example/2"], [0, 1]),
        # nothing speaks for either, and there are more notes: nobody knows
        (["“Aaa”", "“Bbb”", "“Ccc”"], ["https://x.example/1", "https://y.example/2"], [-1, -1]),
        # what is between two sure pairs
        (["Harbour News", "“Qqq”", "Coast Weekly"],
         ["https://harbournews.org", "https://z.example/", "https://coastweekly.org"], [0, 1, 2]),
        ([], ["https://x.example"], [-1]),
    ],
)  # fmt: skip
def test_addresses_are_matched_in_order(notes: list[str], urls: list[str], owners: list[int]) -> None:
    assert match_addresses(notes, urls) == owners


def test_a_note_that_repeats_another_takes_no_address() -> None:
    assert match_addresses(["“Aaa”", "Ruiz, no. 1."], ["https://x.example"], silent=frozenset({1})) == [0]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("In its 2023 annual report, Nordic boat maker FJORD said it.", [("FJORD", "FJORD 2023 annual report")]),
        ("According to semiconductor firm Lund Analytics, it fell.", [("Lund Analytics", None)]),
        ("The Harbour News reported that it fell.", [("Harbour News", None)]),
        ("Norhaven reported losses of 5 million.", []),
        ("It may hamper China’s national strategy.", []),
        ("According to plan, it fell.", []),
    ],
)
def test_sources_by_name(text: str, sources: list[tuple[str, str | None]]) -> None:
    assert [(found.owner, found.title) for found in named_in(text, 0, len(text))] == sources


CONTENT = (
    "Plans were made under the Quays Act 2016, which the town passed, and dropped. (https://a.example/x) It rained."
)


def mark_at(text: Text, words: str, *, kind: MarkKind = MarkKind.NOTE, covers: bool = False) -> Mark:
    start = text.content.index(words)
    end = start + len(words)
    return Mark(start=start if covers else end, end=end, kind=kind, marker="1")


@pytest.mark.parametrize(
    ("words", "sentence", "clause"),
    [
        ("and dropped.", "Plans were made", "Plans were made"),  # behind the full stop: all of the sentence before
        ("Quays Act 2016", "Plans were made", "Plans were made under the Quays Act 2016"),
        ("town passed", "Plans were made", "which the town passed"),
        ("rained.", "(https://a.example/x) It rained.", "(https://a.example/x) It rained."),
    ],
)
def test_a_marker_belongs_to_what_stands_before_it(words: str, sentence: str, clause: str) -> None:
    text = read_string(CONTENT)
    mark = mark_at(text, words)
    assert sentence_of(mark, text).within(text.content).startswith(sentence)
    assert clause_of(mark, text).within(text.content).startswith(clause)


def test_an_address_that_stands_alone_belongs_to_the_sentence_before_it() -> None:
    text = read_string("The harbour of the town was opened in the year 1985. See https://a.example/x.")
    mark = mark_at(text, "https://a.example/x", kind=MarkKind.ADDRESS, covers=True)
    assert sentence_of(mark, text).within(text.content).startswith("The harbour")


def test_a_mark_of_a_text_without_sentences_is_its_own_place() -> None:
    mark = Mark(start=2, end=2, kind=MarkKind.NOTE, marker="1")
    assert sentence_of(mark, Text(content="abc", reader="r")).start == 2

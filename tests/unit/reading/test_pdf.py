import pytest

from tests.unit.reading.pdf_builder import Run, build_pdf, encrypted_pdf, page_of
from verifier.domain.text import Region, Text
from verifier.errors import BrokenFile, EncryptedFile, NoText, ScannedFile, TooLarge
from verifier.reading.options import ReadOptions
from verifier.reading.reader import read_bytes


def sentences(text: Text, region: Region) -> list[str]:
    return [span.within(text.content) for span in text.sentences if text.region_at(span.start) is region]


def test_lines_are_joined_over_pages_and_columns() -> None:
    left = page_of(["The port handled more boxes", "last year than ever before,", "and its rivals were left far"], x=60)
    right = page_of(["behind, although they had", "bought a good many new", "cranes over the last ten"], x=320)
    text = read_bytes(build_pdf([[*left, *right], page_of(["years, as their owners said."])]))

    assert text.content == (
        "The port handled more boxes last year than ever before, and its rivals were left far behind, although they "
        "had bought a good many new cranes over the last ten years, as their owners said."
    )


def test_broken_words_are_mended_and_compounds_kept() -> None:
    text = read_bytes(
        build_pdf([page_of(["The owners gave infor-", "mation about their self-", "reliance and sanc-", "tions."])])
    )

    assert text.content == "The owners gave information about their self-reliance and sanctions."


def test_raised_digits_are_references_after_words_and_powers_after_figures() -> None:
    lines = [
        "Named by the States.^{1} It shrank in 2016^{2} by 10^{9} on an",
        "area of 5 km^{2} in all. The price^{3} rose, as the owners said.",
    ]
    notes = [
        Run(72, 120, "^{1}See the list.", 8),
        Run(72, 110, "^{2} The act of 2016.", 8),
        Run(72, 100, "^{3} 12 firms were asked.", 8),
    ]
    text = read_bytes(build_pdf([[*page_of(lines), *notes], page_of(["A second page."])]))

    assert sentences(text, Region.MAIN) == [
        "Named by the States.",
        "It shrank in 2016 by 10⁹ on an area of 5 km² in all.",
        "The price rose, as the owners said.",
        "A second page.",
    ]
    assert sentences(text, Region.SIDE) == ["See the list.", "The act of 2016.", "12 firms were asked."]


def test_running_headers_and_page_numbers_stand_aside_but_the_first_is_the_title() -> None:
    pages = [
        [Run(72, 800, "PORT REVIEW"), *page_of(lines, top=760), Run(300, 40, str(number))]
        for number, lines in enumerate(
            (
                ["The owners of the port were", "asked by the commission to"],
                ["pay a fine, which they have", "not paid."],
            ),
            1,
        )
    ]
    text = read_bytes(build_pdf(pages))

    assert text.title == "PORT REVIEW"
    assert sentences(text, Region.MAIN) == [
        "PORT REVIEW",
        "The owners of the port were asked by the commission to pay a fine, which they have not paid.",
    ]
    assert sorted(sentences(text, Region.SIDE)) == ["1", "2", "PORT REVIEW"]


def test_the_title_may_come_from_the_metadata_but_no_date_does() -> None:
    text = read_bytes(build_pdf([page_of(["It grew."])], info="/Title (A port) /CreationDate (D:20200101000000Z)"))

    assert (text.title, text.published) == ("A port", None)


def test_an_encrypted_pdf_is_named() -> None:
    with pytest.raises(EncryptedFile):
        read_bytes(encrypted_pdf())


def test_a_scanned_pdf_is_named() -> None:
    with pytest.raises(ScannedFile):
        read_bytes(build_pdf([[], []], with_picture=True))


def test_empty_pages_are_not_taken_for_scanned_ones() -> None:
    with pytest.raises(NoText):
        read_bytes(build_pdf([[], []]))


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 and nothing else", b"%PDF-1.4\n" + bytes(range(256)) * 20, build_pdf([[]])[:60]]
)
def test_a_broken_pdf_is_named(data: bytes) -> None:
    with pytest.raises(BrokenFile):
        read_bytes(data)


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(TooLarge, match="3 pages"):
        read_bytes(build_pdf([page_of(["a"])] * 3), options=ReadOptions(max_pages=2))

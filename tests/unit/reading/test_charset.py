import pytest

from verifier.errors import UnknownFormat
from verifier.reading.charset import decode

TEXT = "Café prices rose by 5 € – “a lot”, said Zoë. Nothing else was to be heard of it in the town."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_common_character_sets_are_told_apart(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_latin_1_reads_as_its_superset() -> None:
    assert decode("Zoë and Café".encode("latin-1")) == "Zoë and Café"


def test_a_page_says_what_it_is_written_in() -> None:
    page = '<html><meta charset="koi8-r"><p>Привет, мир, и всё такое прочее</p>'

    assert "Привет" in decode(page.encode("koi8-r"))


def test_a_declared_character_set_that_does_not_exist_is_passed_over() -> None:
    assert decode('<meta charset="no-such">Café'.encode("cp1252")).endswith("Café")


def test_utf_8_with_a_stray_byte_stays_utf_8() -> None:
    assert decode(TEXT.encode() * 20 + b"\xff").startswith(TEXT)


@pytest.mark.parametrize("data", [bytes(range(256)) * 50, b"\x01\x02\x03\x04" * 100, b"\xff\xfe" + b"\x00\xd8" * 500])
def test_noise_is_refused(data: bytes) -> None:
    with pytest.raises(UnknownFormat):
        decode(data)

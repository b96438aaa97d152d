"""The texts of a folder, and what each says of itself."""

from pathlib import Path

import pytest

from verifier.archive.archive import Archive
from verifier.errors import ConfigError
from verifier.pipeline.plan import Web
from verifier.pipeline.pool import read_folder, register_texts
from verifier.pipeline.progress import quiet
from verifier.reading.options import ReadOptions
from verifier.register.load import load_register

PROSE = "The harbour handled more freight in 2024 than in any year before, and the council was pleased with it."


def folder_with(tmp_path: Path, **files: str) -> Path:
    for name, content in files.items():
        path = tmp_path / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_files_with_text_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, b_txt=PROSE, a__c_md=PROSE, d_png="x", e_pdf="%PDF-1.7 broken", f_html="<p></p>")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x.txt").write_text(PROSE)
    texts = read_folder(folder, ReadOptions(), quiet)
    assert [text.name for text in texts.texts] == ["a/c.md", "b.txt"]
    assert [path.name for path, _ in texts.unread] == ["e.pdf", "f.html"]
    assert texts.passed_over == 1


@pytest.mark.parametrize(
    ("name", "content", "url"),
    [
        ("a_html", f"<link rel=canonical href='https://x.example/a'><p>{PROSE}</p>", "https://x.example/a"),
        ("a_html", f"<!-- saved from url=(0019)https://x.example/b --><p>{PROSE}</p>", "https://x.example/b"),
        ("a_txt", f"Source: https://x.example/c\n\n{PROSE}", "https://x.example/c"),
        ("a_txt", f"https://x.example/c\n\n{PROSE}", "https://x.example/c"),
    ],
)
def test_a_text_says_where_it_is_from(tmp_path: Path, name: str, content: str, url: str) -> None:
    (text,) = read_folder(folder_with(tmp_path, **{name: content}), ReadOptions(), quiet).texts
    assert text.urls == (url,)


def test_an_address_in_a_sentence_is_not_its_own(tmp_path: Path) -> None:
    (text,) = read_folder(
        folder_with(tmp_path, a_txt=f"{PROSE} See https://x.example/c for more."), ReadOptions(), quiet
    ).texts
    assert text.urls == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a_html", f"<meta name='citation_doi' content='10.1000/own'><p>{PROSE} doi:10.1000/other</p>"),
        ("a_txt", f"Ferries. doi:10.1000/own.\n\n{PROSE} 10.1000/other"),
    ],
)
def test_a_paper_says_its_doi(tmp_path: Path, name: str, content: str) -> None:
    (text,) = read_folder(folder_with(tmp_path, **{name: content}), ReadOptions(), quiet).texts
    assert text.dois == ("10.1000/own",)


def test_a_folder_that_is_none_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is no folder"):
        read_folder(tmp_path / "no", ReadOptions(), quiet)


def test_the_register_gives_files_and_snapshots_and_each_once(tmp_path: Path) -> None:
    claims = folder_with(
        tmp_path / "claims",
        a_yaml="schema: 1\ndocument: {id: a, title: A, file: ../a.txt}\nsources:\n  s: {title: S, file: ../s.txt}\n"
        "  t: {title: T, file: ../claims/../s.txt}\n  u: {title: U, url: 'https://x.example/'}\nclaims: []\n",
    )
    folder_with(tmp_path, a_txt=PROSE, s_txt=PROSE, verifier_toml="")
    texts = register_texts(load_register([claims]), Archive(tmp_path / "snapshots"))
    assert [(text.name, isinstance(text.where, Web)) for text in texts] == [("a", False), ("a/s", False)]

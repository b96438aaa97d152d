"""The pool: all texts that claims may be held against, from a folder of sources and from the register."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from verifier.archive.archive import Archive
from verifier.domain.article import Article
from verifier.domain.claim import Document, Source
from verifier.errors import ConfigError, ReadError
from verifier.pipeline.capturing import latest
from verifier.pipeline.plan import Web, web_of, where_named
from verifier.pipeline.progress import Progress
from verifier.pipeline.texts import Missing, file_bytes
from verifier.reading.articles import read_article
from verifier.reading.options import ReadOptions
from verifier.register.register import Register

ENDINGS: Final = frozenset({".docx", ".htm", ".html", ".markdown", ".md", ".pdf", ".txt", ".xhtml"})
HEAD: Final = 4_000  # bytes at the beginning of a page in which it may say where it was saved from
OPENING: Final = 1_500  # code points at the beginning of a text in which a paper names its own DOI
_SAVED_FROM: Final = re.compile(rb"saved from url=\(\d+\)(https?://\S+)")  # the mark that browsers leave
_OWN_LINE: Final = re.compile(r"^(?:(?:source|url|link)\s*:\s*)?(https?://\S+)$", re.IGNORECASE | re.MULTILINE)
_META_DOI: Final = re.compile(rb"<meta[^>]{0,200}(?:citation_doi|dc\.identifier)[^>]{0,200}>", re.IGNORECASE)
_DOI: Final = re.compile(r"\b10\.\d{4,9}/[^\s\"'<>]+")


@dataclass(frozen=True, slots=True)
class PoolText:
    """A text that claims may be held against: a file, or the snapshot of an address.

    *name* tells it apart in reports. *urls* and *dois* are those that it gives as its own.
    """

    name: str
    title: str
    where: Path | Web
    urls: tuple[str, ...] = ()
    dois: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FolderTexts:
    """The *texts* of a folder; *unread* are the files that give none, *passed_over* counts those of other kinds."""

    texts: tuple[PoolText, ...]
    unread: tuple[tuple[Path, Missing], ...] = ()
    passed_over: int = 0


def read_folder(folder: Path, options: ReadOptions, progress: Progress) -> FolderTexts:
    """Read the files below *folder*, hidden ones left out, in the order of their names.

    Raises:
        ConfigError: there is no such folder.
    """
    if not folder.is_dir():
        raise ConfigError(f"--sources: {folder} is no folder", hint="name the folder that holds the texts")
    texts: list[PoolText] = []
    unread: list[tuple[Path, Missing]] = []
    files, passed_over = _files(folder)
    for done, path in enumerate(files):
        progress(done, len(files), path.name)
        text = _text_in(path, path.relative_to(folder).as_posix(), options)
        if isinstance(text, Missing):
            unread.append((path, text))
        else:
            texts.append(text)
    return FolderTexts(tuple(texts), tuple(unread), passed_over)


def register_texts(register: Register, archive: Archive) -> tuple[PoolText, ...]:
    """Return the texts of the documents and sources of *register*: their files, or snapshots that *archive* has."""
    known = latest(archive.snapshots(), (web.url for _, named in _named_in(register) if (web := web_of(named))))
    found: dict[Path | Web, PoolText] = {}
    for document, named in _named_in(register):
        where = where_named(register, document, named, "--source")
        if isinstance(where, Missing) or (isinstance(where, Web) and where.url not in known):
            continue
        name = named.id if named.id == document else f"{document}/{named.id}"
        doi = named.doi if isinstance(named, Source) else None
        text = PoolText(name, named.title, where, _given(named.url), _given(doi))
        found.setdefault(where.resolve() if isinstance(where, Path) else where, text)
    return tuple(found.values())


def _named_in(register: Register) -> Iterator[tuple[str, Document | Source]]:
    """Yield every document and source of *register* with the id of the document."""
    for name, document in register.documents.items():
        yield name, document
        for source in register.sources[name].values():
            yield name, source


def _given(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _files(folder: Path) -> tuple[list[Path], int]:
    """Return the files below *folder* that may hold text, and how many do not."""
    files: list[Path] = []
    others = 0
    for path in sorted(folder.rglob("*")):
        if any(part.startswith(".") for part in path.relative_to(folder).parts) or not path.is_file():
            continue
        if path.suffix.lower() in ENDINGS:
            files.append(path)
        else:
            others += 1
    return files, others


def _text_in(path: Path, name: str, options: ReadOptions) -> PoolText | Missing:
    data = file_bytes(path, options.max_bytes)
    if isinstance(data, Missing):
        return data
    try:
        article = read_article(data, name=path.name, options=options)
    except ReadError as error:
        return Missing(error.reason, str(error), error.hint)
    return PoolText(name, article.text.title or name, path, _own_urls(article, data), _own_dois(article, data))


def _own_urls(article: Article, data: bytes) -> tuple[str, ...]:
    """Return the addresses that a text gives for itself: in its metadata, or on a line of its own at the top."""
    saved = [found[1].decode("ascii", "replace") for found in _SAVED_FROM.finditer(data[:HEAD])]
    lines = [found[1] for found in _OWN_LINE.finditer(article.text.content[:OPENING])]
    return tuple(dict.fromkeys([*_given(article.url), *saved, *lines[:1]]))


def _own_dois(article: Article, data: bytes) -> tuple[str, ...]:
    """Return the DOI that a text gives for itself: in the metadata of a page, else the first one at the top."""
    for meta in _META_DOI.finditer(data[: 10 * HEAD]):
        if found := _DOI.search(meta[0].decode("utf-8", "replace")):
            return (found[0],)
    first = _DOI.search(article.text.content[:OPENING])
    return (first[0].rstrip(".,;)]"),) if first else ()

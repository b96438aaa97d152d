"""PDF: the text of its pages in reading order.

pdfium is not safe for threads, so one document at a time is open in a process; it is always closed.
"""

from contextlib import closing
from threading import Lock
from typing import Final

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from verifier.errors import BrokenFile, EncryptedFile, NoText, ScannedFile, TooLarge
from verifier.reading.authors import split_authors
from verifier.reading.characters import clean_characters, normalise_spaces
from verifier.reading.draft import About, Draft
from verifier.reading.options import ReadOptions
from verifier.reading.pdf_links import pin_page
from verifier.reading.pdf_page import page_text
from verifier.reading.pins import NO_PINS, Pins
from verifier.reading.plain import read_pages

_PAGES_SEARCHED: Final = 20  # for a picture, where no page has text
_ONE_AT_A_TIME: Final = Lock()


def read_pdf(data: bytes, options: ReadOptions, pins: Pins = NO_PINS) -> Draft:
    """Read the pages of a PDF, with *pins* where its links and the numbers of its notes stand.

    Raises:
        EncryptedFile, BrokenFile: it cannot be opened.
        ScannedFile, NoText: there is no text in it.
        TooLarge: it has too many pages.
    """
    with _ONE_AT_A_TIME, closing(_open(data)) as document:
        if len(document) > options.max_pages:
            raise TooLarge(
                f"the PDF has {len(document)} pages, more than the limit of {options.max_pages}",
                hint="give the pages that matter, or raise the limit",
            )
        pages = [_page_text(document, index, pins) for index in range(len(document))]
        if not any(page.strip() for page in pages):
            raise _without_text(document)
        title = document.get_metadata_value("Title").strip()
        about = About(split_authors(normalise_spaces(clean_characters(document.get_metadata_value("Author")))))
    draft = read_pages(pages, pins)
    return Draft(draft.blocks, draft.title or title or None, None, about)


def _without_text(document: pypdfium2.PdfDocument) -> ScannedFile | NoText:
    """Return the error for a PDF without text: pictures of pages, or empty pages."""
    if any(_has_picture(document, index) for index in range(min(len(document), _PAGES_SEARCHED))):
        return ScannedFile("the PDF holds pictures, but no text", hint="run text recognition (OCR) over it first")
    return NoText("the pages of the PDF are empty or broken", hint="check that this is the right file")


def _has_picture(document: pypdfium2.PdfDocument, index: int) -> bool:
    try:
        with closing(document[index]) as page:
            return next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]), None) is not None
    except pypdfium2.PdfiumError:
        return False  # a broken page


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise EncryptedFile("the PDF needs a password", hint="save a copy without a password") from error
        raise BrokenFile("the PDF is damaged or is none", hint="download it again") from error


def _page_text(document: pypdfium2.PdfDocument, index: int, pins: Pins) -> str:
    try:
        with closing(document[index]) as page, closing(page.get_textpage()) as text:
            plain = page_text(text)
            return plain if pins is NO_PINS else pin_page(plain, document, page, text, pins)
    except pypdfium2.PdfiumError:
        return ""  # one broken page does not spoil the others

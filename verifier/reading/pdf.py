"""PDF: the text of its pages in reading order.

pdfium is not safe for threads, so one document at a time is open in a process; it is always closed.
"""

from contextlib import closing
from threading import Lock
from typing import Final

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from verifier.errors import BrokenFile, EncryptedFile, ScannedFile, TooLarge
from verifier.reading.draft import Draft
from verifier.reading.options import ReadOptions
from verifier.reading.pdf_page import page_text
from verifier.reading.plain import read_pages

_ONE_AT_A_TIME: Final = Lock()


def read_pdf(data: bytes, options: ReadOptions) -> Draft:
    """Read the pages of a PDF.

    Raises:
        EncryptedFile, BrokenFile, ScannedFile, TooLarge: it cannot be opened, has no text, or too many pages.
    """
    with _ONE_AT_A_TIME, closing(_open(data)) as document:
        if len(document) > options.max_pages:
            raise TooLarge(
                f"the PDF has {len(document)} pages, more than the limit of {options.max_pages}",
                hint="give the pages that matter, or raise the limit",
            )
        pages = [_page_text(document, index) for index in range(len(document))]
        if not any(page.strip() for page in pages):
            raise ScannedFile(
                "the PDF holds pictures of pages, but no text", hint="run text recognition (OCR) over it first"
            )
        title = document.get_metadata_value("Title").strip()
    draft = read_pages(pages)
    return Draft(draft.blocks, draft.title or title or None, None)


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise EncryptedFile("the PDF needs a password", hint="save a copy without a password") from error
        raise BrokenFile("the PDF is damaged or is none", hint="download it again") from error


def _page_text(document: pypdfium2.PdfDocument, index: int) -> str:
    try:
        with closing(document[index]) as page, closing(page.get_textpage()) as text:
            return page_text(text)
    except pypdfium2.PdfiumError:
        return ""  # one broken page does not spoil the others

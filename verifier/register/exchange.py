"""Bringing a table of claims into a claim file: first what would be done, with every mistake, then doing it."""

from dataclasses import dataclass
from pathlib import Path

from verifier.domain.finding import Finding, Severity
from verifier.errors import RegisterError
from verifier.register.append import append_to_claim_file
from verifier.register.book import Book, TooManyMistakes
from verifier.register.claimfile import read_claim_file
from verifier.register.create import new_claim_file
from verifier.register.intake import Desk, Held, Intake
from verifier.register.place import file_name, quoted
from verifier.register.rawfile import decode, read_bytes
from verifier.register.table import read_table
from verifier.register.tree import Unparsable, parse
from verifier.register.write import ClaimFile, open_claim_file, save_claim_file


@dataclass(frozen=True, slots=True)
class Import:
    """What is to be written into the claim file *into*; *file* is that file where it exists."""

    into: Path
    file: ClaimFile | None
    intake: Intake
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """How many mistakes the table has; each cost a row."""
        return sum(found.severity is Severity.ERROR for found in self.findings)


def plan_import(table: Path, document: str, into: Path) -> Import:
    """Read *table* and work out what the claim file *into* of the document with the id *document* lacks.

    Nothing is written. Every mistake in the table is in the findings, with its line; a row with one is left out.

    Raises:
        RegisterError: *into* exists and cannot be read, or is about another document.
    """
    file = open_claim_file(into) if into.exists() else None
    book = Book(file_name(table))
    desk = Desk(document, book, held_in(file, document) if file else None)
    try:
        desk.take(read_table(decode(read_bytes(table)), book))
        intake = desk.finish()
    except Unparsable as problem:
        book.note(problem.code, str(problem), problem.spot, hint=problem.hint)
        intake = Desk(document, book).finish()
    except TooManyMistakes:  # the book says so itself
        intake = Desk(document, Book("")).finish()
    findings = sorted(book.findings, key=lambda found: found.line)
    return Import(into, file, intake, tuple(findings))


def carry_out(planned: Import) -> None:
    """Write what was planned: a new claim file, or new lines at the end of the one that exists.

    Raises:
        OutputError: it cannot be written, or was changed since it was read.
    """
    intake = planned.intake
    if planned.file is None:
        new_claim_file(planned.into, intake.document, intake.sources, intake.claims)
    else:
        save_claim_file(append_to_claim_file(planned.file, intake.sources, intake.claims))


def held_in(file: ClaimFile, document: str = "", hint: str = "Name another file with --into.") -> Held:
    """Return what the claim file *file* holds; *hint* says what to do if it is about another than *document*.

    Raises:
        RegisterError: it is unsound, or about another document than *document*, where one is named.
    """
    book = Book(file_name(file.path))
    try:
        draft = read_claim_file(parse(file.content), book)
    except Unparsable as problem:
        book.note(problem.code, str(problem), problem.spot, hint=problem.hint)
        draft = None
    except TooManyMistakes:
        draft = None
    if draft is None or draft.document is None or draft.left_out or None in draft.sources.values():
        first = next((found.message for found in book.findings if found.severity is Severity.ERROR), "")
        raise RegisterError(
            f"{book.file} is no claim file, or has mistakes; nothing is added to it: {first}",
            book.findings,
            hint="Run `verifier lint` to see them, or name another file.",
        )
    if document and draft.document.id != document:
        message = f"{book.file} is about the document {quoted(draft.document.id)}, not {quoted(document)}"
        raise RegisterError(message, book.findings, hint=hint)
    return Held(draft.document, tuple(filter(None, draft.sources.values())), tuple(draft.claims))

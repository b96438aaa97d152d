"""Adding claims and sources to a claim file: new lines at the end of its lists, everything else as it was.

Where the lines go is worked out from the tree; then the result is read again. If it does not hold exactly what was
there and what was added, nothing is written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from verifier.domain.claim import Claim, Source
from verifier.errors import OutputError
from verifier.register.book import Book, TooManyMistakes
from verifier.register.claimfile import read_claim_file
from verifier.register.create import NO_REMARKS, Remarks, claim_lines, comments, source_lines
from verifier.register.draft import Draft
from verifier.register.place import file_name
from verifier.register.rawfile import LARGEST_FILE
from verifier.register.tree import Node, Scalar, Table, Unparsable, parse
from verifier.register.tree import Sequence as List
from verifier.register.write import ClaimFile

_USUAL_INDENT: Final = 2


def append_to_claim_file(
    file: ClaimFile, sources: Sequence[Source], claims: Sequence[Claim], remarks: Remarks = NO_REMARKS
) -> ClaimFile:
    """Return *file* with *sources* and *claims* after those that it has; on the disk nothing changes yet.

    *remarks* become comments above the claims with these ids, and above sources by "#" and theirs.

    Raises:
        OutputError: its lists are written so that nothing can be added without touching other lines, or it would
            become too large.
    """
    content = file.content
    if sources:
        content = _extended(content, "sources", [_source_lines(source, remarks) for source in sources])
    if claims:
        content = _extended(content, "claims", [_claim_lines(claim, remarks) for claim in claims])
    name = file_name(file.path)
    if len(content.encode()) > LARGEST_FILE:
        raise OutputError(f"{name} would become larger than claim files may be", hint="Split it: one file a document.")
    if not _holds_both(_draft(file.content), _draft(content), sources, claims):
        raise OutputError(
            f"{name}: nothing can be added to it without changing other lines",
            hint="Write its claims and sources as lists with one value a line, or name a new file.",
        )
    return replace(file, content=content)


def _source_lines(source: Source, remarks: Remarks) -> list[str]:
    return [*comments(remarks.get(f"#{source.id}", ())), *source_lines(source)]


def _claim_lines(claim: Claim, remarks: Remarks) -> list[str]:
    return [*comments(remarks.get(claim.id, ())), *claim_lines(claim)]


def _extended(content: str, field: str, entries: Iterable[Sequence[str]]) -> str:
    """Return *content* with *entries*, each a few lines, at the end of the list or mapping under *field*."""
    end_of_line = "\r\n" if "\r\n" in content else "\n"
    try:
        root = parse(content)
    except Unparsable:
        return content  # what was added is then missing, which the caller sees
    node = next((value for key, value in root.entries if key.text == field), None) if isinstance(root, Table) else None
    if node is None:
        content = f"{_ended(content, end_of_line)}{field}:"
        return _inserted(content, len(content), " " * _USUAL_INDENT, entries, end_of_line)
    if not _children(node):  # null, [] or {}: the entries stand in its place
        head = content[: node.spot.start].rstrip(" ")
        content = head + content[node.spot.end :]
        return _inserted(content, len(head) - 1, " " * _USUAL_INDENT, entries, end_of_line)
    indent = " " * (_children(node)[0].spot.column - 1 if isinstance(node, Table) else node.spot.column - 1)
    return _inserted(content, _last_offset(node, content), indent, entries, end_of_line)


def _children(node: Node) -> list[Node]:
    if isinstance(node, Table):
        return [key for key, _ in node.entries]
    return list(node.items) if isinstance(node, List) else []


def _ended(content: str, end_of_line: str) -> str:
    return content if content.endswith("\n") else content + end_of_line


def _inserted(content: str, offset: int, indent: str, entries: Iterable[Sequence[str]], end_of_line: str) -> str:
    """Return *content* with the lines of *entries* below the line that holds *offset*."""
    below = content.find("\n", offset) + 1
    head, tail = (content[:below], content[below:]) if below else (content + end_of_line, "")
    return head + "".join(f"{indent}{line}{end_of_line}" for entry in entries for line in entry) + tail


def _last_offset(node: Node, content: str) -> int:
    """Return the offset of the last character of *node*; comments and blank lines below are no part of it."""
    if isinstance(node, Scalar):
        return node.spot.start + len(content[node.spot.start : node.spot.end].rstrip()) - 1
    if content[node.spot.start : node.spot.start + 1] in {"[", "{"}:
        return node.spot.end - 1
    members = [part for entry in node.entries for part in entry] if isinstance(node, Table) else node.items
    return max((_last_offset(member, content) for member in members), default=node.spot.start)


def _draft(content: str) -> Draft:
    book = Book("")
    try:
        return read_claim_file(parse(content), book)
    except (Unparsable, TooManyMistakes):
        return Draft()


def _holds_both(before: Draft, after: Draft, sources: Iterable[Source], claims: Iterable[Claim]) -> bool:
    """Tell whether *after* holds what *before* held, then *sources* and *claims*, and nothing else."""
    return (
        before.document is not None
        and after.document == before.document
        and after.claims == [*before.claims, *claims]
        and list(after.sources.items()) == [*before.sources.items(), *((source.id, source) for source in sources)]
        and after.left_out == before.left_out
    )

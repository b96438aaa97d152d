"""A tiny PDF writer for tests: pages of positioned lines in Helvetica, nothing else."""

import re
from collections.abc import Sequence
from typing import NamedTuple


class Run(NamedTuple):
    """A line of text at a place of the page, in points from the lower left corner; ``^{1}`` raises what is in it."""

    x: float
    y: float
    text: str
    size: float = 11


def build_pdf(
    pages: Sequence[Sequence[Run]], *, info: str = "", extra_trailer: str = "", with_picture: bool = False
) -> bytes:
    """Build a PDF; *info* and *extra_trailer* are PDF syntax put in as they are."""
    objects: list[bytes] = []
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    objects.append(f"<< {info} >>".encode("latin-1"))
    resources = "/Font << /F1 3 0 R >>"
    for number, runs in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> "
            f"/Contents {6 + 2 * number} 0 R >>".encode()
        )
        content = b"".join(_show(run) for run in runs)
        if with_picture:
            content += b"q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects, extra_trailer)


def page_of(
    lines: Sequence[str], *, x: float = 72, top: float = 780, leading: float = 14, size: float = 11
) -> list[Run]:
    """Set lines one below the other."""
    return [Run(x, top - leading * number, line, size) for number, line in enumerate(lines)]


def encrypted_pdf() -> bytes:
    """Build a PDF whose encryption asks for a password that nobody has."""
    key = "<" + "41" * 32 + ">"
    encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >> /ID [<00> <00>]"
    return build_pdf([page_of(["Hidden words."])], extra_trailer=encrypt)


def _show(run: Run) -> bytes:
    text = run.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    raised = rf") Tj /F1 {run.size * 0.6} Tf {run.size * 0.35} Ts (\1) Tj /F1 {run.size} Tf 0 Ts ("
    text = re.sub(r"\^\{(\w+)\}", raised, text)
    return f"BT /F1 {run.size} Tf 1 0 0 1 {run.x} {run.y} Tm ({text}) Tj ET\n".encode("cp1252")


def _file(objects: Sequence[bytes], extra_trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R {extra_trailer} >>\n".encode()
    out += f"startxref\n{start}\n%%EOF\n".encode()
    return bytes(out)

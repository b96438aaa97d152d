r"""References as BibTeX entries, in UTF-8, as biber and every current BibTeX take them.

Within braces only ``{``, ``}``, ``\``, ``%``, ``#``, ``&``, ``$``, ``_``, ``~`` and ``^`` mean anything to TeX.
"""

import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from verifier.domain.article import Reference
from verifier.reports.authors import family_and_given

_SPECIAL: Final = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "#": r"\#", "&": r"\&", "$": r"\$", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
_IN_URL: Final = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})
_UNSAFE_KEY: Final = re.compile(r"[^A-Za-z0-9:._-]+")
_MONTHS: Final = MappingProxyType(dict(enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)))


def to_bibtex(references: Sequence[Reference]) -> str:
    """Return *references* as BibTeX, in order; one that repeats another is left out, for it is the same source."""
    taken: set[str] = set()
    return "\n".join(_entry(reference, taken) for reference in references if reference.same_as is None)


def _entry(reference: Reference, taken: set[str]) -> str:
    fields = {
        "author": " and ".join(map(_name, reference.authors)),
        "title": f"{{{_text(reference.title)}}}" if reference.title else "",
        "howpublished" if not reference.doi else "journal": _text(reference.publisher or ""),
        **_date(reference.issued or ""),
        "doi": _text(reference.doi or ""),
        "eprint": _text(reference.arxiv or ""),
        "eprinttype": "arxiv" if reference.arxiv else "",
        "url": (reference.url or "").translate(_IN_URL),
        "note": "" if reference.title else _text(reference.text),
    }
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields.items() if value]
    kind = "article" if reference.doi else "misc"
    return f"@{kind}{{{_key(reference.id, taken)},\n" + ",\n".join(lines) + "\n}\n"


def _date(issued: str) -> dict[str, str]:
    """Return the year, the month by its three letters, and the day, as far as they are stated."""
    year, _, rest = issued.partition("-")
    month, _, day = rest.partition("-")
    name = _MONTHS.get(int(month), "") if month.isdigit() else ""
    return {"year": year, "month": name, "day": day.lstrip("0") if name else ""}


def _name(author: str) -> str:
    """Return a name such that BibTeX takes it neither apart nor for several: braces around all but "Surname, Given"."""
    family, given = family_and_given(author)
    return f"{{{_text(family)}}}, {{{_text(given)}}}" if given else f"{{{_text(family)}}}"


def _text(text: str) -> str:
    return " ".join(text.split()).translate(_SPECIAL)


def _key(name: str, taken: set[str]) -> str:
    """Return a key of letters, digits and a few marks, that no other entry has."""
    base = _UNSAFE_KEY.sub("-", name).strip("-") or "reference"
    key, number = base, 2
    while key.lower() in taken:
        key, number = f"{base}-{number}", number + 1
    taken.add(key.lower())
    return key

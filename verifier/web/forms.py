"""Forms: what a page sends back, read with bounds; and header-safe redirects after it.

Only the plainest of the three encodings is read, and its reader is the standard library's. A field that is named twice
counts as it was written last, as a checkbox after a hidden default has it.
"""

from collections.abc import Mapping
from typing import Final, TypeAlias
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

Form: TypeAlias = Mapping[str, str]

PLAIN: Final = "application/x-www-form-urlencoded"
MOST_FIELDS: Final = 100
NOT_A_FORM: Final = 415
MALFORMED: Final = 400


async def read_form(request: Request) -> Form:
    """Return the fields of the form that *request* carries; line ends are those of Unix, and NULs are gone.

    Raises:
        HTTPException: it is no form, or has too many fields.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().casefold() != PLAIN:
        raise HTTPException(NOT_A_FORM, "This is not a form of the review desk.")
    body = (await request.body()).decode("ascii", "replace")
    try:
        fields = parse_qsl(body, keep_blank_values=True, errors="replace", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(MALFORMED, "The form has too many fields.") from error
    return {name: cleaned(value) for name, value in fields}


def cleaned(value: str) -> str:
    r"""Return what a person wrote as it is to be kept.

    >>> cleaned(" It is\r\nright.\x00 ")
    'It is\nright.'
    """
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()

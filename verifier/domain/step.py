"""Steps: the requests and answers that led to a snapshot, as the archive keeps them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Step:
    """One request and its answer: their heads as they were sent, where and when; *at* is in UTC.

    *kind* is the type of the answer's record. *status* is what the server answered, and *refers_to* the id of the
    record with the page where this one only refers to it. Of a file that a person handed in there is no request, and
    *response* is what its record says.
    """

    url: str
    at: datetime
    ip: str
    kind: str
    status: int
    request: bytes
    response: bytes
    refers_to: str = ""

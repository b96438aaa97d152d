"""Exchanges: one request and its answer, byte for byte, as they went over the wire."""

from datetime import datetime

from verifier.domain.noun import Noun


class Exchange(Noun):
    """A request for *url* and what came back.

    *request* and *response* are the verbatim bytes, from the request line or status line to the end of the body, still
    chunked and compressed as they were sent; *head_length* is where the body of *response* begins, in bytes. *payload*
    is the body without transfer and content coding. *ip* is the address that answered; *at* is in UTC.
    """

    url: str
    request: bytes
    response: bytes
    head_length: int
    payload: bytes
    status: int
    media_type: str
    ip: str
    at: datetime

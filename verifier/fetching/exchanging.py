"""One step of a chain: a request is made, and its answer taken in."""

import asyncio
import math
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from verifier.domain.coding import decoded, decoded_start
from verifier.domain.exchange import Exchange
from verifier.domain.message import Message
from verifier.errors import ReadError, TooLarge
from verifier.fetching.answers import OK_FAMILY, Fetched, Hop, Timings
from verifier.fetching.asking import Purpose
from verifier.fetching.job import Job
from verifier.fetching.policy import FetchPolicy
from verifier.fetching.room import LARGE, Room
from verifier.fetching.tape import LONGEST_HEAD, Tape, head_too_large
from verifier.fetching.trouble import content_trouble
from verifier.fetching.wire import Client

MOST_FIELDS: Final = 1_000  # of a head; real ones have some dozens
KEEPING: Final = frozenset({Purpose.CAPTURE, Purpose.ANSWER})
AT_ONCE: Final = 200_000  # bytes that are decoded in between; more of them in another thread


class Exchanging:
    """Makes single steps; *sent* requests were made so far, and *received* bytes came back."""

    def __init__(self, policy: FetchPolicy, client: Client, room: Room, clock: Callable[[], datetime]) -> None:
        self.sent = 0
        self.received = 0
        self._policy = policy
        self._client = client
        self._room = room
        self._clock = clock

    async def step(self, job: Job) -> Fetched | None:
        """Request what the chain of *job* leads to next; return what the chain came to, None if it leads on.

        Raises:
            FetchError: there is no answer that could be used.
        """
        chain = job.chain
        job.attempts += not chain.seen
        fields = chain.fields()
        tape = self._tape(job)
        self.sent += 1
        begun_s = time.monotonic()
        try:
            message = await self._client.get(chain.target, fields, tape, chain.left_s)
        finally:
            chain.left_s -= time.monotonic() - begun_s
            self.received += len(tape)
            job.is_reached = tape.connected_s > tape.begun_s
        if len(message.head.fields) > MOST_FIELDS or message.head.length > LONGEST_HEAD:
            raise head_too_large()
        payload, is_whole = await self._payload(job, message)
        chain.hops.append(_hop(job, message, tape))
        if job.request.purpose in KEEPING:
            chain.exchanges.append(_exchange(job, message, payload, tape))
        if chain.goes_on(message, payload):
            return None
        return chain.result(message, payload, attempts=job.attempts, is_whole=is_whole)

    def _tape(self, job: Job) -> Tape:
        enough = job.peek_bytes if job.request.purpose is Purpose.LIVENESS else math.inf
        return Tape(self._policy.max_bytes, self._clock().astimezone(UTC), enough, job)

    async def _payload(self, job: Job, message: Message) -> tuple[bytes, bool]:
        """Return the decoded content, and whether it is whole.

        A refusal or a redirect is one, however badly its content is coded.

        Raises:
            FetchError: the content of a page cannot be decoded, or there is too much of it.
        """
        try:
            if job.request.purpose is Purpose.LIVENESS:
                start = decoded_start(message.body, message.codings, limit=job.peek_bytes)
                return start, message.is_whole and len(start) < job.peek_bytes
            return await self._decoded(job, message), message.is_whole
        except ReadError as error:
            if message.head.status // 100 == OK_FAMILY:
                raise content_trouble(error) from error
            return b"", False

    async def _decoded(self, job: Job, message: Message) -> bytes:
        body, codings, most = message.body, message.codings, self._policy.max_bytes
        if not codings:
            return decoded(body, codings, limit=most)
        if len(body) < AT_ONCE:
            try:
                return decoded(body, codings, limit=min(LARGE, most))
            except TooLarge:
                if most <= LARGE:
                    raise
        await self._room.enter(job)
        return await asyncio.to_thread(decoded, body, codings, limit=most)


def _hop(job: Job, message: Message, tape: Tape) -> Hop:
    now_s = time.monotonic()
    return Hop(
        url=job.chain.target.url,
        http_status=message.head.status,
        fields=message.head.fields,
        via=job.chain.via,
        ip=tape.ip,
        tls=tape.tls,
        at=tape.at,
        timings=Timings(tape.connected_s - tape.begun_s, tape.first_byte_s - tape.begun_s, now_s - tape.begun_s),
    )


def _exchange(job: Job, message: Message, payload: bytes, tape: Tape) -> Exchange:
    return Exchange(
        url=job.chain.target.url,
        request=tape.request,
        response=message.raw,
        head_length=message.head.length,
        payload=payload,
        status=message.head.status,
        media_type=message.head.media_type,
        ip=tape.ip,
        at=tape.at,
    )

"""Comparisons: what is known of statements, and of pairs of them that were compared, so that none is compared twice.

All of it can be worked out again. What another comparer left is thrown away as soon as this one has something to keep;
statements that are not used any more go when they are much more than those that are.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Final, TypeAlias

from sqlalchemy import Connection, delete, func, select

from verifier.store.batches import KEYS, ROWS, batches, insert_new
from verifier.store.tables import COMPARED, STATEMENT

Connecting: TypeAlias = Callable[[], AbstractContextManager[Connection]]
UNUSED: Final = 20_000  # statements that may lie idle: some 20 MB with their pairs
TIMES: Final = 4  # as many as are used may lie idle besides: other files may be compared at other times

Pair: TypeAlias = tuple[str, str, str]  # the digests of two statements, and how they stand to each other


class Comparisons:
    """The statements and pairs of one open database. Each method is one transaction, or one for each thousand rows."""

    def __init__(self, reading: Connecting, writing: Connecting) -> None:
        self._reading = reading
        self._writing = writing

    def statements(self, digests: Iterable[str]) -> dict[str, str]:
        """Return what is kept of the statements with those digests."""
        query = select(STATEMENT.c.digest, STATEMENT.c.noun)
        found: dict[str, str] = {}
        with self._reading() as connection:
            for batch in batches(sorted(set(digests)), KEYS):
                rows = connection.execute(query.where(STATEMENT.c.digest.in_(batch)))
                found.update((digest, noun) for digest, noun in rows)
        return found

    def keep_statements(self, comparer: str, nouns: Mapping[str, str]) -> None:
        """Keep *nouns* by the digests of their statements, and nothing that another *comparer* left."""
        for batch in batches(nouns.items(), ROWS):
            with self._writing() as connection:
                _forget_others(connection, comparer)
                rows = [{"digest": digest, "comparer": comparer, "noun": noun} for digest, noun in batch]
                insert_new(connection, STATEMENT, rows)

    def pairs(self, wanted: Iterable[Pair]) -> dict[Pair, str]:
        """Return what came of those of the pairs *wanted* that were compared."""
        asked = frozenset(wanted)
        query = select(COMPARED.c.one, COMPARED.c.other, COMPARED.c.relation, COMPARED.c.noun)
        found: dict[Pair, str] = {}
        with self._reading() as connection:
            for batch in batches(sorted({one for one, _, _ in asked}), KEYS):
                for one, other, relation, noun in connection.execute(query.where(COMPARED.c.one.in_(batch))):
                    if (one, other, relation) in asked:
                        found[one, other, relation] = noun
        return found

    def keep_pairs(self, nouns: Mapping[Pair, str]) -> None:
        """Keep what came of pairs."""
        for batch in batches(nouns.items(), ROWS):
            rows = [
                {"one": one, "other": other, "relation": relation, "noun": noun}
                for (one, other, relation), noun in batch
            ]
            with self._writing() as connection:
                insert_new(connection, COMPARED, rows)

    def forget_unused(self, used: Iterable[str]) -> int:
        """Forget the statements that are not among *used*, and their pairs, where they are far more than those.

        Returns how many statements were forgotten.
        """
        kept = frozenset(used)
        if self._count() <= len(kept) + UNUSED + TIMES * len(kept):
            return 0
        with self._reading() as connection:
            unused = [digest for digest in connection.scalars(select(STATEMENT.c.digest)) if digest not in kept]
        for batch in batches(sorted(unused), KEYS):
            with self._writing() as connection:
                connection.execute(delete(COMPARED).where(COMPARED.c.one.in_(batch)))
                connection.execute(delete(STATEMENT).where(STATEMENT.c.digest.in_(batch)))
        with self._writing() as connection:
            connection.execute(delete(COMPARED).where(COMPARED.c.other.not_in(select(STATEMENT.c.digest))))
        return len(unused)

    def _count(self) -> int:
        with self._reading() as connection:
            return connection.scalar(select(func.count()).select_from(STATEMENT)) or 0


def _forget_others(connection: Connection, comparer: str) -> None:
    others = select(STATEMENT.c.digest).where(STATEMENT.c.comparer != comparer)
    if connection.execute(others.limit(1)).first() is None:
        return
    connection.execute(delete(COMPARED).where(COMPARED.c.one.in_(others)))
    connection.execute(delete(STATEMENT).where(STATEMENT.c.comparer != comparer))

"""Ports on which something else than the web is spoken: a request there could be taken for a command.

Source: the "bad ports" of the Fetch standard, which browsers refuse as well; and the registered ports of data stores
and of services that rule machines.
"""

from typing import Final

WEB: Final = frozenset({80, 443})

_BROWSERS_REFUSE: Final = (
    "0-1 7 9 11 13 15 17 19-23 25 37 42-43 53 69 77 79 87 95 101-104 109-111 113 115 117 119 123 135 137 139 143 161 "
    "179 389 427 465 512-515 526 530-532 540 548 554 556 563 587 601 636 989-990 993 995 1719-1720 1723 2049 3659 4045 "
    "4190 5060-5061 6000 6566 6665-6669 6679 6697 10080"
)
_STORES_AND_RULERS: Final = (
    "88 445 464 623 873 1433-1434 1521 1883 2181 2375-2380 3260 3306 3389 4369 5432 5671-5672 5900-5910 5985-5986 "
    "6379 6443 7000-7001 8086 8500 9042 9092 9200 9300 10250 10255 11211 15672 27017-27019 50000 61616"
)


def _read(written: str) -> frozenset[int]:
    """Return the ports in *written*: numbers and ranges with a hyphen.

    >>> sorted(_read("7 19-21"))
    [7, 19, 20, 21]
    """
    ranges = (each.split("-") for each in written.split())
    return frozenset(port for ends in ranges for port in range(int(ends[0]), int(ends[-1]) + 1))


REFUSED: Final = _read(_BROWSERS_REFUSE) | _read(_STORES_AND_RULERS)

"""`python -m tests.benchmarks [NAME…]`: measure, judge, compare with the last run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping

from tests.benchmarks import contacts, duplicates, journal, press, reading, register, window
from tests.benchmarks.measure import Figure, display, platform_of, report

GROUPS: dict[str, Callable[[Mapping[str, str]], list[Figure]]] = {
    "start": window.start,
    "memory": window.memory,
    "typing": window.typing,
    "printing": window.printing,
    "journal": journal.journal,
    "press": press.press,
    "duplicates": duplicates.duplicates,
    "contacts": contacts.contacts,
    "register": register.register,
    "reading": reading.reading,
}


def main(names: list[str]) -> int:
    """Measure the named groups, or all; 1 when a promise is not kept."""
    unknown = [name for name in names if name not in GROUPS]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; there are {', '.join(GROUPS)}")
        return 2
    figures: list[Figure] = []
    with display() as environment:
        load = os.getloadavg()[0]
        print(f"on {platform_of(environment)}, {os.cpu_count()} cores, load {load:.1f} before the run")
        for name in names or GROUPS:
            figures += GROUPS[name](environment)
    return 0 if report(figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

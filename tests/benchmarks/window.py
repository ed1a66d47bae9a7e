"""The window's figures: start, memory, typing. Ratios to an empty QWidget measured in the same run."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median

from tests.benchmarks.joint import long_dossier
from tests.benchmarks.measure import Figure, alternate, spread
from tests.benchmarks.people import dossier_of

_ROUNDS = 9
_MEMORY_ROUNDS = 3
_IDLE = "5"  # seconds after the list is painted


def start(environment: Mapping[str, str]) -> list[Figure]:
    """Measure exec to first paint of the shell, and to 10,000 contacts listed and searchable."""
    path = str(dossier_of(10_000))
    pictured = str(dossier_of(10_000, photo_each=1))
    probes = {
        "empty": ("empty",),
        "shell": ("shell", path),
        "contacts": ("contacts", path),
        "pictured": ("contacts", pictured),
    }
    found = alternate(probes, _ROUNDS, environment)
    floor, shell = found["empty"]["painted"], found["shell"]["painted"]
    listed, searched = found["contacts"]["listed"], found["contacts"]["searched"]
    empty = f"empty widget {spread(floor)}"
    return [
        Figure(
            "first paint of the shell / empty widget",
            median(shell) / median(floor),
            "x",
            1.6,
            detail=f"{spread(shell)}, a click answered at {spread(found['shell']['answered'])}; {empty}",
        ),
        Figure(
            "10,000 contacts listed / empty widget",
            median(listed) / median(floor),
            "x",
            3.0,
            detail=f"{spread(listed)}, a search answered at {spread(searched)}; {empty}",
        ),
        Figure(
            "10,000 contacts, a photo each, listed and searched / a photo for a fifth",
            median(found["pictured"]["searched"]) / median(searched),
            "x",
            1.2,
            detail=f"listed {spread(found['pictured']['listed'])},"
            f" a search answered at {spread(found['pictured']['searched'])}",
        ),
    ]


def memory(environment: Mapping[str, str]) -> list[Figure]:
    """Measure resident memory 5 s after the list is painted, what loads when idle being loaded."""
    small, large = str(dossier_of(10_000)), str(dossier_of(100_000))
    probes = {
        "empty": ("empty", _IDLE),
        "small": ("contacts", small, _IDLE),
        "large": ("contacts", large, _IDLE),
    }
    found = alternate(probes, _MEMORY_ROUNDS, environment)
    if not all(found["small"]["loaded"]):
        raise RuntimeError("the storage was not loaded when memory was measured")
    floor, ten, hundred = (found[name]["memory"] for name in probes)
    return [
        Figure(
            "memory with 10,000 contacts / empty widget",
            median(ten) / median(floor),
            "x",
            3.0,
            detail=f"{spread(ten, 'MB')}; empty widget {spread(floor, 'MB')}",
        ),
        Figure(
            "memory with 100,000 contacts / with 10,000",
            median(hundred) / median(ten),
            "x",
            1.25,
            detail=spread(hundred, "MB"),
        ),
    ]


def typing(environment: Mapping[str, str]) -> list[Figure]:
    """Measure a keystroke until the repainted list among 100,000 people."""
    found = alternate({"typing": ("typing", str(dossier_of(100_000)))}, 2, environment)["typing"]
    value = {key: median(values) for key, values in found.items()}
    keys = f"{value['keys']:.0f} keys, {len(found['keys'])} runs"
    return [
        Figure("keystroke at 100,000 people, median", value["median"], "ms", 12, 8, keys),
        Figure("keystroke at 100,000 people, 95 %", value["p95"], "ms", 30, 16, keys),
        Figure(
            "keystroke / Qt's own filter model",
            value["median"] / value["proxy"],
            "x",
            1 / 20,
            detail=f"QSortFilterProxyModel {value['proxy']:.0f} ms",
        ),
        Figure(
            "the window's thread held while an answer comes, 95 %",
            value["held_p95"],
            "ms",
            16,
            detail=f"longest {value['held_longest']:.0f} ms, painting included",
        ),
    ]


def printing(environment: Mapping[str, str]) -> list[Figure]:
    """Measure how late the window is while a long document is printed beside it."""
    found = alternate({"printing": ("printing", str(long_dossier()))}, 5, environment)["printing"]
    pages, seconds = median(found["pages"]), median(found["seconds"])
    return [
        Figure(
            "the window late while it prints, 99 %",
            median(found["p99"]),
            "ms",
            50,
            20,
            detail=f"{spread(found['p99'])}, at rest {spread(found['resting'])}; half of the moments"
            f" {median(found['median']):.1f} ms, longest {spread(found['longest'])};"
            f" {pages:.0f} pages in {seconds:.1f} s",
        )
    ]

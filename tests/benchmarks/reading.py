"""How well minutes are read on the frozen halves of the corpus, and how long it takes: figures, never a text.

A kind is judged by the share of what was found that is wrong, and by the share of what was expected that is
missing: at most 10 % and 15 %.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from cufdesk.exchange.texts import clean, read_text
from cufdesk.reading.minutes import read
from cufdesk.reading.understanding import as_json
from tests.benchmarks.measure import ROOT, Figure
from tests.reading.corpus.scoring import KINDS, Count, expectation, scored, total

_CORPUS = ROOT / "tests" / "reading" / "corpus"
_TEXTS = ROOT / "tests" / "reading" / "texts"
_BOUND = ("people", "dates", "decisions", "actions_in_full")
_WRONG, _MISSING, _ANY = 10.0, 15.0, 100.0
_TWENTY_PAGES = 60_000
_HOSTILE = 200_000
_REPEATED = (
    *("Mot ", "M. X, ", "de la ", "· a\n", "X et ", "(", "a | ", "AMF – ", "l'", "le 3, ", "x : ", "A", "."),
    *("1/", "-> ", "a\tb\n", "M. A    M. B\n", "le 3 mai, a écrit :\n", "avant le ", "Responsable : "),
    *("Jean ", "fin de ", "X\n", "A.\n", "1\n", "AMF\n", "AMF, ", "Mot. ", "Mot\n\n", "a;b\n", "a\t"),
    *("Mme A et M. B ; ", "Mmes A, B, C ", "MM. A et B, ", "6 élus ", "le 3 mars 2015\n", "| a | b |\n"),
    *("- a\n", "Présents : M. X\n", "M. Jean Dupont, maire de Lyon\n", "De : a\nÀ : b\nObjet : c\n\n"),
    *("en mai. ", "a@", "Responsable: Lic. ", "D1 : le comité adopte le point. "),
)


def figures_of(folder: Path) -> dict[str, Count]:
    """Return the counts of a half of the corpus by kind."""
    scores = []
    for text in sorted(folder.glob("*.txt")):
        source = read_text(text)
        understood = as_json(read(source.text, source.repairs, source.fingerprint))
        scores.append(scored(understood, expectation(text.with_suffix(".expected.toml"))))
    return total(scores)


def reading(_environment: Mapping[str, str]) -> list[Figure]:
    """Measure all halves of the corpus, twenty pages, and texts made of one sign."""
    figures = []
    for half in ("frozen", "second", "open"):
        counts = figures_of(_CORPUS / half)
        for kind in KINDS:
            bounds = (_WRONG, _MISSING) if half != "open" and kind in _BOUND else (_ANY, _ANY)
            figures += _shares(f"{kind}, {half}", counts[kind], *bounds)
    return [*figures, _twenty_pages(), _hostile()]


def _shares(name: str, count: Count, wrong: float, missing: float) -> list[Figure]:
    told = f"{count.right} right of {count.found} found, {count.expected} expected"
    return [
        Figure(f"{name}: wrong", 100 * (1 - count.precision), "%", wrong, detail=told),
        Figure(f"{name}: missing", 100 * (1 - count.recall), "%", missing),
    ]


def _twenty_pages() -> Figure:
    pages = "\n\n".join(read_text(path).text for path in sorted(_TEXTS.iterdir()))
    text = clean(f"{pages}\n\n" * (_TWENTY_PAGES // len(pages) + 1)).text[:_TWENTY_PAGES]
    taken = []
    for _time in range(3):
        start = time.perf_counter()
        read(clean(text).text)
        taken.append(time.perf_counter() - start)
    return Figure("twenty pages read", median(taken), "s", 1.0, aim=0.4)


def _hostile() -> Figure:
    worst, slowest = 0.0, ""
    for piece in _REPEATED:
        text = piece * (_HOSTILE // len(piece))
        start = time.perf_counter()
        read(clean(text).text)
        taken = time.perf_counter() - start
        if taken > worst:
            worst, slowest = taken, piece
    return Figure("200 kB of one sign, word or line", worst, "s", 6.0, aim=3.0, detail=f"slowest {slowest!r}")

"""What the press costs: against drawing its own lines and against plain Platypus, page by page, in bytes.

Everything is warm (faces read, dictionaries loaded, one unmeasured run) and in time of the processor: what
else the machine is doing does not count. Programs that are compared run by turns; the ratio is taken turn by
turn, and its median is judged.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import BytesIO
from itertools import combinations
from statistics import median

from cufdesk.documents.directory import DirectoryContent
from cufdesk.documents.directory import story as directory_story
from cufdesk.domain.cover import Cover
from cufdesk.domain.directory import Directory
from cufdesk.domain.values import Bilingual
from cufdesk.i18n import translator
from cufdesk.press.printing import print_story
from cufdesk.press.story import Story
from tests.benchmarks.measure import Figure, spread
from tests.benchmarks.people import crowd
from tests.benchmarks.press_stock import draw_lines, set_plainly
from tests.press.pages import lines_of, printed
from tests.press.stress import stress

_ROUNDS = 7
_PEOPLE = 2_000  # of a long directory
_PARTS = (1, 8, 72)  # of the stress document: about 10, 58 and 500 pages


def press(_environment: Mapping[str, str]) -> list[Figure]:
    """Measure the stress document: time, growth with its length, and size."""
    return [*_ratios(), _growth(), _directory(), _weight()]


def _timed(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor that some work takes, rubbish of others taken out before."""
    gc.collect()
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def _by_turns(works: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(rounds + 1):
        for name, work in works.items():
            took = _timed(work)
            if turn:
                times[name].append(took)
    return times


def _ratio(one: Sequence[float], other: Sequence[float]) -> float:
    return median(a / b for a, b in zip(one, other, strict=True))


def _ratios() -> list[Figure]:
    story = stress()
    lines = lines_of(printed(story))
    works: dict[str, Callable[[], object]] = {
        "press": partial(printed, story),
        "lines": partial(draw_lines, lines),
        "plain": partial(set_plainly, story),
    }
    times = _by_turns(works, _ROUNDS)
    took = spread(times["press"])
    characters = sum(len(line.text) for line in lines)
    drawn = f"{took}; raw {spread(times['lines'])} for {len(lines)} lines, {characters} characters"
    return [
        Figure(
            "58 bilingual pages by the press / their lines drawn on a raw canvas",
            _ratio(times["press"], times["lines"]),
            "x",
            8,
            5,
            drawn,
        ),
        Figure(
            "58 bilingual pages by the press / plain multiBuild and Table",
            _ratio(times["press"], times["plain"]),
            "x",
            0.5,
            detail=f"{took}; plain {spread(times['plain'])}",
        ),
    ]


def _growth() -> Figure:
    """Return how much dearer a page is in a longer document, at worst: 10, 58 and 500 pages."""
    stories = {parts: stress(parts) for parts in _PARTS}
    pages = {parts: print_story(story, BytesIO()) for parts, story in stories.items()}
    works = {str(parts): partial(printed, story) for parts, story in stories.items()}
    times = _by_turns(works, 3)
    cost = {parts: median(times[str(parts)]) / pages[parts] for parts in _PARTS}
    return Figure(
        "cost of a page in a longer document / in a shorter one",
        max(cost[longer] / cost[shorter] for shorter, longer in combinations(_PARTS, 2)),
        "x",
        1.3,
        detail=", ".join(f"{pages[parts]} pages {cost[parts]:.1f} ms a page" for parts in _PARTS),
    )


def _directory() -> Figure:
    """Return what a page of a long directory costs, told and printed, against one of the stress document."""
    people, bodies = crowd(_PEOPLE)
    content = DirectoryContent(
        cover=Cover(title=Bilingual("Répertoire")),
        directory=Directory({one.id: one for one in people}, {one.id: one for one in bodies}),
    )

    def told() -> Story:
        return directory_story(content, translator("fr"))

    story = stress()
    pages = {"directory": print_story(told(), BytesIO()), "press": print_story(story, BytesIO())}
    times = _by_turns({"directory": lambda: printed(told()), "press": partial(printed, story)}, 5)
    cost = {name: [took / pages[name] for took in found] for name, found in times.items()}
    return Figure(
        "a page of a directory of 2,000 people / a page of the press",
        _ratio(cost["directory"], cost["press"]),
        "x",
        1.3,
        detail=f"{pages['directory']} pages, {spread(cost['directory'])} each; press {spread(cost['press'])}",
    )


def _weight() -> Figure:
    return Figure("58 bilingual pages in a file", len(printed(stress())) / 1000, "kB", 300)

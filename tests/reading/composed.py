"""The composed pages of these tests, to learn from: each with whether its sentence is a task."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from tests.reading.said_behind import NAMED
from tests.reading.said_how import LANGUAGES, cases, laid_out
from tests.reading.said_no_term import NO_ACTION_ES, NO_ACTION_FR
from tests.reading.test_said_behind import HEAD
from tests.reading.test_said_beside import LAID, ONLY_TOLD, TOP
from tests.reading.test_said_fields import BODIES
from tests.reading.test_said_fields import HEADS as TOP_OF_FIELDS
from tests.reading.test_said_fields import TOLD as FIELDS
from tests.reading.test_said_forms import LAID as FORMS
from tests.reading.test_said_forms import NOTHING as NO_FORMS
from tests.reading.test_said_forms import TOP as TOPS
from tests.reading.test_said_who import HEADS, NOTHING, TOLD, WAYS, to

if TYPE_CHECKING:
    from collections.abc import Iterator

Page = tuple[str, str, bool]
"""The text, its sentence or a word that stands in that alone, whether it is something to do."""

_EACH = 7
_FILE = {"fr": "complet", "es": "completo"}
_NO_TERM = {"fr": NO_ACTION_FR, "es": NO_ACTION_ES}


def pages() -> Iterator[Page]:
    """Give one in seven of what is to do, and all that lays nothing on anybody."""
    yield from chain(_tasks(), _no_tasks())


def _tasks() -> Iterator[Page]:
    for code in LANGUAGES:
        for kind in ("how", "layouts", "pages"):
            told = (text for name, _who, _when, text in cases(code, kind) if name not in LANGUAGES[code].HARD)
            yield from ((text, _FILE[code], True) for index, text in enumerate(told) if index % _EACH == 0)
        for index, words in enumerate(TOLD[code]):
            way = WAYS[code][index % len(WAYS[code])]
            sentence = way.format(w=words, W=words[:1].upper() + words[1:], a=to(words))
            yield HEADS[code].format(sentence), _FILE[code], True
        for sentence, _laid in FIELDS[code]:
            for body in BODIES[code]:
                yield TOP_OF_FIELDS[code] + body.format(sentence), sentence, True
    for sentence, _told in NAMED:
        yield HEAD.format(sentence), sentence, True
    for code, sentence, _who in FORMS:
        yield f"{TOPS[code]}{sentence}\n", sentence, True
    for code, sentence, laid in LAID:
        if laid:
            yield f"{TOP[code]}{sentence}\n", sentence, True


def _no_tasks() -> Iterator[Page]:
    for code, data in LANGUAGES.items():
        for sentence in (s for s in data.NOTHING if s not in data.RULED):
            for layout in data.LAYOUTS.values():
                yield laid_out(code, layout, sentence), _FILE[code], False
        for sentence in NOTHING[code]:
            yield HEADS[code].format(sentence), _FILE[code], False
        for sentence in _NO_TERM[code]:
            yield HEADS[code].format(f"- {sentence}"), sentence, False
    for code, sentence in ONLY_TOLD:
        yield f"{TOP[code]}{sentence}\n", sentence, False
    for code, sentence in NO_FORMS:
        yield f"{TOPS[code]}{sentence}\n", sentence, False

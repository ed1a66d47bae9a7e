"""Rules that answer the same words once: a text repeats itself, and several rules ask about one place."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from cufdesk.reading.structure import Document

# Rules look before a place at no more than a name, and beyond its end at no more than the next few words.
_BEHIND = 40
_BEYOND = 100
_LONGEST = 1600

Answer = TypeVar("Answer")
Around = tuple[int, int, str | int, tuple[tuple[int, int, bool], ...]]


def words_around(doc: Document, start: int, end: int, beyond: int = _BEYOND) -> Around:
    """Return what stretches of the same words with the same words and times around them share.

    Long ones are not compared: where they stand tells them apart.
    """
    first = start - _BEHIND if start > _BEHIND else 0
    if end - start > _LONGEST:
        return start - first, end - start, start, ()
    # Whether words are a time hangs on the whole text before them.
    times = doc.times_in(start, end + beyond)
    told = tuple((t.span[0] - start, t.span[1] - start, t.relative) for t in times) if times else ()
    return start - first, end - start, doc.text[first : end + beyond], told


def remembered(
    moved: Callable[[Answer, int], Answer],
) -> Callable[[Callable[[Document, int, int], Answer]], Callable[[Document, int, int], Answer]]:
    """Let a rule on a stretch of the text answer once for the same words with the same words around them.

    `moved` gives an answer with its places moved by so many signs. Right only for a rule that looks at
    nothing else: not at the paragraph, the list or the dates around its stretch.
    """

    def with_memory(rule: Callable[[Document, int, int], Answer]) -> Callable[[Document, int, int], Answer]:
        @wraps(rule)
        def answer(doc: Document, start: int, end: int) -> Answer:
            key = rule, words_around(doc, start, end)
            known = doc.answers.get(key)
            if known is None:
                found = rule(doc, start, end)
                doc.answers[key] = start, found
                return found
            return known[1] if known[0] == start else moved(known[1], start - known[0])

        return answer

    return with_memory

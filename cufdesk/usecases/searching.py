"""Search everywhere, as the command line answers it."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from cufdesk.folding import words_of
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.lists import Lists
from cufdesk.storage.search import folded_words


def search(dossier: Dossier, words: str, limit: int) -> dict[str, Any]:
    """Return how many records hold all the words (each may be the beginning of one), and the first of them.

    `matched` are the record's own words, folded, in which the words of the question were found.
    """
    with closing(Lists(dossier.path)) as lists:
        total, hits = lists.search(words, limit)
    with dossier.read() as reading:
        folded = folded_words(reading.session, [hit.id for hit in hits])
    asked = words_of(words)
    results = [
        {
            "kind": hit.kind,
            "id": hit.id,
            "title": hit.title,
            "detail": hit.detail,
            "matched": _matched(folded.get(hit.id, ""), asked),
        }
        for hit in hits
    ]
    return {"total": total, "results": results}


def _matched(folded: str, asked: list[str]) -> str:
    return " ".join(word for word in folded.split() if word.startswith(tuple(asked)))

"""The words that a person adds to the lists of reading: a small file of their own, beside their settings.

`reading-words.json` holds, per language and list, words as the built-in files write them:
`{"fr": {"modality.adopted": ["entérine*"]}}`. What is not of that shape counts as not there: a spoilt file
never keeps a text from being read. Built-in lists are never changed; own words come behind them.
"""

from __future__ import annotations

import json
import os
from typing import Any

from cufdesk.paths import home

LISTS = (
    "modality.adopted",
    "modality.commitment",
    "modality.proposed",
    "modality.wish",
    "modality.announced",
    "modality.finding",
    "modality.duty",
    "modality.charges",
    "modality.actors",
    "headings.decisions",
    "headings.actions",
    "headings.context",
    "headings.agenda",
    "headings.programme",
    "headings.present",
    "headings.represented",
    "headings.excused",
    "headings.absent",
    "headings.other",
    "table.decision",
    "table.action",
    "table.responsible",
    "table.deadline",
    "table.context",
    "dates.fuzzy",
    "dates.events",
    "minutes_status.announced",
    "functions.words",
    "bodies.strong",
)
"""The lists that can be added to, by their path in `resources/reading/<language>.toml`."""

OwnWords = dict[str, dict[str, tuple[str, ...]]]


def own_words_path() -> str:
    """Return the path of the file, whether it is there or not."""
    return os.path.join(home(), "reading-words.json")


def own_words() -> OwnWords:
    """Return the own words per language and list, in the order they were added."""
    try:
        with open(own_words_path(), encoding="utf-8") as file:
            data = json.load(file)
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {str(code): _lists(lists) for code, lists in data.items() if isinstance(lists, dict)}


def write_own_words(own: OwnWords) -> None:
    """Write the own words, for this person's eyes alone; raise OSError where that is not possible."""
    path = own_words_path()
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    plain = {
        code: {name: list(words) for name, words in lists.items() if words} for code, lists in own.items()
    }
    handle = os.open(f"{path}.new", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(handle, "w", encoding="utf-8") as file:
        json.dump({code: lists for code, lists in plain.items() if lists}, file, ensure_ascii=False, indent=1)
    os.replace(f"{path}.new", path)


def add_own_words(data: dict[str, Any], code: str) -> None:
    """Add the own words of a language to its lists, as they were read from its file."""
    for path, words in own_words().get(code, {}).items():
        group, _dot, name = path.partition(".")
        data[group][name] = [*data[group][name], *(word for word in words if word not in data[group][name])]


def _lists(lists: dict[Any, Any]) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(word for word in words if isinstance(word, str) and word.strip(" *"))
        for name, words in lists.items()
        if name in LISTS and isinstance(words, list)
    }

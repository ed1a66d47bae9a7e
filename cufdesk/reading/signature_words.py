"""The words around an address and a signature: data in `resources/reading/signatures.toml`, read once."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import Any

from cufdesk.paths import resource
from cufdesk.reading.matching import expression, shadow_of


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    with open(resource("reading", "signatures.toml"), "rb") as file:
        return tomllib.load(file)


def words(path: str) -> tuple[str, ...]:
    """Return the folded words of a list: "closings", "phones.fax"."""
    value: Any = _data()
    for key in path.split("."):
        value = value[key]
    return tuple(shadow_of(word) for word in value)


@lru_cache(maxsize=64)
def finds(path: str) -> re.Pattern[str]:
    """Return the pattern that finds any word of a list in a shadow."""
    return re.compile(expression(words(path)))


@lru_cache(maxsize=64)
def is_one_of(path: str, shadow: str) -> bool:
    """Tell whether some folded words are one of a list, stops and colons at their edges aside."""
    return _bare(shadow) in {_bare(word) for word in words(path)}


def _bare(shadow: str) -> str:
    return shadow.strip(" .:,;!·-–|\t()[]<>\"'")

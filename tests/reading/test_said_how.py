"""Ways of laying something on somebody, layouts, whole pages, each with plain others; what lays nothing."""

from __future__ import annotations

import pytest

from tests.reading.said_how import LANGUAGES, actions_in, cases, laid_out, wrong

KINDS = ("how", "layouts", "pages")
LISTS_OF_TASKS = {"puces actions", "pendientes"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_who_does_what_by_when_is_read_however_it_is_said(code: str, kind: str) -> None:
    fails: dict[str, list[str]] = {}
    for name, who, when, text in cases(code, kind):
        if name not in LANGUAGES[code].HARD and (what := wrong(code, text, who, when)):
            fails.setdefault(name, []).append(f"{what}: {who}, {when}")
    assert fails == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_lays_nothing_on_anybody_is_no_action(code: str) -> None:
    data = LANGUAGES[code]
    pages = {
        (sentence, name): laid_out(code, layout, sentence)
        for sentence in data.NOTHING
        for name, layout in data.LAYOUTS.items()
        if name not in LISTS_OF_TASKS
    }
    found = {key: acts for key, text in pages.items() if (acts := actions_in(text)[0])}
    assert {sentence for sentence, _layout in found} <= set(data.RULED)

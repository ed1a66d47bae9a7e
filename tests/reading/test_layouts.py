"""Who does what by when, however a secretariat lays its list of tasks out."""

from __future__ import annotations

from typing import Any

import pytest

from cufdesk.exchange.texts import clean
from cufdesk.reading.minutes import read
from cufdesk.reading.understanding import as_json
from tests.reading.layouts import HEAD, HEADINGS, TASKS, Task, layouts


def actions(text: str) -> list[dict[str, Any]]:
    document = as_json(read(clean(text).text))
    return [action for decision in document["decisions"] for action in decision["actions"]]


def told(found: list[dict[str, Any]], task: Task) -> tuple[Any, ...]:
    """Return who and by when of the one action that holds a task's words."""
    (action,) = (action for action in found if task.words[1:] in action["text"])
    who = [name.casefold() for name in action["responsible"]]
    return who, action["deadline"] or (action["deadline_text"] or "").casefold()


@pytest.mark.parametrize("language", ["fr", "es"])
@pytest.mark.parametrize("name", layouts("fr"))
def test_a_list_of_tasks_is_read_in_any_layout(name: str, language: str) -> None:
    tasks: tuple[Task, ...] = TASKS[language]
    if name == "several of one":
        tasks = (tasks[0], *(task._replace(who=tasks[0].who, when="", day="") for task in tasks[1:]))
    for heading in HEADINGS[language]:
        found = actions(f"{HEAD[language]}{heading}\n{layouts(language)[name](tasks)}\n")
        for task in tasks:
            assert told(found, task) == ([task.who.casefold()], task.day or task.when), heading
        assert len(found) == len(tasks), found


@pytest.mark.parametrize(
    "text",
    [
        "Communication\n- un bulletin mensuel\n- des affiches en ville\n",
        "1. Claire Dubreuil\n2. Antoine Kerbrat\n",
        "Claire Dubreuil\t\tAntoine Kerbrat\n",
        "POUR QUAND   QUI   À FAIRE\n",
        "(la salle est belle)\n",
    ],
)
def test_what_only_looks_like_a_list_of_tasks_is_none(text: str) -> None:
    assert actions(HEAD["fr"] + text) == []


def test_a_name_over_a_list_does_not_reach_beyond_it() -> None:
    listed = "Qui fait quoi\nClaire Dubreuil\n- réserver la salle\n"
    found = actions(f"{HEAD['fr']}{listed}\nReste à envoyer le dossier aux villes.\n")
    assert [action["responsible"] for action in found] == [["Claire Dubreuil"], []]

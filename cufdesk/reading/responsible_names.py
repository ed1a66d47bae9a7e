"""Those responsible as they were listed, and without what only stands before a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cufdesk.reading.matching import is_capital, shadow_of

if TYPE_CHECKING:
    from cufdesk.reading.structure import Document
    from cufdesk.reading.understanding import ActionRead, DecisionRead, Understanding


def with_full_names(doc: Document, read: Understanding) -> tuple[DecisionRead, ...]:
    """Name those responsible as they were listed: "Mme Restrepo" is the only Restrepo present."""
    full: dict[str, set[str]] = {}
    for name in (person.name for person in read.people if person.name):
        first, *words = shadow_of(name).split()
        for word in words if first not in doc.lexicon.folded("articles") else ():
            full.setdefault(word, set()).add(name)

    def renamed(action: ActionRead) -> ActionRead:
        told = (_listed(doc, full, _own(doc, name)) for name in _heads(doc, action.responsible))
        return replace(action, responsible=tuple(dict.fromkeys(told)))

    return tuple(replace(d, actions=tuple(map(renamed, d.actions))) for d in read.decisions)


def _listed(doc: Document, full: dict[str, set[str]], name: str) -> str:
    """Return the whole name of somebody listed: "A. Roux", "Mme Roux", "l'adjointe Claire Roux"."""
    lead, _blank, surname = name.rpartition(" ")
    known = full.get(shadow_of(surname), set())
    if not lead:
        return name
    if len(known) != 1:
        return _untitled(doc, name)
    (whole,) = known
    initial = lead.endswith(".") and shadow_of(whole).startswith(shadow_of(lead[:-1]))
    polite = doc.lexicon.value("civilities", shadow_of(lead)) is not None
    title, _blank, rest = name.partition(" ")  # "Mme Le Goff": the surname has two words
    civil = doc.lexicon.value("civilities", shadow_of(title)) is not None
    polite = polite or (civil and whole.endswith(rest))
    polite = polite or (civil and whole.startswith(f"{rest} "))  # the second surname is left out
    return whole if initial or polite or name.endswith(whole) else _untitled(doc, name)


def _untitled(doc: Document, name: str) -> str:
    """Return "Tapia" of "regidora Tapia", "ingeniero Tapia": what he is stands before who he is."""
    title, _blank, rest = name.partition(" ")
    if not rest or not all(is_capital(word) for word in rest.split()):
        return name
    if doc.lexicon.find("who.titles").fullmatch(shadow_of(title)) is None:
        return name
    kind = doc.lexicon.find("who.kinds_of_title", "functions.words").match(shadow_of(rest))
    return name if kind else rest


def _own(doc: Document, name: str) -> str:
    """Return "service des sports" of "notre service des sports"."""
    ours = doc.lexicon.find("who.ours").match(shadow_of(name))
    return name[ours.end() :].strip() or name if ours else name


def _heads(doc: Document, names: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the team beside somebody: "M. Roux et ses services"."""
    whose = doc.lexicon.find("who.theirs")
    heads = tuple(name for name in names if not whose.match(shadow_of(name)))
    return heads or names

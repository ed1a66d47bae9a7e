"""Lines that somebody types during a meeting: "A send the quote @ Hélène, AMF > 12 May".

A line begins with what it is: D a decision, A (in Spanish T too) an action, I an information, or the word
with a colon ("Action :"); @ who is responsible, > by when; without any of these it is the context of what was
noted last. Inside a line, @ and > may follow in any order, as often as needed.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from cufdesk.reading.dates import dates
from cufdesk.reading.matching import shadow_of, squeezed
from cufdesk.reading.modality import sentence_modality
from cufdesk.reading.structure import Document, document
from cufdesk.reading.understanding import DateRead

_KINDS = {"d": "decision", "a": "action", "t": "action", "i": "information"}
_WORDS = {"acuerdo": "decision"}  # where the word begins with another letter than its kind
_KIND = re.compile(
    r"\s*(?:[-–•*]\s+)?"
    r"(?:(?P<letter>[DAIT])(?:(?:\s*[:.)–-])+\s*|\s+)"
    r"|(?P<word>d[ée]cisi[oó]n|acuerdo|action|acci[oó]n|t[âa]che|tarea|info(?:rmation|rmaci[oó]n)?)\s*:(?:\s*[:.)–-])*\s*)"
    r"(?=\S)",
    re.IGNORECASE,
)
# In haste the space before > is forgotten; before a day it can be nothing else.
_MARK = re.compile(r"(?:^|(?<=\s)|(?<=[^\s<=>-])(?=>\s*\d{1,2}[/.]\d{1,2}\b))(?P<mark>[@>])\s*")
_AMOUNT = re.compile(
    r"\d[\d .\u00a0\u202f]*(?:,\d+)?\s?(?:[kM]|mille|mil|millions?|millones)?\s?(?:de\s|d’|d')?"
    r"(?:[€$£%]|(?:euros?|pesos?|eur|mxn|usd|dollars?|dólares)\b)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:[,;&]|(?<=\s)(?:et|y|e|and)(?=\s))\s*")
_IN_DAYS = re.compile(r"(?:[jd]\s?)?\+\s?(?P<days>\d{1,3})(?:\s?(?:j|d|jours?|dias?))?")
_TOMORROW = {"demain", "manana"}


@dataclass(frozen=True, slots=True)
class Captured:
    """What a line says. `kind`: decision, action, information, or empty; the words as they were typed.

    `who` are the responsibles as one text each: two that are named together may still be one body.
    """

    kind: str
    text: str
    who: tuple[str, ...] = ()
    when: str = ""


def captured(line: str) -> Captured:
    """Take a typed line apart; nothing that was typed is lost.

    An amount is no deadline: "the cost > 200 €" compares.
    """
    found = _KIND.match(line)
    rest = line[found.end() :] if found else line
    marks = list(_MARK.finditer(rest))
    text = squeezed(rest[: marks[0].start()] if marks else rest)
    who: list[str] = []
    when: list[str] = []
    ends = [*(mark.start() for mark in marks[1:]), len(rest)]
    for mark, end in zip(marks, ends, strict=False):
        words = squeezed(rest[mark.end() : end]).lstrip("@> ")  # a sign typed twice
        if mark["mark"] == "@":
            name, *days = (squeezed(part).lstrip("@ ") for part in words.split(">"))  # no name has that sign
            who += [name] if name else []
            when += [day for day in days if day]
        elif not (who or when) and _AMOUNT.match(words):
            text = f"{text} > {words}".strip()
        elif words:
            when.append(words)
    return Captured(_kind(found), text, tuple(who), ", ".join(when))


def _kind(found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    said = (found["letter"] or found["word"]).lower()
    return _WORDS.get(said) or _KINDS[said[0]]


def as_line(said: Captured) -> str:
    """Return the line that says this again, to be typed over."""
    letters = {"decision": "D", "action": "A", "information": "I"}
    parts = [letters.get(said.kind, ""), said.text, *(f"@ {who}" for who in said.who)]
    return " ".join(part for part in (*parts, f"> {said.when}" if said.when else "") if part)


def apart(who: str) -> list[str]:
    """Return the names that one text may hold: "Hélène, AMF et ARF"."""
    return [name for name in _AND.split(who) if name]


def modality_of(text: str, language: str, kind: str) -> tuple[str, str]:
    """Return how firm a noted line is, and whose it is: its verbs say it, else the letter it began with."""
    doc = document(text, language)
    said = sentence_modality(doc, 0, len(text))
    if kind == "information":
        modality = said.modality if said.modality in {"announced", "wish"} else "finding"
    else:
        modality = said.modality or "adopted"
    whose = modality in {"wish", "commitment", "announced"} and modality == said.modality
    return modality, (said.party or "") if whose else ""


def deadline_of(words: str, language: str, day: dt.date | None) -> tuple[dt.date | None, str]:
    """Return the last day that some words mean, None where they say no day, and how exact that is.

    `day` is that of the meeting: days of the week and numbers of days are counted from it.
    """
    if not words:
        return None, "none"
    doc = document(words, language)
    counted = _counted(doc, day)
    if counted:
        return counted, "exact"
    lead = {"es": "el "}.get(language, "le ")
    for one in (doc, document(lead + words, language)):
        found = dates(one, day)
        exact = [date for date in found if date.start and date.precision == "exact"]
        if found:
            last = exact[-1] if exact else found[-1]
            return _to_come(last, day), last.precision
    return None, "fuzzy"


def _to_come(found: DateRead, day: dt.date | None) -> dt.date | None:
    """Return the day of a deadline: where its year is left out, none that is past already is meant."""
    if found.end is None or day is None or not found.year_inferred or found.end >= day:
        return found.end
    return found.end.replace(
        year=found.end.year + 1, day=min(found.end.day, 28 if found.end.month == 2 else 31)
    )


def _counted(doc: Document, day: dt.date | None) -> dt.date | None:
    """Return the day that "lundi", "demain" or "J+15" mean after the day of the meeting."""
    if day is None:
        return None
    said = doc.shadow.strip(" .")
    if said in _TOMORROW:
        return day + dt.timedelta(days=1)
    if found := _IN_DAYS.fullmatch(said):
        return day + dt.timedelta(days=int(found["days"]))
    named = {shadow_of(word) for word in doc.lexicon.words("weekdays")}
    first, _blank, tail = said.partition(" ")
    if first in named and tail in {"", "prochain", "proximo", "que viene"}:
        weekday = int(doc.lexicon.value("weekdays", first))
        return day + dt.timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
    return None

"""What the report of a merge tells, read from the journal once and said in every language of documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from cufdesk.documents.merge_report import MergeReportContent, Point, Side, Writer
from cufdesk.i18n import LANGUAGES, N_, Translator, screen_translator, translator
from cufdesk.storage import merges
from cufdesk.storage.dossier import Reading
from cufdesk.storage.journal.pages import Write
from cufdesk.storage.merges import Outcome
from cufdesk.usecases.conflict_words import cards_of, said_value
from cufdesk.usecases.sheets import Ground, Sheet, distinct
from cufdesk.usecases.text_parts import differing_parts, shortened
from cufdesk.usecases.wording import moment_words

_SAID = 120  # characters of a value: the report has one page
_LABEL = N_("Bring the copy {name} home")


def sheets(ground: Ground) -> list[Sheet]:
    """Return the merges of the dossier, the latest first; each is named by its day."""
    return distinct([_sheet(ground.reading, merge) for merge in merges.merges(ground.reading)])


def _sheet(reading: Reading, merge: Write) -> Sheet:
    day = _here(merge.at).date()
    title = ", ".join(
        part for part in (copy_name(reading, merge), moment_words(merge.at, screen_translator())) if part
    )
    return Sheet(day.isoformat(), title, merge, day)


def content(ground: Ground, merge: Write) -> MergeReportContent:
    """Return what the report of a merge tells."""
    reading = ground.reading
    undo = merges.undone_by(reading, merge)
    noted = merges.remembered(reading, merge).here
    outcomes = merges.outcomes_of(reading, merge)
    country = ground.cover.partner_country
    return MergeReportContent(
        cover=ground.cover,
        changed=ground.changed,
        merged=_writer(merge),
        copy=copy_name(reading, merge),
        here=Side(noted.writes, _here(noted.last) if noted.last else None) if noted else None,
        there=_side([write for write in merges.brought_by(reading, merge) if write.label]),
        counts=merges.counts_of(reading, merge),
        points={one: _points(reading, outcomes, translator(one, country)) for one in LANGUAGES},
        undone=_writer(undo) if undo else None,
    )


def copy_name(reading: Reading, merge: Write) -> str:
    """Return the file name of the copy that a merge brought: as noted then, else as its label says."""
    if name := merges.remembered(reading, merge).name:
        return name
    for language in LANGUAGES:
        before, _name, after = translator(language)._(_LABEL).partition("{name}")
        if found := re.fullmatch(f"{re.escape(before)}(.+){re.escape(after)}", merge.label):
            return found[1]
    return ""


def _here(at: str) -> datetime:
    """Return a stored moment on the clock of this machine."""
    return datetime.fromisoformat(at).astimezone()


def _writer(write: Write) -> Writer:
    return Writer(_here(write.at), write.author, write.machine)


def _side(written: Sequence[Write]) -> Side:
    who = [", ".join(part for part in (write.author, write.machine) if part) for write in written]
    last = max((write.at for write in written), default="")
    known = tuple(dict.fromkeys(one for one in who if one))
    return Side(len(written), _here(last) if last else None, known)


def _points(reading: Reading, outcomes: Sequence[Outcome], t: Translator) -> tuple[Point, ...]:
    return tuple(_point(reading, outcome, t) for outcome in outcomes)


def _point(reading: Reading, outcome: Outcome, t: Translator) -> Point:
    (card,) = cards_of(reading, [outcome.conflict], t)
    by = ""
    if outcome.write is not None:
        at = _here(outcome.write.at)
        moment = f"{t.date(at.date())}, {t.time(at.time())}"
        by = ", ".join(part for part in (outcome.write.author, moment) if part)
    here, there = differing_parts(card.from_here().words, card.from_there().words)
    now = "" if outcome.is_open else shortened(said_value(reading, card, outcome.value, t), _SAID)
    return Point(
        title=card.title,
        field=card.field_words,
        here=here,
        there=there,
        outcome=now,
        by=by,
    )

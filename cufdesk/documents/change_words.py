"""The words of a line of a correction: where it stands, what changed, what that said and says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

from cufdesk.documents.inflected import inflected
from cufdesk.domain.base import Day, Flag, TimeOfDay
from cufdesk.domain.minutes_life import CorrectionLine
from cufdesk.domain.records import TABLES
from cufdesk.domain.values import Bilingual
from cufdesk.field_words import FIELD_WORDS, ONE
from cufdesk.i18n import Translator

_STATUS = "attendance"  # of somebody who came or went, the line tells as what


def where(line: CorrectionLine, t: Translator) -> str:
    """Return where a line stands: "D4-A10", a name, or the heading of the record."""
    return line.place or (t._("Heading") if line.field.startswith("meeting.") else "")


def what(line: CorrectionLine, t: Translator) -> str:
    """Return what a line is about: "Deadline", or that a decision was added, taken out or moved."""
    table, _dot, name = line.field.partition(".")
    one = t._(ONE.get(table, table))
    if name == "rank":
        return t._("{what}: order").format(what=one)
    if not name:
        sentence = t._("{what}: taken out") if line.before else t._("{what}: added")
        return sentence.format(what=one)
    fields = FIELD_WORDS.get(table, {})
    return t._(fields.get(name) or fields.get(f"{name}_fr") or name)


def said(field: str, value: Bilingual, t: Translator) -> str | None:
    """Return a value that reads in any language (a day, a modality); None for a text of the dossier."""
    written = value.in_language("fr")
    if not written:
        return ""
    if field == _STATUS:
        return inflected(t.word("attendance", written), None)
    table, _dot, name = field.partition(".")
    column = TABLES[table].columns.get(name) if table in TABLES and name else None
    if column is None or column.foreign_keys or name == "rank":
        return None
    if "words" in column.info:
        return inflected(t.word(column.info["words"], written), None)
    read = _reading(column.type, t)
    try:
        return read(written) if read else None
    except ValueError:  # written by another version of the program
        return None


def plain(line: CorrectionLine, *, is_after: bool, t: Translator) -> str:
    """Return what a line said or says, without any mark."""
    words = line.after if is_after else line.before
    told = said(line.field, words, t)
    return words.in_language(t.language) if told is None else told


def _reading(kind: Any, t: Translator) -> Callable[[str], str] | None:
    """Return how a value of a column is told, None where it stands for itself."""
    match kind:
        case Flag():
            return lambda written: t._("yes") if written == "1" else t._("no")
        case Day():
            return lambda written: t.date(date.fromisoformat(written))
        case TimeOfDay():
            return lambda written: t.time(time.fromisoformat(written))
    return (lambda written: t.number(int(written))) if kind.python_type is int else None

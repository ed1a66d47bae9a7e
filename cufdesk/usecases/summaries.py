"""What each write of a list changed, in a line: "échéance de A12 : 30 juin 2015 → 15 juillet 2015".

Told from the first rows of a write alone, of all writes of the list at once: a large import costs no more
than an edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cufdesk.field_words import FIELD_WORDS, MANY
from cufdesk.i18n import Translator, screen_language
from cufdesk.storage.dossier import Reading
from cufdesk.storage.history import Beginning, Entry, FieldChange, RowChange, first_changes, names_of
from cufdesk.storage.journal.pages import Key
from cufdesk.storage.journal.values import by_name
from cufdesk.usecases.text_parts import in_one_line, shortened
from cufdesk.usecases.wording import brief_change, field_name, record_words
from cufdesk.write_words import in_sentence

_ROWS = 3  # read of a write
_SENTENCES = 3  # told of a write
_AT_ONCE = 200  # writes whose rows are read together
_LONGEST_NAME = 40
_SILENT = frozenset({"start", "note", "merge"})  # their labels say it all
_RANK = "rank"


class Summary(NamedTuple):
    """What a write changed: up to three sentences, how many more changes are known, and whether of all."""

    sentences: tuple[str, ...] = ()
    more: int = 0
    is_all: bool = True

    def line(self, t: Translator) -> str:
        """Return the first of the changes, and how many others there are."""
        if not self.sentences:
            return ""
        if not self.is_all:
            return t._("{change}, and other changes").format(change=self.sentences[0])
        others = len(self.sentences) + self.more - 1
        if not others:
            return self.sentences[0]
        words = t.ngettext("{change}, and {n} other change", "{change}, and {n} other changes", others)
        return words.format(change=self.sentences[0], n=others)


NOTHING = Summary()


def summaries(reading: Reading, entries: Sequence[Entry], t: Translator) -> list[Summary]:
    """Return what each write changed; nothing for what was added or deleted whole: its label says it."""
    found: list[Summary] = []
    for start in range(0, len(entries), _AT_ONCE):
        found += _some(reading, entries[start : start + _AT_ONCE], t)
    return found


def _some(reading: Reading, entries: Sequence[Entry], t: Translator) -> Iterator[Summary]:
    asked = [entry.write for entry in entries if _is_told(entry)]
    beginnings = first_changes(reading, asked, _ROWS)
    changes = [change for beginning in beginnings.values() for change in beginning.changes]
    names = names_of(reading, set(rows_named(changes)), screen_language())
    for entry in entries:
        beginning = beginnings.get(entry.write.seq)
        yield NOTHING if beginning is None else _summary(entry, beginning, names, t)


def _is_told(entry: Entry) -> bool:
    return entry.op == "update" and entry.write.kind not in _SILENT


def rows_named(changes: Iterable[RowChange]) -> Iterator[Key]:
    """Return the rows whose names are needed: what changed, and what a changed field refers to."""
    for change in changes:
        yield change.kind, change.row
        if change.op == "update":
            fields = by_name(change.kind)
            for name, old, new in change.fields:
                if target := fields[name].target:
                    yield from ((target, str(value)) for value in (old, new) if value)


def _summary(entry: Entry, beginning: Beginning, names: Mapping[str, str], t: Translator) -> Summary:
    alone = len(entry.subjects) == 1
    said = [
        (_weight(entry, field), sentence)
        for change in beginning.changes
        for field, sentence in row_sentences(change, names, t, alone=alone)
    ]
    said.sort(key=lambda one: one[0])
    sentences = tuple(dict.fromkeys(sentence for _place, sentence in said))
    left = len(sentences) - _SENTENCES
    return Summary(sentences[:_SENTENCES], max(0, left), beginning.is_all)


def _weight(entry: Entry, field: str) -> int:
    """Return how far behind a change is told: the state first in an act, places in a list last."""
    is_state = field in {"state", "status"} or field.endswith("_status")
    if entry.write.kind == "act" and is_state:
        return 0
    return 2 if field == _RANK else 1


def row_sentences(
    change: RowChange, names: Mapping[str, str], t: Translator, *, alone: bool
) -> Iterator[tuple[str, str]]:
    """Return the changed fields of a row, each with its sentence."""
    name = names.get(change.row, "")
    if change.op != "update":
        record = shortened(in_one_line(record_words(change.kind, name, t)), 2 * _LONGEST_NAME)
        message = t._("Added: {record}") if change.op == "insert" else t._("Deleted: {record}")
        yield "", in_sentence(message.format(record=in_sentence(record)))
        return
    known = FIELD_WORDS.get(change.kind, {})
    is_subject = change.row == change.subject and alone
    for field in change.fields:
        if field.field == _RANK:
            yield _RANK, t._("{records} in another order").format(records=in_sentence(_many(change.kind, t)))
        elif field.field in known:
            yield field.field, _sentence(change.kind, field, "" if is_subject else name, names, t)


def _many(kind: str, t: Translator) -> str:
    return t._(MANY.get(kind, kind))


def _sentence(kind: str, field: FieldChange, of: str, names: Mapping[str, str], t: Translator) -> str:
    what = in_sentence(field_name(kind, field.field, t))
    number = of.split(" · ", 1)[0]
    if number[:1].isalpha() and number[-1:].isdigit() and " " not in number:
        what = t._("{field} of {number}").format(field=what, number=number)
    elif of:
        what = f"{shortened(in_one_line(of), _LONGEST_NAME)}, {what}"
    return t._("{field}: {what}").format(field=what, what=brief_change(kind, *field, t, names))

"""The register into a table that other programs read: CSV for a French Excel, or a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from cufdesk.domain.minutes_rules import state_told
from cufdesk.domain.register import Line, Scope, ordered, wanted
from cufdesk.exchange.table_writing import Cell, csv_table, xlsx_table
from cufdesk.i18n import N_, _, screen_language, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.follow_ups import FollowUp, follow_ups_of
from cufdesk.storage.register import register_of
from cufdesk.usecases.contact_export import put_whole

ENDINGS = (".csv", ".xlsx")

_COLUMNS = (
    N_("Number"),
    N_("Kind"),
    N_("Text"),
    N_("Responsible"),
    N_("Deadline"),
    N_("Deadline, in the words of the minutes"),
    N_("Late"),
    N_("State"),
    N_("Modality"),
    N_("What it engages"),
    N_("Held back by a gate"),
    N_("Theme"),
    N_("Decision"),
    N_("Meeting"),
    N_("Date of the meeting"),
    N_("Carried over to"),
    N_("Progress"),
    N_("Date of the progress"),
    N_("Evidence"),
)


def export_actions(dossier: Dossier, path: Path, scope: Scope, today: date) -> int:
    """Write the lines within a scope to a file by its ending; return how many.

    Raise Refusal for another ending, where there is no line, and where the file cannot be written.
    """
    with dossier.read() as reading:
        lines = register_of(reading, screen_language()).lines
        told = follow_ups_of(reading)
    return write_lines(wanted(ordered(lines, "number"), scope, today), told, path, today)


def write_lines(lines: Sequence[Line], told: Mapping[str, FollowUp], path: Path, today: date) -> int:
    """Write lines to a file by its ending, in their order, with what was told of them; return how many.

    Refuses as `export_actions`.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise Refusal(_("The register is exported as .xlsx or .csv."))
    if not lines:
        raise Refusal(_("There is no line to export."))
    header = [_(title) for title in _COLUMNS]
    rows = _rows(lines, told, today)
    put_whole(path, csv_table(header, rows) if ending == ".csv" else xlsx_table(header, rows, _("Register")))
    return len(lines)


def _rows(lines: Iterable[Line], told: Mapping[str, FollowUp], today: date) -> Iterable[list[Cell]]:
    t = screen_translator()
    now, yes = today.isoformat(), _("yes")
    kinds = {"decision": _("Decision"), "action": _("Action")}
    for line in lines:
        note, evidence = told.get(line.id, FollowUp())
        yield [
            line.number,
            kinds[line.kind],
            line.text,
            "; ".join(line.responsible),
            _day(line.deadline),
            line.deadline_words or line.event,
            yes if line.is_late(now) else "",
            t.word("decision_state", state_told(line.state, line.modality, is_action=line.is_action)),
            t.word("modality", line.modality),
            t.word("action_nature", line.nature),
            yes if line.held else "",
            line.theme,
            line.decision if line.is_action else "",
            line.meeting,
            _day(line.day),
            "; ".join(line.carried),
            note.text.strip() if note else "",
            note.day if note else None,
            evidence,
        ]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None

"""Files of contacts, whatever their kind: read as cards, with what could not be understood."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cufdesk.exchange.contact_cards import Card, Problem
from cufdesk.exchange.contact_columns import ColumnMapping, guess
from cufdesk.exchange.contact_rows import cards_of
from cufdesk.exchange.tables import Table, read_table
from cufdesk.exchange.vcards import CardList, read_vcard_file
from cufdesk.i18n import _
from cufdesk.refusal import Refusal

ENDINGS = (".vcf", ".csv", ".xlsx", ".ods")
_TABLES = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".ods")
_CARDS = (".vcf", ".vcard")


@dataclass(frozen=True)
class ContactFile:
    """A file that was read: a table with what its columns are taken for, or the cards of a vCard file."""

    name: str
    table: Table | None = None
    mapping: ColumnMapping | None = None
    cards: tuple[Card, ...] = ()
    problems: tuple[Problem, ...] = ()
    lists: tuple[CardList, ...] = ()

    def with_mapping(self, mapping: ColumnMapping) -> ContactFile:
        """Return the file as a person says its columns are to be taken."""
        if self.table is None:
            return self
        read = cards_of(self.table, mapping)
        return ContactFile(self.name, self.table, mapping, read.cards, read.problems)


def read_contacts(path: Path, *, sheet: str = "") -> ContactFile:
    """Read a file of contacts: of a workbook the sheet asked for, else the first that looks like a list.

    Raise Refusal where it is none, damaged, protected or too large.
    """
    ending = path.suffix.lower()
    if ending in _CARDS:
        read = read_vcard_file(path)
        return ContactFile(path.name, cards=read.cards, problems=read.problems, lists=read.lists)
    if ending not in _TABLES:
        sentence = _("“{name}” is no file of contacts: .vcf, .csv, .xlsx or .ods.")
        raise Refusal(sentence.format(name=path.name))
    table = read_table(path, sheet=sheet)
    mapping = guess(table.rows)
    if not sheet and not mapping.header_line:
        table, mapping = _with_header(path, table) or (table, mapping)
    return ContactFile(path.name, table).with_mapping(mapping)


def _with_header(path: Path, first: Table) -> tuple[Table, ColumnMapping] | None:
    """Return the first other sheet that has a header, where the first one is only a cover."""
    for name in first.shown:
        if name == first.sheet:
            continue
        with suppress(Refusal):
            table = read_table(path, sheet=name)
            mapping = guess(table.rows)
            if mapping.header_line:
                return table, mapping
    return None

"""Contacts into a file that other programs read: vCard, CSV for a French Excel, or a workbook."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.directory import Directory
from cufdesk.domain.groups import Group
from cufdesk.domain.names import official_name, person_sort_key
from cufdesk.exchange.contact_cards import Card
from cufdesk.exchange.contact_sheets import contact_sheet
from cufdesk.exchange.person_cards import card_of_body, card_of_person, links_of_body
from cufdesk.exchange.table_writing import csv_table, xlsx_table
from cufdesk.exchange.vcards import VERSIONS, vcard
from cufdesk.folding import sort_key
from cufdesk.i18n import _
from cufdesk.pauses import without_pauses
from cufdesk.refusal import Refusal
from cufdesk.storage.copying import Stopped
from cufdesk.storage.directory import directory_of
from cufdesk.storage.dossier import Dossier, Reading
from cufdesk.usecases.correspondents import members_of

ENDINGS = (".vcf", ".csv", ".xlsx")
Progress = Callable[[float], None]
Asked = Callable[[], bool]
_STEP = 50


@dataclass(frozen=True)
class Which:
    """Whom to export: all, those of a list (its id), or certain people (their ids, in their order).

    `bodies` says whether the bodies go along, each as a contact of its own. `whole` also writes what only
    this program reads of a vCard: where a person's data come from, and until when they are kept.
    """

    group: str = ""
    people: tuple[str, ...] = ()
    bodies: bool = False
    whole: bool = True


def export_contacts(
    dossier: Dossier,
    path: Path,
    which: Which | None = None,
    *,
    vcard_version: str = "3.0",
    progress: Progress | None = None,
    cancelled: Asked | None = None,
) -> int:
    """Write contacts to a file by its ending; return how many. A file that is there already is replaced.

    Raise Refusal for another ending, where there is nobody, and where the file cannot be written.
    `cancelled` ends it with `Stopped`, and no file is written.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise Refusal(_("Contacts are exported as .vcf, .csv or .xlsx."))
    if vcard_version not in VERSIONS:
        raise Refusal(_("vCards are written in version 3.0 or 4.0."))
    with without_pauses():
        return _export(dossier, path, which or Which(), vcard_version, progress, cancelled)


def _export(
    dossier: Dossier,
    path: Path,
    which: Which,
    vcard_version: str,
    progress: Progress | None,
    cancelled: Asked | None,
) -> int:
    ending = path.suffix.lower()
    cards: list[Card] = []
    texts: list[str] = []
    made, total = _cards(dossier, which)
    for done, card in enumerate(made):
        if done % _STEP == 0:
            if cancelled is not None and cancelled():
                raise Stopped(_("Stopped: nothing was written."))
            if progress:
                progress(done / total)
        if ending == ".vcf":
            texts.append(vcard(card, vcard_version))
        else:
            cards.append(card)
    if not total:
        raise Refusal(_("There is nobody to export."))
    put_whole(path, "".join(texts).encode() if ending == ".vcf" else _table(cards, ending))
    return total


def _table(cards: list[Card], ending: str) -> bytes:
    sheet = contact_sheet(cards)
    if ending == ".csv":
        return csv_table(sheet.header, sheet.rows)
    return xlsx_table(sheet.header, sheet.rows, _("Contacts"))


def _cards(dossier: Dossier, which: Which) -> tuple[Iterable[Card], int]:
    """Return the cards of those who are asked for, made as they are taken, and how many there are."""
    linked = Directory({}, {})
    with dossier.read() as reading:
        people = _people(reading, which)
        first = reading.cover().first_language
        is_all = not (which.group or which.people)
        known: Mapping[str, Organisation] = (
            {body.id: body for body in reading.all(Organisation)}
            if is_all
            else directory_of(reading, people, pictures=True).organisations
        )
        if which.bodies:
            linked = directory_of(reading, known.values())
    language = "es" if first == "es" else "fr"
    bodies = sorted(known.values(), key=lambda one: sort_key(official_name(one, language)))
    chosen = _named(bodies, people, everyone=is_all) if which.bodies else []

    def made() -> Iterable[Card]:
        for body in chosen:
            links = links_of_body(body, linked.organisations, linked.people, language)
            yield card_of_body(body, language, links=links, whole=which.whole)
        for person in people:
            yield card_of_person(person, known, language, whole=which.whole)

    return made(), len(people) + len(chosen)


def _named(bodies: list[Organisation], people: list[Person], *, everyone: bool) -> list[Organisation]:
    if everyone:
        return bodies
    named = {position.organisation_id for person in people for position in person.positions}
    return [body for body in bodies if body.id in named]


def _people(reading: Reading, which: Which) -> list[Person]:
    if which.group:
        group = reading.get(Group, which.group)
        if group is None:
            raise Refusal(_("This record is not there any more."))
        ids = [person_id for person_id, _role in members_of(reading, group)]
    elif which.people:
        ids = list(which.people)
    else:
        under_particle = reading.cover().under_particle
        found = reading.all(Person)
        found.sort(key=lambda one: (person_sort_key(one, under_particle=under_particle), one.id))
        return found
    people = (reading.get(Person, person_id) for person_id in ids)
    return [person for person in people if person is not None]


def put_whole(path: Path, data: bytes) -> None:
    """Put a file in its place whole, readable to this person alone; refuses where it cannot be written."""
    half_made = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        descriptor = os.open(half_made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.replace(half_made, path)
    except OSError as error:
        sentence = _("“{name}” cannot be written there.").format(name=path.name)
        raise Refusal(sentence) from error
    finally:
        half_made.unlink(missing_ok=True)

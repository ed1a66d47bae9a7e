"""Lists that a file of vCards holds, and the sheet of a workbook that holds the list."""

from __future__ import annotations

from pathlib import Path

from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.groups import Group
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases import history
from cufdesk.usecases.contact_bringing import bring_in
from cufdesk.usecases.contact_files import read_contacts
from tests.exchange.sheet_files import archive, xlsx_parts
from tests.usecases.test_contact_import import plan_of


def test_a_list_of_cards_becomes_a_saved_list_and_one_undo_takes_it_back(
    dossier: Dossier, tmp_path: Path
) -> None:
    text = (
        "BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:AB-1\nFN:Ana Ruiz\nN:Ruiz;Ana;;;\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:4.0\nFN:Zoé Petit\nN:Petit;Zoé;;;\nEMAIL:zoe@x.fr\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Partenaires\nMEMBER:urn:uuid:ab-1\nMEMBER:mailto:zoe@x.fr\n"
        "MEMBER:urn:uuid:nobody\nEND:VCARD\n"
    )
    bring_in(dossier, plan_of(dossier, tmp_path, text))
    with dossier.read() as reading:
        [group] = reading.all(Group)
        names = {person.id: person.first_surname for person in reading.all(Person)}
    assert group.name.fr == "Partenaires"
    assert [names[one.person_id or ""] for one in group.people] == ["Ruiz", "Petit"]
    bring_in(dossier, plan_of(dossier, tmp_path, text))
    with dossier.read() as reading:
        assert len(reading.all(Group)[0].people) == 2, "nobody stands there twice"
    history.undo(dossier)
    with dossier.read() as reading:
        assert reading.all(Group) == []


def test_the_sheet_with_the_list_is_read_not_the_cover(tmp_path: Path) -> None:
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = (("Nom", "Prénom"), ("Ruiz", "Ana"))
    parts = xlsx_parts("".join(f"<row>{''.join(map(cell.format, row))}</row>" for row in rows))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(' state="hidden"', "")
    path = tmp_path / "liste.xlsx"
    path.write_bytes(archive(parts))
    file = read_contacts(path)
    assert file.table is not None
    assert (file.table.sheet, file.table.shown) == ("Contacts", ("Listes", "Contacts"))
    assert [card.first_surname for card in file.cards] == ["Ruiz"]
    asked = read_contacts(path, sheet="Listes").table
    assert asked is not None
    assert asked.sheet == "Listes"


def test_an_embassy_is_not_of_the_country_in_which_it_stands(dossier: Dossier, tmp_path: Path) -> None:
    text = (
        "Organisme;Ville;Pays de l'adresse\nAmbassade du Mexique;Paris;France\nVille de Paris;Paris;France\n"
    )
    bring_in(dossier, plan_of(dossier, tmp_path, text, "liste.csv"))
    with dossier.read() as reading:
        found = {body.written_name: body.country for body in reading.all(Organisation)}
    assert found["Ambassade du Mexique"] == ""
    assert found["Ville de Paris"] == "FR"


def test_labels_of_a_macintosh_are_uses_of_ours(dossier: Dossier, tmp_path: Path) -> None:
    text = (
        "BEGIN:VCARD\nVERSION:3.0\nN:Ruiz;Ana;;;\nFN:Ana Ruiz\nitem1.TEL:+33 1 42 75 00 00\n"
        "item1.X-ABLabel:_$!<Work>!$_\nitem2.TEL:+33 1 42 75 00 01\nitem2.X-ABLabel:Standard de nuit\n"
        "END:VCARD\n"
    )
    bring_in(dossier, plan_of(dossier, tmp_path, text))
    with dossier.read() as reading:
        [person] = [one for one in reading.all(Person) if one.first_surname == "Ruiz"]
    assert [point.label for point in person.points] == ["work", "Standard de nuit"]

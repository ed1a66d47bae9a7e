"""The forms of people and bodies: contact details, photo, counterparts; the table of equivalences."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from cufdesk.domain.contacts import ContactPoint, Organisation, Person
from cufdesk.refusal import Refusal
from cufdesk.ui.pages.equivalences import equivalences_sheet
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.parts.children import PartsEditor
from cufdesk.ui.parts.form import Form, with_values
from cufdesk.ui.parts.form_sheet import FormSheet
from cufdesk.ui.parts.paged_model import query_for
from cufdesk.ui.parts.picture_field import LONGEST, PictureEditor, small_picture
from cufdesk.ui.parts.round_picture import round_picture, tile
from cufdesk.usecases.contacts import save_organisation, save_person
from cufdesk.usecases.mandates import equivalences

Settle = Callable[[], None]


@pytest.fixture
def contacts(visit: Callable[[str], RecordPage]) -> RecordPage:
    return visit("contacts")


def a_picture(folder: Path, width: int = 900, height: int = 600) -> str:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#0050a0"))
    path = str(folder / "photo.png")
    assert image.save(path)
    return path


def opened(contacts: RecordPage) -> Form:
    """Show somebody, and return the form."""
    contacts.show_id(contacts.desk.lists.suggest("person", "iglesias")[0].id)
    form = contacts.card.form
    assert form is not None
    return form


def shown(contacts: RecordPage) -> Person:
    record = contacts.card.record
    assert isinstance(record, Person)
    return record


def test_a_photo_is_made_small_and_shown_round(tmp_path: Path) -> None:
    kept = small_picture(a_picture(tmp_path))
    image = QImage.fromData(kept)
    assert (image.width(), image.height()) == (LONGEST, 213)
    assert kept.startswith(b"\xff\xd8"), "a JPEG"
    disc = round_picture(kept, 34, 2.0).toImage()
    assert (disc.width(), disc.height()) == (68, 68)
    assert disc.pixelColor(0, 0).alpha() == 0
    assert disc.pixelColor(34, 34).alpha() == 255
    assert round_picture(b"nonsense", 34, 1.0).isNull()


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"no picture")
    with pytest.raises(Refusal, match="not a picture"):
        small_picture(str(path))
    with pytest.raises(Refusal, match="cannot be read"):
        small_picture(str(tmp_path / "nowhere.png"))


def test_a_photo_is_saved_and_taken_away(contacts: RecordPage, tmp_path: Path, settle: Settle) -> None:
    editor = opened(contacts).editor("photo")
    settle()
    assert isinstance(editor, PictureEditor)
    editor.take_file(a_picture(tmp_path))
    contacts.save()
    settle()
    assert shown(contacts).photo is not None
    row = contacts.table.model.row_at(contacts.table.model.place_of(contacts.shown_id()))
    assert row is not None
    assert contacts.table.model.cells.photo(row) == len(shown(contacts).photo or b"")
    contacts.table.view.grab()
    settle()
    assert contacts.table.model.photo_of(row, 34) is not None
    (tmp_path / "bad.png").write_bytes(b"x")
    editor.take_file(str(tmp_path / "bad.png"))
    assert "not a picture" in editor.problem()
    editor.remove_button.click()
    contacts.save()
    settle()
    assert shown(contacts).photo is None


def test_contact_details_are_listed_with_their_use(contacts: RecordPage, settle: Settle) -> None:
    form = opened(contacts)
    settle()
    person = shown(contacts)
    points = [
        ContactPoint(person_id=person.id, kind="phone", label="mobile", value="06 12 34 56 78", country="FR"),
        ContactPoint(person_id=person.id, kind="address", value="1 rue Un\n75001 Paris"),
    ]
    save_person(contacts.desk.dossier, with_values(person, {"points": points}))
    settle()
    editor = form.editor("points")
    assert isinstance(editor, PartsEditor)
    texts = [editor.rows.item(place).text() for place in range(editor.rows.count())]
    assert texts == ["+33 6 12 34 56 78", "1 rue Un, 75001 Paris"]


def test_the_table_of_equivalences_is_edited_and_saved(contacts: RecordPage, settle: Settle) -> None:
    before = equivalences(contacts.desk.dossier)
    sheet = equivalences_sheet(contacts.desk, contacts)
    editor = sheet.forms[0].editor("lines")
    assert isinstance(editor, PartsEditor)
    assert editor.rows.count() == len(before) > 3

    def fill() -> None:
        inner = QApplication.activeModalWidget()
        assert isinstance(inner, FormSheet)
        inner.forms[0].editor("words").widget.setPlainText("alcalde")  # type: ignore[attr-defined]
        inner.accept()

    QTimer.singleShot(0, fill)
    editor.add()
    editor.rows.setCurrentRow(0)
    editor.remove()
    sheet.accept()
    words = {one.words for one in equivalences(contacts.desk.dossier)}
    assert "alcalde" in words
    assert len(words) == len(before)
    with closing(sqlite3.connect(contacts.desk.path)) as connection:
        [last] = connection.execute("SELECT label FROM journal_write ORDER BY seq DESC LIMIT 1")
    assert last == ("Change the equivalences of mandates",)


def test_a_logo_stands_whole_in_the_list_of_bodies(
    contacts: RecordPage, tmp_path: Path, settle: Settle
) -> None:
    logo = small_picture(a_picture(tmp_path))
    made = tile(QImage.fromData(logo), 34, 2.0).toImage()
    assert made.pixelColor(0, 0).alpha() == 0
    assert made.pixelColor(34, 6) == QColor("white"), "nothing of it is cut: it is wider than high"
    assert made.pixelColor(34, 34).blue() > made.pixelColor(34, 34).red()
    assert tile(QImage(), 34, 1.0).isNull()
    dossier = contacts.desk.dossier
    with dossier.read() as reading:
        body = reading.all(Organisation)[0]
    save_organisation(dossier, with_values(body, {"logo": logo}))
    assert contacts.desk.lists.photo(body.id) == logo
    rows = contacts.desk.lists.rest(query_for("organisation", "", (), body.id, 0)).rows
    listed = {one.id: one for one in contacts.desk.lists.page("organisation", rows, "fr")}
    assert len(logo) in listed[body.id].values

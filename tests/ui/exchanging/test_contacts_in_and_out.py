"""Contacts brought in and written out through the window: real files, real dialogs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea
from pytestqt.qtbot import QtBot

from cufdesk.domain.contacts import Person
from cufdesk.domain.groups import Group
from cufdesk.exchange.vcards import read_vcard_file
from cufdesk.i18n import LANGUAGES
from cufdesk.ui.exchanging.columns_step import ColumnsStep
from cufdesk.ui.exchanging.dropping import contacts_in
from cufdesk.ui.exchanging.export_sheet import ExportSheet
from cufdesk.ui.exchanging.import_sheet import ImportSheet
from cufdesk.ui.exchanging.plan_step import PlanStep
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.contacts import ContactsPage
from tests.exchange.sheet_files import archive, xlsx_parts
from tests.ui.conftest import Settle

TABLE = """Nom;Prénom;Courriel;Fonction;Divers
Ruiz;Rosa;rosa@example.org;Maire;x
;;x@example.org;;
Rojas;Antonio;rojas@example.org;Directeur;y
"""
Bring = Callable[[str, str], ImportSheet]


@pytest.fixture
def page(sample_window: MainWindow, settle: Settle) -> ContactsPage:
    sample_window.go("contacts")
    settle()
    found = sample_window.page
    assert isinstance(found, ContactsPage)
    return found


@pytest.fixture
def bring(page: ContactsPage, tmp_path: Path, settle: Settle) -> Bring:
    def show(text: str, name: str = "liste.csv") -> ImportSheet:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        sheet = page.import_file(str(path))
        assert sheet is not None
        settle()
        return sheet

    return show


def people(window: MainWindow) -> dict[str, Person]:
    with window.desk.dossier.read() as reading:
        return {f"{one.given_names} {one.first_surname}": one for one in reading.all(Person)}


def test_a_table_goes_through_columns_and_plan_into_the_dossier_and_back(
    sample_window: MainWindow, bring: Bring, settle: Settle
) -> None:
    before = people(sample_window)
    sheet = bring(TABLE, "liste.csv")
    assert isinstance(sheet.step, ColumnsStep)
    assert [field.currentText() for field in sheet.step.choices.values()][:2] == [
        "First surname",
        "Given names",
    ]
    sheet.go.click()
    settle()
    step = sheet.step
    assert isinstance(step, PlanStep)
    assert step.filter.currentData() == "check", "Antonio Rojas is in the sample"
    assert "Antonio Rojas" in step.reason.text()
    assert not sheet.go.isEnabled(), "a line cannot be taken in"
    step.skip.click()
    assert sheet.go.text() == "Bring in 1 contact"
    sheet.go.click()
    settle()
    assert people(sample_window).keys() - before.keys() == {"Rosa Ruiz"}
    sheet.undo.click()
    settle()
    assert people(sample_window) == before


def test_another_sheet_of_a_workbook_can_be_read(page: ContactsPage, tmp_path: Path, settle: Settle) -> None:
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = (("Nom", "Prénom"), ("Ruiz", "Ana"))
    parts = xlsx_parts("".join(f"<row>{''.join(map(cell.format, row))}</row>" for row in rows))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(' state="hidden"', "")
    path = tmp_path / "liste.xlsx"
    path.write_bytes(archive(parts))
    sheet = page.import_file(str(path))
    assert sheet is not None
    settle()
    step = sheet.step
    assert isinstance(step, ColumnsStep)
    assert step.sheets is not None
    assert step.sheets.currentText() == "Contacts", "the cover is passed over"
    step.sheets.setCurrentText("Listes")
    step.sheets.activated.emit(step.sheets.currentIndex())
    settle()
    step = sheet.step
    assert isinstance(step, ColumnsStep)
    assert step.sheets is not None
    assert step.sheets.currentText() == "Listes"
    assert not step.mapping().header_line
    sheet.reject()


def test_a_list_of_cards_is_told_and_kept(
    sample_window: MainWindow, page: ContactsPage, tmp_path: Path, settle: Settle
) -> None:
    path = tmp_path / "cartes.vcf"
    path.write_text(
        "BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:1\nFN:Ana Ruiz\nN:Ruiz;Ana;;;\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Partenaires\nMEMBER:urn:uuid:1\nEND:VCARD\n",
        encoding="utf-8",
    )
    sheet = page.import_file(str(path))
    assert sheet is not None
    settle()
    assert isinstance(sheet.step, PlanStep)
    assert sheet.step.lists.text() == "List: Partenaires (1)"
    sheet.go.click()
    settle()
    with sample_window.desk.dossier.read() as reading:
        assert "Partenaires" in {group.name.fr for group in reading.all(Group)}


def test_a_line_to_check_can_be_joined_to_who_is_known(
    sample_window: MainWindow, bring: Bring, settle: Settle
) -> None:
    known = people(sample_window)["Antonio Rojas"]
    sheet = bring(TABLE, "liste.csv")
    sheet.go.click()
    settle()
    step = sheet.step
    assert isinstance(step, PlanStep)
    place = step.act.findData(known.id)
    assert step.act.itemText(place) == "Join to Antonio Rojas"
    step.act.setCurrentIndex(place)
    step.act.activated.emit(place)
    assert step.model.said(0) == "Joined to Antonio Rojas"
    step.skip.click()
    sheet.go.click()
    settle()
    assert "rojas@example.org" in people(sample_window)["Antonio Rojas"].reached_by("email")


def test_a_column_can_be_corrected(sample_window: MainWindow, bring: Bring, settle: Settle) -> None:
    sheet = bring(TABLE, "liste.csv")
    assert isinstance(sheet.step, ColumnsStep)
    field = sheet.step.choices[4]
    field.setCurrentIndex(field.findData("notes"))
    sheet.go.click()
    settle()
    assert isinstance(sheet.step, PlanStep)
    sheet.back.click()
    assert isinstance(sheet.step, ColumnsStep)
    assert sheet.step.choices[4].currentData() == "notes"
    sheet.go.click()
    settle()
    assert isinstance(sheet.step, PlanStep)
    sheet.step.skip.click()
    sheet.go.click()
    settle()
    assert people(sample_window)["Rosa Ruiz"].notes == "x"


def test_escape_changes_nothing(sample_window: MainWindow, bring: Bring, settle: Settle) -> None:
    before = people(sample_window)
    sheet = bring(TABLE, "liste.csv")
    sheet.go.click()
    settle()
    sheet.reject()
    settle()
    assert people(sample_window) == before


def test_what_cannot_be_read_is_said_in_the_dialog(bring: Bring) -> None:
    sheet = bring("no card at all", "x.vcf")
    assert "BEGIN:VCARD" in sheet.sentence.text()
    assert not sheet.go.isVisible()
    sheet.reject()


def test_a_file_dropped_on_the_page_is_taken(
    page: ContactsPage, tmp_path: Path, settle: Settle, qtbot: QtBot
) -> None:
    path = tmp_path / "carte.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nN:Ruiz;Rosa\nFN:Rosa Ruiz\nEND:VCARD\n", encoding="utf-8")
    page._drops.watch()  # type: ignore[union-attr]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(QPoint(50, 50)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    QApplication.sendEvent(page.window().windowHandle(), drop)
    qtbot.waitUntil(lambda: bool(page.findChildren(ImportSheet)))
    settle()
    [sheet] = page.findChildren(ImportSheet)
    assert isinstance(sheet.step, PlanStep)
    sheet.reject()


def test_only_one_file_of_contacts_is_taken() -> None:
    for names, taken in ((["a.vcf"], True), (["a.pdf"], False), (["a.vcf", "b.vcf"], False)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(f"/tmp/{name}") for name in names])
        assert bool(contacts_in(data)) == taken


def test_contacts_are_written_to_a_file(page: ContactsPage, tmp_path: Path, settle: Settle) -> None:
    sheet = page.export()
    path = tmp_path / "out.vcf"
    sheet.format.setCurrentIndex(sheet.format.findData("4.0"))
    sheet.write(str(path))
    settle()
    assert len(read_vcard_file(path).cards) == len(people(page.window()))  # type: ignore[arg-type]
    assert "VERSION:4.0" in path.read_text(encoding="utf-8")


def test_a_list_alone_can_be_written(page: ContactsPage, tmp_path: Path, settle: Settle) -> None:
    sheet = page.export()
    assert sheet.who.count() > 1, "the sample has saved lists"
    sheet.who.setCurrentIndex(1)
    sheet.write(str(tmp_path / "missing" / "out.csv"))
    settle()
    assert sheet.sentence.text()
    sheet.write(str(tmp_path / "out.csv"))
    settle()
    assert (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_name_in_every_language(
    page: ContactsPage, bring: Bring, settle: Settle, language: str
) -> None:
    speak(language)
    sheet = bring(TABLE, "liste.csv")
    step = sheet.step
    assert isinstance(step, ColumnsStep)
    assert all(field.accessibleName() for field in step.choices.values())
    sheet.go.click()
    settle()
    assert isinstance(sheet.step, PlanStep)
    assert sheet.step.view.accessibleName()
    sheet.reject()
    export = ExportSheet(page.desk, ("x",), page)
    assert export.who.count() > 1
    export.reject()


def test_the_people_that_a_search_shows_can_be_written_alone(
    page: ContactsPage, tmp_path: Path, settle: Settle
) -> None:
    page.search("zapata")
    settle()
    sheet = page.export()
    assert sheet.who.itemText(1) == "The contact of the list that is shown"
    sheet.who.setCurrentIndex(1)
    sheet.write(str(tmp_path / "one.vcf"))
    settle()
    assert [card.first_surname for card in read_vcard_file(tmp_path / "one.vcf").cards] == ["Zapata"]


def test_the_menu_offers_both_ways(page: ContactsPage) -> None:
    page.secondary_acts()[-1].run()
    [menu] = page.findChildren(QMenu)
    assert [act.text() for act in menu.actions()][:2] == ["Bring in contacts…", "Export contacts…"]
    menu.close()


def test_a_column_of_kinds_is_said_to_be_one(bring: Bring) -> None:
    sheet = bring("Name;Phone 1 - Type;Phone 1 - Value;Divers\nAna Ruiz;Mobile;0612345678;x\n", "google.csv")
    (step,) = sheet.findChildren(ColumnsStep)
    assert step.choices[1].currentText() == "(tells which the next one is)"
    assert step.choices[3].currentText() == "(not taken in)"
    assert step.sentence.text() == "1 column is not taken in."


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_export_fits_its_window_in_every_language(
    page: ContactsPage, settle: Settle, language: str
) -> None:
    speak(language)
    sheet = page.export()
    settle()
    for area in sheet.findChildren(QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0
    sheet.reject()

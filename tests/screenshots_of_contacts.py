"""The dialogs of contacts and what their page comes to while somebody works, for the album of pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from cufdesk.ui.desk import Desk
from cufdesk.usecases.sample import create_sample

if TYPE_CHECKING:
    from cufdesk.domain.contacts import Person
    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.pages.contacts import ContactsPage
    from tests.screenshots import Album

_SIGNATURE = """Mme Hélène LEFÈVRE
Vice-présidente déléguée à l’international
Région Bretagne
283 avenue du Général Patton, 35711 Rennes
Tél. : 02 99 27 10 10 – Mob. 06 12 34 56 78
h.lefevre@example.org"""
_TYPING = 900  # ms after which a form is compared with who is known

_LIST = Path(__file__).parent / "exchange" / "contacts.csv"


def contact_dialogs(desk: Desk, window: QWidget, settle: Callable[[], None]) -> Iterator[tuple[str, QDialog]]:
    """Yield the names and windows of duplicates, and of contacts in and out."""
    from cufdesk.ui.duplicates.window import DuplicatesWindow
    from cufdesk.ui.exchanging.export_sheet import ExportSheet
    from cufdesk.ui.exchanging.import_sheet import ImportSheet

    yield "duplicates", DuplicatesWindow(desk, window)
    yield "contacts-export", ExportSheet(desk, (), window)
    yield "contacts-columns", ImportSheet(desk, str(_LIST), window)
    planned = ImportSheet(desk, str(_LIST), window)
    settle()
    planned.go.click()
    yield "contacts-plan", planned


def take_contacts(album: Album, folder: Path) -> None:
    """Take filters, a pasted signature, a likely twin, a merge field by field; in a dossier of its own."""
    from cufdesk.ui.pages.contacts import ContactsPage

    path = str(folder / f"{album.name}-contacts.cufdesk")
    made = create_sample(path)
    twin = _add_twin(made)
    made.close()
    album.window.files.open_path(path)
    album.window.go("contacts")
    album.settle()
    page = album.window.page
    assert isinstance(page, ContactsPage)
    _take_filters(album, page)
    _take_form(album, page)
    _take_merge(album, page, twin)
    _take_protection(album, page)


def _take_filters(album: Album, page: ContactsPage) -> None:
    filters = page.filters["person"]
    filters.toggle.click()
    missing = filters.fields["missing"]
    missing.setCurrentIndex(1)
    missing.activated.emit(1)
    album.settle()
    page.enter_list()
    album.take("contacts-filters")
    page.show_all()
    filters.toggle.click()


def _take_form(album: Album, page: ContactsPage) -> None:
    page.new()
    album.settle()
    QGuiApplication.clipboard().setText(_SIGNATURE)
    field = page.card.first_field()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    album.settle_after(_TYPING)
    album.take("contacts-pasted")
    page.card.cancel_asked.emit()
    page.new()
    album.settle()
    QGuiApplication.clipboard().setText("Eugenio Zapata <zapata@example.org>")
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    album.settle_after(_TYPING)
    album.take("contacts-likely")
    page.card.cancel_asked.emit()


def _take_merge(album: Album, page: ContactsPage, twin: tuple[str, str]) -> None:
    from cufdesk.ui.duplicates.window import DuplicatesWindow

    window = DuplicatesWindow(album.desk, page, chosen=("person", *twin))
    window.show()
    album.settle()
    album.take("contacts-merge", window)
    window.close()


def _take_protection(album: Album, page: ContactsPage) -> None:
    from cufdesk.ui.protection.window import ProtectionWindow

    window = ProtectionWindow(album.desk, page)
    window.show()
    album.settle()
    album.take("contacts-protection", window)
    window.close()


def _add_twin(dossier: Dossier) -> tuple[str, str]:
    """Give Zapata a photo and days of protection, and a second record that sits on the same committee."""
    from cufdesk.domain.committee import Committee, Seat
    from cufdesk.domain.contacts import Person

    with dossier.write("Twins") as writing:
        known = next(one for one in writing.all(Person) if one.first_surname == "Zapata")
        known.photo, known.city = _picture(), "Ciudad de México"
        known.legal_basis, known.keep_until = "Mission d’intérêt public", date(2015, 2, 28)
        twin = _twin()
        writing.save(twin)
        committee = writing.all(Committee)[0]
        for person, step in ((known, "accepted"), (twin, "considered")):
            committee.seats.append(
                Seat(committee_id=committee.id, side="partner", person_id=person.id, step=step)
            )
        writing.save(committee)
        return known.id, twin.id


def _twin() -> Person:
    from cufdesk.domain.contacts import ContactPoint, Person

    twin = Person(given_names="Eugenio", first_surname="Zapata", city="México D. F.", civility="mr")
    twin.points = [ContactPoint(person_id=twin.id, kind="email", value="zapata@example.org", label="work")]
    return twin


def _picture() -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice

    image = QImage(96, 96, QImage.Format.Format_RGB32)
    image.fill(QColor("#3d6b8f"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG")  # type: ignore[call-overload]  # the stub lacks what Qt takes
    return bytes(buffer.data().data())

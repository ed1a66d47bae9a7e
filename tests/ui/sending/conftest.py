"""Send dialogs over the sample, and a mail program that is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from cufdesk.domain.contacts import Person
from cufdesk.domain.sendings import Sending, SendingRecipient
from cufdesk.ui.desk import ToSend
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts import opening
from cufdesk.ui.sending.send_dialog import SendDialog
from cufdesk.usecases.correspondents import recipients
from tests.ui.conftest import Settle

Begin = Callable[..., SendDialog]
People = Callable[..., list[SendingRecipient]]


class System:
    """What was handed over to the system: files, and whether a mail program took them."""

    def __init__(self) -> None:
        self.has_mail = True
        self.takes_it = True
        self.opened: list[Path] = []

    def open(self, url: QUrl) -> bool:
        """Open a file or folder as the system would."""
        path = Path(url.toLocalFile())
        self.opened.append(path)
        return self.takes_it or path.is_dir()


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    """Stand in for the system's own programs, which no test may start."""
    made = System()
    monkeypatch.setattr(QDesktopServices, "openUrl", made.open)
    monkeypatch.setattr(opening, "has_mail_program", lambda: made.has_mail)
    QGuiApplication.clipboard().clear()
    return made


@pytest.fixture
def people(sample_window: MainWindow) -> People:
    """Return what finds people of the sample by their surnames, as recipients."""

    def find(*surnames: str, role: str = "to") -> list[SendingRecipient]:
        dossier = sample_window.desk.dossier
        with dossier.read() as reading:
            known = {person.first_surname: person.id for person in reading.all(Person)}
        return recipients(dossier, [(known[surname], role) for surname in surnames])

    return find


@pytest.fixture
def begin(sample_window: MainWindow, settle: Settle, system: System) -> Begin:
    """Return what opens the send dialog and waits until it is ready."""

    def show(*given: SendingRecipient, what: str = "minutes", **fields: object) -> SendDialog:
        dialog = sample_window.dispatch.show(ToSend(what, recipients=given, **fields))  # type: ignore[arg-type]
        assert dialog is not None
        settle()
        return dialog

    return show


def register(window: MainWindow) -> list[Sending]:
    """Return the sendings of the dossier, those of the sample aside."""
    with window.desk.dossier.read() as reading:
        return [one for one in reading.all(Sending) if not one.notes.startswith("Exemple")]

"""A window that is killed while somebody types: what was typed is there when the dossier is opened again."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from cufdesk.storage import drafts
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.overview import check
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.record_page import RecordPage
from tests.ui.drafts.conftest import field

# A real window, in which somebody has typed a moment ago; it says when that is.
_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cufdesk import app as program
from cufdesk.ui.desk import Desk
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.background import Background
from cufdesk.ui.settings import Settings

path, story, keeping = sys.argv[1:]
app = program.application()
speak("en")
desk = Desk(Settings(), Background())
window = MainWindow(desk)
window.finish()
window.show()
assert window.files.open_path(path)
if keeping == "not kept":
    desk.typed.disconnect()

def choose():
    page = window.page
    page.table.view.setCurrentIndex(page.table.model.index(0, 0))
    return page

def edit():
    window.go("contacts", desk.lists.suggest("person", "iglesias")[0].id)
    window.page.card.form.editor("source").widget.setText("m.iglesias@exemple.invalid")

def new():
    window.go("contacts")
    window.page.new()
    window.page.card.form.editor("given_names").widget.setText("Ana")
    window.page.card.form.editor("first_surname").widget.setText("Pe\\u00f1a")

def part():
    window.go("meetings")
    QTimer.singleShot(300, decide)

def decide():
    page = choose()
    page.card.form.editor("place").widget.setText("Lyon")
    QTimer.singleShot(100, write_decision)
    page.card.form.editor("decisions").add()

def write_decision():
    form = QApplication.activeModalWidget().forms[0]
    form.editor("title").fields[0].setText("Relayer l\\u2019appel")

QTimer.singleShot(100, {"edit": edit, "new": new, "part": part}[story])
watch = QTimer(interval=50)
watch.timeout.connect(lambda: print("typed", desk.lists.has_drafts(), flush=True))
watch.start()
app.exec()
"""
_PATIENCE = 240  # lines, 50 ms each: the keeper's five seconds and the machine's


def _killed_while_typing(path: str, story: str, *, keeping: bool = True) -> bool:
    """Have something typed into a window of its own, and kill it; return whether a draft was there."""
    arguments = [sys.executable, "-c", _WINDOW, path, story, "kept" if keeping else "not kept"]
    was_kept = False
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        for _line in range(_PATIENCE if keeping else _PATIENCE // 2):
            if program.stdout.readline().split() == ["typed", "True"]:
                was_kept = True
                break
        program.kill()
        assert program.wait() == -signal.SIGKILL
    return was_kept


def _take_up(window: MainWindow) -> RecordPage:
    notice = window.notices.get("drafts")
    assert notice is not None
    notice.buttons[0].click()
    assert isinstance(window.page, RecordPage)
    return window.page


def _offered(opened: Callable[[], MainWindow], path: str) -> RecordPage:
    page = _take_up(opened())
    assert page.card.is_edited()
    assert check(path) == []
    return page


def test_an_edit_comes_back(opened: Callable[[], MainWindow], sample: str) -> None:
    assert _killed_while_typing(sample, "edit")
    page = _offered(opened, sample)
    assert page.card.record.first_surname == "Iglesias"
    assert field(page, "source").text() == "m.iglesias@exemple.invalid"
    page.card.show_nothing()


def test_a_new_record_comes_back(opened: Callable[[], MainWindow], sample: str) -> None:
    assert _killed_while_typing(sample, "new")
    page = _offered(opened, sample)
    assert page.card.is_new
    assert field(page, "first_surname").text() == "Peña"
    page.save()
    assert page.shown_id(), "it is stored, and new no more"
    assert not page.card.is_edited()


def test_a_decision_that_was_being_typed_comes_back(opened: Callable[[], MainWindow], sample: str) -> None:
    assert _killed_while_typing(sample, "part")
    page = _offered(opened, sample)
    assert field(page, "place").text() == "Lyon"
    decisions: Any = page.card.form.editor("decisions")  # type: ignore[union-attr]
    assert decisions.values()[0][-1].title.fr == "Relayer l’appel"
    count = len(page.card.record.decisions)
    page.save()
    assert len(page.card.record.decisions) == count + 1


def test_without_the_keeper_nothing_comes_back(opened: Callable[[], MainWindow], sample: str) -> None:
    """The control: what comes back above comes from the draft."""
    assert not _killed_while_typing(sample, "edit", keeping=False)
    window = opened()
    assert window.notices.get("drafts") is None
    assert drafts.waiting(window.desk.dossier) == []


def test_the_dossier_itself_is_as_it_was(sample: str) -> None:
    from cufdesk.domain.contacts import Person

    def people() -> list[Person]:
        dossier = Dossier.open(sample)
        with dossier.read() as reading:
            found = reading.all(Person)
        dossier.close()
        return found

    before = people()
    assert _killed_while_typing(sample, "edit")
    assert people() == before

"""Pictures of every page and dialog, light and dark, in each language: `python -m tests.screenshots`.

They go to `build/screenshots/<language>-<theme>-<what>.png`; the names of those of a low window begin
with "low-", of those on a screen at 200 % with "twice-". The dossier is the sample; the day is one of its
story, so that the home page has days to count.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CUFDESK_HOME"] = tempfile.mkdtemp(prefix="cufdesk-screenshots-")

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from typing_extensions import override

from cufdesk import app as program
from cufdesk.i18n import LANGUAGES, set_language
from cufdesk.ui import theme
from cufdesk.ui.desk import PAGE_OF_KIND, Desk, ToSend
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.parts.background import Background
from cufdesk.ui.rail import PAGES
from cufdesk.ui.settings import Settings
from cufdesk.usecases.sample import create_sample
from tests.screenshots_of_contacts import contact_dialogs, take_contacts
from tests.screenshots_of_minutes import minutes_dialogs, take_gates
from tests.two_copies import sample_edited_apart

if TYPE_CHECKING:
    from cufdesk.domain.sendings import SendingRecipient
    from cufdesk.storage.drafts import Draft

FOLDER = Path(__file__).parent.parent / "build" / "screenshots"
THEMES = ("light", "dark")
SIZE, LOW, DAY = (1280, 800), (1280, 720), date(2015, 3, 20)
PATIENCE, CALM = 10_000, 150  # ms that the window has to answer; ms without a question under way
_SHADE = QColor(0, 0, 0, 70)
_TEXT = Path(__file__).parent / "reading" / "texts" / "mission-puces.txt"


class StoryDesk(Desk):
    """A desk on a day of the sample's story."""

    @staticmethod
    @override
    def today() -> date:
        return DAY


class Album:
    """A window on the sample, and the pictures taken of it."""

    def __init__(
        self, app: QApplication, path: str, language: str, theme_name: str, prefix: str = ""
    ) -> None:
        self.app = app
        self.name = f"{prefix}{language}-{theme_name}"
        self.settings = Settings()
        speak(language)
        theme.apply(app, theme_name)
        self.desk = StoryDesk(self.settings, Background())
        self.window = MainWindow(self.desk)
        self.window.finish()
        self.window.show()
        self.path = path

    def welcome(self) -> None:
        """Take the page of a window without a dossier."""
        self.window.show_dossier()
        self.take("welcome")

    def open(self) -> None:
        """Open the sample."""
        self.window.files.open_path(self.path)

    def page(self, key: str) -> None:
        """Take a page with its first record."""
        self.window.go(key)
        self.settle()
        kind = next((kind for kind, page in PAGE_OF_KIND.items() if page == key), "")
        record_id = self._first(kind) if kind else ""
        if record_id:
            self.window.go(key, record_id)
        elif self.window.page is not None:
            self.window.page.enter_list()
        self.take(key)

    def dialogs(self) -> None:
        """Take the dialogs over the window."""
        for name, dialog in self._dialogs():
            dialog.show()
            self.settle()
            self.take(name, dialog)
            dialog.close()

    def left_unsaved(self) -> None:
        """Take what is said after a crash, with the list of what was being typed."""
        from cufdesk.storage import drafts
        from cufdesk.ui.parts.draft_list import DraftList

        dossier = self.desk.dossier
        left = [self._draft_of(kind, field) for kind, field in (("person", "source"), ("meeting", "place"))]
        for draft in left:
            drafts.keep(dossier, draft)
        self.window.draft_offers.forget()
        self.window.turned.emit()
        self.take("drafts")
        dialog = DraftList(self.window.draft_offers, self.window)
        dialog.show()
        self.take("drafts-list", dialog)
        dialog.close()
        for draft in left:
            self.window.draft_keeper.discard(draft.id)
        self.window.notices.clear()

    def _draft_of(self, kind: str, field: str) -> Draft:
        from cufdesk.domain.records import BY_NAME
        from cufdesk.storage.drafts import Draft, Edit
        from cufdesk.storage.packing import pack

        record_id = self._first(kind)
        with self.desk.dossier.read() as reading:
            base = pack(reading.get(BY_NAME[kind], record_id))  # type: ignore[arg-type]
        title = self.desk.lists.titles([record_id])[record_id].title
        return Draft(record_id, kind, title, Edit(base, base | {field: "Lyon"}).written(), f"{DAY}T14:05:00")

    def take(self, name: str, above: QWidget | None = None) -> None:
        """Keep a picture of the window, with a dialog above it."""
        self.settle()
        picture = self.window.grab()
        if above is not None:
            self._paint_above(picture, above)
        FOLDER.mkdir(parents=True, exist_ok=True)
        picture.save(str(FOLDER / f"{self.name}-{name}.png"))

    def close(self) -> None:
        """Close window and dossier."""
        self.window.drop_pages()
        self.window.close()
        self.desk.leave()
        self.desk.background.close()
        self.window.deleteLater()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def settle(self) -> None:
        """Wait until everything that the window asked for is answered and shown."""
        deadline, calm = QDeadlineTimer(PATIENCE), QDeadlineTimer(CALM)
        while not (calm.hasExpired() or deadline.hasExpired()):
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 10)
            if not self.desk.background.idle():
                calm = QDeadlineTimer(CALM)

    def settle_after(self, pause: int) -> None:
        """Wait for what begins by itself after a pause (ms), as a search does while somebody types."""
        deadline = QDeadlineTimer(pause)
        while not deadline.hasExpired():
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 10)
        self.settle()

    def _first(self, kind: str) -> str:
        """Return the record of a kind that stands first in its list."""
        import sqlite3
        from contextlib import closing

        with closing(sqlite3.connect(self.path)) as connection:
            question = "SELECT id FROM search_entry WHERE kind = ? ORDER BY sort_key, row LIMIT 1"
            found = connection.execute(question, (kind,)).fetchone()
        return str(found[0]) if found else ""

    def _dialogs(self) -> Iterator[tuple[str, QDialog]]:
        from cufdesk.ui.parts.backup_window import BackupWindow
        from cufdesk.ui.parts.error_dialog import ErrorDialog
        from cufdesk.ui.parts.new_dossier import NewDossier
        from cufdesk.ui.parts.print_dialog import PrintDialog
        from cufdesk.ui.parts.search_everywhere import SearchEverywhere
        from cufdesk.ui.parts.settings_dialog import SettingsDialog
        from cufdesk.ui.protection.window import ProtectionWindow
        from cufdesk.ui.review.window import open_review
        from cufdesk.ui.sending.send_dialog import SendDialog

        search = SearchEverywhere(self.desk, self.window)
        search.field.setText("ro")
        yield "search", search
        yield "new-dossier", NewDossier(self.desk, self.window)
        yield "backups", BackupWindow(self.window, self.path)
        yield "protection", ProtectionWindow(self.desk, self.window)
        yield "settings", SettingsDialog(self.desk, self.window)
        yield "print", PrintDialog(self.desk, "minutes", "", self.window)
        yield "send", SendDialog(self.desk, ToSend("minutes", recipients=self._partners()), self.window)
        yield from contact_dialogs(self.desk, self.window, self.settle)
        yield from minutes_dialogs(self.desk, self.window)
        yield "review-choose", open_review(self.desk, self.window)
        yield "review", open_review(self.desk, self.window, str(_TEXT))
        yield "error", ErrorDialog("Cufdesk · Python · Qt\nAttributeError\n  cufdesk/ui/…", self.window)

    def _partners(self) -> list[SendingRecipient]:
        """Return some people of the saved list, and one without an address."""
        from cufdesk.usecases import correspondents, groups

        partners = correspondents.of_group(self.desk.dossier, groups.groups(self.desk.dossier)[0])
        return [*partners[1:], correspondents.named(self.desk.dossier, "Zapata", "cc")]

    def two_copies(self, folder: Path) -> None:
        """Take how a copy comes home: the sheet, the cards, the notice; in a dossier of its own."""
        from cufdesk.ui.merging.settling import SettlingWindow

        path = str(folder / f"{self.name}.cufdesk")
        create_sample(path).close()
        copy = sample_edited_apart(path, f"{self.name}-portable.cufdesk")
        self.window.files.open_path(path)
        self.settle()
        sheet = self.window.merging.bring(copy)
        self.settle()
        self.take("merge-sheet", sheet)
        sheet.bring()
        self.settle()
        (cards,) = self.window.findChildren(SettlingWindow)
        cards.views[0].choose(cards.views[0].choices()[0].value)
        self.settle()
        self.take("merge-cards", cards)
        last = cards.views[-1]
        last.write_third()
        self.settle()
        cards.show_whole(last)
        self.take("merge-texts", cards)
        cards.close()
        self.window.go("meetings", last.card.subject[1])
        self.take("merge-notice")

    def preview(self) -> None:
        """Take the preview's own window: a document in two languages, a word found, the dossier changed."""
        from cufdesk.ui.preview.window import open_preview

        shown = open_preview(self.desk, self.window, "joint-document", "", "fr+es")
        shown.resize(1120, 760)
        self.settle()
        shown.find_bar.field.setText("cooperacion")
        self.settle_after(300)
        shown.grab().save(str(FOLDER / f"{self.name}-preview.png"))
        shown.find_bar.field.clear()
        shown.resize(760, 700)
        shown.view.set_zoom(1.5)
        shown.side.setCurrentIndex(1)
        self.desk.changed.emit(frozenset({"joint_document"}))
        self.settle_after(300)
        shown.grab().save(str(FOLDER / f"{self.name}-preview-stale.png"))
        shown.close()

    def received(self, folder: Path) -> None:
        """Take what awaits a PDF over the window, and what two that came back are."""
        from cufdesk.domain.meetings import Action, Meeting
        from cufdesk.ui.receiving.overlay import Overlay
        from cufdesk.usecases.printing import print_document
        from tests.two_copies import change

        path = folder / f"{self.name}-received.cufdesk"
        create_sample(str(path)).close()
        self.window.files.open_path(str(path))
        dossier = self.desk.dossier
        back = [print_document(dossier, what, target=folder) for what in ("minutes", "programme")]
        with dossier.read() as reading:
            actions = reading.all(Meeting)[0].decisions[0].actions
        change(dossier, Action, actions[0].id, deadline=date(2015, 7, 15))
        overlay = Overlay(self.window)
        self.take("received-dragged")
        overlay.hide()
        sheet = self.window.receiving.show([str(one) for one in back])
        self.settle()
        self.take("received", sheet)
        sheet.close()

    def guide(self) -> None:
        """Take the guide's own window."""
        self.window.show_guide("contacts")
        self.settle()
        guide = next(child for child in self.window.findChildren(QWidget) if type(child).__name__ == "Guide")
        guide.grab().save(str(FOLDER / f"{self.name}-guide.png"))
        guide.close()

    def _paint_above(self, picture: QPixmap, above: QWidget) -> None:
        """Paint a dialog in the middle, the window behind it dimmed."""
        painter = QPainter(picture)
        painter.fillRect(self.window.rect(), _SHADE)
        painter.drawPixmap(self.window.rect().center() - above.rect().center(), above.grab())
        painter.end()


def live_in(path: str) -> None:
    """Change something in the sample and undo some of it, so that its history tells more than additions."""
    from cufdesk.domain.meetings import Meeting
    from cufdesk.usecases import history
    from cufdesk.usecases.meetings import save_meeting

    set_language("fr")  # what is done is told in the language in which it was done
    dossier = create_sample(path, author="Claire Morel")
    with dossier.read() as reading:
        meeting = reading.all(Meeting)[0]
    action = next(action for decision in meeting.decisions for action in decision.actions)
    action.deadline = date(2015, 6, 30)
    meeting = save_meeting(dossier, meeting)
    action = next(action for decision in meeting.decisions for action in decision.actions)
    action.deadline = date(2015, 7, 15)
    meeting.place = "Palais des congrès, Paris"
    save_meeting(dossier, meeting)
    history.undo(dossier)
    history.redo(dossier)
    dossier.close()


def take_all(path: str) -> None:
    """Take every page and dialog in each language and theme."""
    folder = Path(path).parent
    app = application()
    for language, theme_name in itertools.product(LANGUAGES, THEMES):
        album = Album(app, path, language, theme_name)
        album.window.resize(*SIZE)
        album.welcome()
        album.open()
        take_pages_and_dialogs(album)
        album.guide()
        album.preview()
        album.received(folder)
        album.two_copies(folder)
        take_contacts(album, folder)
        album.close()


def take_small(path: str, prefix: str) -> None:
    """Take all pages in French, in a window that fills a small screen."""
    album = Album(application(), path, "fr", "light", prefix)
    room = album.window.screen().geometry()
    album.window.resize(room.width(), room.height())
    album.open()
    take_pages_and_dialogs(album)
    album.preview()
    album.received(Path(path).parent)
    album.two_copies(Path(path).parent)
    take_contacts(album, Path(path).parent)
    album.close()


def take_pages_and_dialogs(album: Album) -> None:
    """Take what there is while a dossier is open."""
    take_gates(album)
    for entry in PAGES:
        album.page(entry.key)
    album.left_unsaved()
    album.dialogs()


def application() -> QApplication:
    """Return the application with its font."""
    app = program.application()
    theme.load_font(app)
    return app


def run(folder: Path, prefix: str, screen: tuple[int, int], scale: str = "1") -> None:
    """Take pictures in a process of its own: a screen and its scale are a process's for good."""
    path, config = folder / "visite-2015.cufdesk", folder / "screen.json"
    if not path.exists():
        live_in(str(path))
    width, height = screen
    plan = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}
    config.write_text(json.dumps({"screens": [{**plan, "logicalBaseDpi": 96}]}), "utf-8")
    command = [sys.executable, "-m", "tests.screenshots", str(path), prefix]
    screen_of = {"QT_QPA_PLATFORM": f"offscreen:configfile={config}", "QT_SCALE_FACTOR": scale}
    subprocess.run(command, check=True, env=os.environ | screen_of)


def main() -> int:
    """Take all pictures."""
    if len(sys.argv) == 3:
        path, prefix = sys.argv[1:]
        take_small(path, prefix) if prefix else take_all(path)
        return 0
    with tempfile.TemporaryDirectory(prefix="cufdesk-screenshots-") as name:
        run(Path(name), "", (1920, 1080))
        run(Path(name), "low-", LOW)
        run(Path(name), "twice-", LOW, scale="2")
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

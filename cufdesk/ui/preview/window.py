"""The window of the preview: assembles bars, side and pages, and prints the document anew when asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.desk import ToSend
from cufdesk.ui.parts.elided import Elided
from cufdesk.ui.parts.notice import Answer, Notices
from cufdesk.ui.parts.pieces import button, column, on_click, row, words
from cufdesk.ui.preview.bars import HeadBar, ViewBar
from cufdesk.ui.preview.finding import FindBar, Finder
from cufdesk.ui.preview.handing import Handing
from cufdesk.ui.preview.pictures import Pictures
from cufdesk.ui.preview.side import Side
from cufdesk.ui.preview.view import PageView
from cufdesk.ui.status import WorkUnderWay

if TYPE_CHECKING:
    from collections.abc import Callable

    from cufdesk.documents.two_languages import Layout
    from cufdesk.exchange.pdf_pages import Bookmark, PdfPages
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job

_SIZE = (1120, 820)
_SIDE = 176
_FOOT = 32
_NOTE_STAYS = 8000  # ms
_STALE, _FAILED, _WARNING = "stale", "failed", "warning"


class Printed(NamedTuple):
    """A document printed into memory, open to be looked at."""

    name: str
    title: str
    language: str
    languages: tuple[str, ...]
    data: bytes
    pages: PdfPages
    outline: tuple[Bookmark, ...]
    warning: str


def open_preview(
    desk: Desk,
    parent: QWidget,
    what: str = "",
    reference: str = "",
    language: str = "",
    layout: Layout = "columns",
) -> PreviewWindow:
    """Show a document before it is kept; the window that shows it already comes to the front."""
    for known in parent.findChildren(PreviewWindow):
        if known.shows(desk.path, what, reference):
            known.come_forward(language, layout)
            return known
    window = PreviewWindow(desk, what, reference, language, layout, parent)
    window.show()
    window.refresh()
    return window


class PreviewWindow(QWidget):
    """Shows one document of the dossier; it stays open beside the work, and says when it is out of date."""

    def __init__(
        self,
        desk: Desk,
        what: str,
        reference: str = "",
        language: str = "",
        layout: Layout = "columns",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page_ground")
        self.setWindowTitle(_("Preview"))
        self._desk = desk
        self._what, self._reference, self._language = what, reference, language
        self._layout = layout
        self._path = desk.path
        self._job: Job | None = None
        self._turn = 0
        self._is_stale = False
        self.printed: Printed | None = None
        self.pictures = Pictures(desk.background, self)
        self.view = PageView(self.pictures)
        self.side = Side(self.pictures)
        self.finder = Finder(desk.background, self)
        self.find_bar = FindBar(self.finder)
        self.head = HeadBar()
        self.bar = ViewBar(self.find_bar)
        self.notices = Notices(self)
        self.handing = Handing(desk, self)
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self._place()
        self._show_state()

    # building ----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.waiting = words("", "muted", wrap=True)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.again = button(_("Try again"), self.refresh, icon="rotate-ccw")
        wait = QWidget()
        inside = column(wait, margins=48, spacing=14)
        inside.addStretch(1)
        inside.addWidget(self.waiting)
        inside.addWidget(self.again, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        self.stack = QStackedWidget()
        self.stack.addWidget(wait)
        self.stack.addWidget(self.view)
        both = QSplitter()
        both.addWidget(self.side)
        both.addWidget(self.stack)
        both.setStretchFactor(1, 1)
        both.setSizes([_SIDE, _SIZE[0] - _SIDE])
        both.setChildrenCollapsible(False)
        self.side.setMinimumWidth(_SIDE)
        whole = column(self, spacing=0)
        self.notices.area.setContentsMargins(0, 0, 0, 12)
        for widget in (self.head, self.bar, self.notices.area):
            whole.addWidget(widget)
        whole.addWidget(both, 1)
        whole.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("status")
        foot.setFixedHeight(_FOOT)
        self.note = Elided()
        self.note.setAccessibleName(_("Last event"))
        line = row(foot, spacing=8)
        line.setContentsMargins(16, 0, 12, 0)
        line.addWidget(self.note, 1)
        line.addWidget(WorkUnderWay(self._desk.background))
        self._clearing = QTimer(self, singleShot=True, interval=_NOTE_STAYS)
        self._clearing.timeout.connect(lambda: self.note.show_text(""))
        return foot

    def _connect(self) -> None:
        view, bar, side, finder = self.view, self.bar, self.side, self.finder
        self._desk.changed.connect(self._note_change)
        self.head.language_chosen.connect(self._speak)
        on_click(self.head.opening, self.handing.open_outside)
        on_click(self.head.saving, self.handing.save)
        on_click(self.head.sending, self._send)
        on_click(self.head.paper, self.handing.print_on_paper)
        view.moved.connect(self._show_page)
        view.zoomed.connect(lambda: bar.show_zoom(view.zoom, view.mode))
        bar.page_asked.connect(self._enter_page)
        bar.mode_asked.connect(view.set_mode)
        bar.zoom_asked.connect(view.set_zoom)
        bar.stepped.connect(view.step)
        bar.side.toggled.connect(side.setVisible)
        bar.side.setChecked(True)
        side.asked.connect(view.go)
        finder.changed.connect(lambda: view.mark(finder.hits, finder.chosen))
        finder.chose.connect(lambda: view.reveal(finder.hits[finder.chosen]))
        self.find_bar.left.connect(view.setFocus)

    def _add_shortcuts(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "F5": self.refresh,
            "Ctrl+F": self._search,
            "F3": partial(self.finder.move, 1),
            "Shift+F3": partial(self.finder.move, -1),
            "Ctrl++": partial(self.view.step, 1),
            "Ctrl+=": partial(self.view.step, 1),
            "Ctrl+-": partial(self.view.step, -1),
            "Ctrl+0": partial(self.view.set_zoom, 1.0),
            "Ctrl+G": self._ask_page,
            "Ctrl+B": self.bar.side.toggle,
            "Ctrl+S": self.handing.save,
            "Ctrl+P": self.handing.print_on_paper,
            "Ctrl+Shift+C": self.copy_text,
            "Ctrl+W": self.close,
        }
        for keys, act in acts.items():
            QShortcut(QKeySequence(keys), self, act)

    def _place(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height() - 40))
        self.setMinimumSize(480, 320)
        if self._desk.settings.preview:
            self.restoreGeometry(QByteArray.fromBase64(self._desk.settings.preview.encode()))

    # the document ------------------------------------------------------------------------------------

    def shows(self, path: str, what: str, reference: str) -> bool:
        """Tell whether this is the preview of a document of a dossier."""
        return (self._path, self._what, self._reference) == (path, what, reference)

    def come_forward(self, language: str = "", layout: Layout = "columns") -> None:
        """Stand in front of the other windows, in a language if one is named, and up to date."""
        self.raise_()
        self.activateWindow()
        language = language or self._language
        if self._is_stale or (language, layout) != (self._language, self._layout):
            self._layout = layout
            self._speak(language)

    def refresh(self) -> None:
        """Print the document as the dossier is now, beside the window; what is shown stays until then."""
        if self._job is not None:
            return
        desk, path = self._desk, self._path
        what, reference = self._what, self._reference
        language, layout = self._language, self._layout

        def work(job: Job) -> Printed:
            from cufdesk.exchange.pdf_pages import PdfPages
            from cufdesk.usecases.printing import prepare

            with desk.kept_open(path) as dossier:
                found = prepare(dossier, what, reference, language, layout)
            data = found.pdf(progress=job.progress, cancelled=job.cancelled)
            pages = PdfPages(data, found.name)
            shown = (found.name, found.title, found.language, found.paper.languages)
            return Printed(*shown, data, pages, pages.outline(), found.warning())

        self._is_stale = False
        self._turn += 1
        turn = self._turn
        self.notices.drop(_FAILED)
        self._job = desk.background.run(
            work,
            lambda printed: self._show(turn, printed),
            self,
            label=_("Preparing the preview"),
            refused=lambda refusal: self._fail(turn, refusal.sentence),
            stopped=lambda: self._fail(turn, _("The preview was stopped.")),
        )
        self._show_state()

    def _show(self, turn: int, printed: Printed) -> None:
        if turn != self._turn:  # another language was asked for meanwhile
            printed.pages.close()
            return
        self._job = None
        old, self.printed = self.printed, printed
        self._language = printed.language
        if not self._is_stale:
            self.notices.drop(_STALE)
        self.notices.drop(_WARNING)
        if printed.warning:
            self.notices.show(_WARNING, printed.warning, [], "warning")
        self.pictures.show(printed.pages)
        sizes = printed.pages.sizes
        self.view.show_document(sizes, stay=old is not None)
        self.side.show_document(sizes, printed.outline)
        self.bar.show_count(len(sizes))
        self._show_page(self.view.page)
        self.finder.show(printed.pages, self.view.page)
        self.head.show_document(printed.title, printed.name, printed.languages, printed.language)
        self.setWindowTitle(_("Preview: {title}").format(title=printed.title))
        self._show_state()
        if old is None:
            self.view.setFocus()
        else:
            old.pages.close()

    def _show_state(self, sentence: str = "") -> None:
        """Show the pages, or say what there is instead of them."""
        is_there = self.printed is not None
        self.stack.setCurrentIndex(1 if is_there else 0)
        self.waiting.setText(sentence or _("The document is being set…"))
        self.again.setVisible(bool(sentence))
        self.side.setEnabled(is_there)
        self.bar.setEnabled(is_there)
        for made in self.head.acts():
            made.setEnabled(is_there)

    def _fail(self, turn: int, sentence: str) -> None:
        """Say why there is no new printing: in the place of the pages, or above those that are shown."""
        if turn != self._turn:
            return
        self._job = None
        self._is_stale = True
        self._show_state(sentence)
        if self.printed is not None:
            self.notices.show(_FAILED, sentence, [Answer(_("Try again"), self.refresh)], "warning")
            self._show_languages()

    def _show_languages(self) -> None:
        """Say again which language is shown, where another could not be had."""
        if self.printed is not None:
            shown = self.printed
            self._language = shown.language
            self.head.show_document(shown.title, shown.name, shown.languages, shown.language)

    def _note_change(self, _kinds: frozenset[str]) -> None:
        """Say that the dossier was written since: what is shown may be so no longer."""
        if self._desk.path != self._path:
            return
        self._is_stale = True
        self.notices.show(
            _STALE,
            _("The dossier has changed since this preview was made."),
            [Answer(_("Refresh (F5)"), self.refresh, stays=True)],
            "warning",
        )

    def _send(self) -> None:
        self._desk.send_document(ToSend(self._what, self._reference, self._language, layout=self._layout))

    def _speak(self, language: str) -> None:
        """Print the document in another language, after the printing under way."""
        self._language = language
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.refresh()

    # ways --------------------------------------------------------------------------------------------

    def _show_page(self, page: int) -> None:
        self.bar.show_page(page)
        self.side.follow(page)
        self.find_bar.current = page

    def _enter_page(self, page: int) -> None:
        self.view.go(page)
        self.view.setFocus()

    def _ask_page(self) -> None:
        self.bar.page.setFocus()
        self.bar.page.selectAll()

    def _search(self) -> None:
        self.find_bar.field.setFocus()
        self.find_bar.field.selectAll()

    def copy_text(self) -> None:
        """Copy the words of the page that is shown."""
        if self.printed is None:
            return
        pages, page = self.printed.pages, self.view.page

        def done(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self.tell(_("The text of page {number} is copied.").format(number=page + 1))

        self._desk.background.draw(lambda _job: pages.text(page), done, self)

    def tell(self, text: str) -> None:
        """Say at the foot what was done, for a while."""
        self.note.show_text(text)
        self._clearing.start()

    # Qt ----------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        geometry: Any = self.saveGeometry().toBase64().data()
        self._desk.settings.preview = bytes(geometry).decode()
        if self._job is not None:
            self._job.cancel()
        self._turn += 1
        self.pictures.show(None)
        self.finder.show(None, 0)
        if self.printed is not None:
            self.printed.pages.close()
        event.accept()

"""The window of data protection: the review of all people, and what can be done about one of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHeaderView, QProgressBar, QTreeWidget, QTreeWidgetItem, QWidget
from typing_extensions import override

from cufdesk.i18n import _, ngettext, screen_language, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.ui.parts.fitting import fit_above
from cufdesk.ui.parts.pieces import button, card, column, named, row, words
from cufdesk.ui.protection.questions import sure_to_anonymise, tell_outcome
from cufdesk.ui.theme import colour
from cufdesk.usecases.protection import Kept, review

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job
    from cufdesk.usecases.anonymising import Anonymised

    T = TypeVar("T")

_SIZE = (1080, 680)
_TOPIC = "data-protection"
_WIDTHS = (180, 120, 190, 190, 120)
_DAYS = (1, 3)  # columns of days, which are never cut off
_ID = Qt.ItemDataRole.UserRole


class ProtectionWindow(QDialog):
    """Lists who is kept; those past the day set for them stand first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page_ground")
        self.setWindowTitle(_("Data protection"))
        self.setMinimumSize(420, 320)
        self._desk = desk
        self._job: Job | None = None
        self.kept: list[Kept] = []
        outside = column(self, spacing=0)
        outside.addLayout(self._head())
        outside.addLayout(self._body(), 1)
        outside.addLayout(self._foot())
        QShortcut(QKeySequence("F1"), self, self._show_chapter)
        fit_above(self, _SIZE)
        self.look()

    # building --------------------------------------------------------------------------------------------

    def _head(self) -> QVBoxLayout:
        head = column(spacing=6)
        head.setContentsMargins(24, 18, 24, 12)
        head.addWidget(words(self.windowTitle(), "title", wrap=True))
        self.hint = words("", "muted", wrap=True)
        head.addWidget(self.hint)
        self.bar = named(QProgressBar(), _("Progress"))
        self.bar.setTextVisible(False)
        self.bar.hide()
        head.addWidget(self.bar)
        return head

    def _body(self) -> QHBoxLayout:
        body = row()
        body.setContentsMargins(24, 0, 24, 0)
        frame, inside = card(margins=6)
        self.list = named(QTreeWidget(), _("People who are kept"))
        self.list.setRootIsDecorated(False)
        self.list.setProperty("role", "rows")
        self.list.setUniformRowHeights(True)
        self.list.setHeaderLabels(
            [
                _("Name"),
                _("Last contact"),
                _("On the occasion of"),
                _("To be kept until"),
                _("Legal basis"),
                _("Where this comes from"),
            ]
        )
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for number, width in enumerate(_WIDTHS):
            header.resizeSection(number, width)
        self.list.ensurePolished()  # rows are measured now, and would keep the height of plain ones
        for number in _DAYS:
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.ResizeToContents)
        self.list.currentItemChanged.connect(lambda *_items: self._show_buttons())
        self.list.itemActivated.connect(lambda _item: self.open_record())
        inside.addWidget(self.list)
        body.addWidget(frame)
        return body

    def _foot(self) -> QHBoxLayout:
        foot = row(spacing=10)
        foot.setContentsMargins(24, 12, 24, 16)
        self.close_button = button(_("Close"), self.reject)
        self.open_button = button(_("Open the record"), self.open_record, icon="external-link")
        self.extract_button = button(_("Access extract…"), self.extract, icon="file-text")
        self.anonymise_button = button(_("Anonymise…"), self.anonymise, icon="eye-off", danger=True)
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        for made in (self.open_button, self.extract_button, self.anonymise_button):
            foot.addWidget(made)
        for made in (self.close_button, self.open_button, self.extract_button, self.anonymise_button):
            made.setAutoDefault(False)
        return foot

    # the list --------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Read the review anew; whoever was chosen stays so."""
        chosen = self.chosen()
        try:
            self.kept = review(self._desk.dossier, self._desk.today())
        except Refusal as refusal:
            self.hint.setText(refusal.sentence)
            return
        self.list.clear()
        for one in self.kept:
            self.list.addTopLevelItem(_item(one))
        self._count()
        ids = [one.id for one in self.kept]
        if ids:
            at = ids.index(chosen.id) if chosen and chosen.id in ids else 0
            self.list.setCurrentIndex(self.list.model().index(at, 0))
        self.list.setFocus()
        self._show_buttons()

    def _count(self) -> None:
        past = sum(one.is_past for one in self.kept)
        n = len(self.kept)
        t = screen_translator()
        said = ngettext("{n} person is kept.", "{n} people are kept.", n).format(n=t.number(n))
        if past:
            more = ngettext(
                "{n} is past the day set for it.", "{n} are past the day set for them.", past
            ).format(n=t.number(past))
            said = f"{said} {more}"
        self.hint.setText(said)
        self.setAccessibleDescription(said)

    def chosen(self) -> Kept | None:
        """Return the person that is chosen in the list."""
        item = self.list.currentItem()
        chosen = item.data(0, _ID) if item is not None else ""
        return next((one for one in self.kept if one.id == chosen), None)

    def _show_buttons(self) -> None:
        has_one = self.chosen() is not None and self._job is None
        self.open_button.setEnabled(has_one)
        self.extract_button.setEnabled(has_one)
        self.anonymise_button.setEnabled(has_one and not self._desk.read_only)
        held = _("The dossier is open to be read only.") if self._desk.read_only else ""
        self.anonymise_button.setToolTip(held)

    # acts ------------------------------------------------------------------------------------------------

    def open_record(self) -> None:
        """Show the person on the page of contacts."""
        one = self.chosen()
        if one is not None and self._job is None:
            self.accept()
            self._desk.show_record("person", one.id)

    def extract(self) -> None:
        """Ask where the extract goes, and write it: a PDF, or JSON where the name says so."""
        from cufdesk.ui.parts.dialogs import choose_new_file
        from cufdesk.usecases.access_extracts import default_name

        one = self.chosen()
        if one is None:
            return
        path = choose_new_file(
            self,
            self._desk.settings,
            _("Where shall the extract go? (.pdf or .json)"),
            default_name(one.id, screen_language()),
            ".pdf",
            use="extracts",
        )
        if path:
            self.write_extract(one, Path(path))

    def write_extract(self, one: Kept, path: Path) -> None:
        """Write all that is held on a person into a file."""
        from cufdesk.usecases.access_extracts import write_extract

        dossier = self._desk.dossier
        self._work(
            _("Writing the access extract…"),
            lambda job: write_extract(dossier, one.id, path, progress=job.progress, cancelled=job.cancelled),
            lambda written: self._desk.notify(_("Written: {name}").format(name=written.name)),
        )

    def anonymise(self) -> None:
        """Ask twice, then take the person's values out for good."""
        from cufdesk.usecases.anonymising import anonymise

        one = self.chosen()
        if one is None or not sure_to_anonymise(self, self._desk, one.id):
            return
        dossier, today = self._desk.dossier, self._desk.today()
        self._work(
            _("Anonymising…"),
            lambda job: anonymise(dossier, one.id, today, progress=job.progress),
            self._anonymised,
        )

    def _anonymised(self, done: Anonymised) -> None:
        self.look()
        tell_outcome(self, done)

    def _work(self, label: str, work: Callable[[Job], T], done: Callable[[T], object]) -> None:
        def finished(answer: T) -> None:
            self._rest()
            done(answer)

        def refused(refusal: Refusal) -> None:
            self._rest()
            self.hint.setText(refusal.sentence)

        self.hint.setText(label)
        self.bar.setRange(0, 0)
        self.bar.show()
        self._desk.background.moved.connect(self._move)
        self._job = self._desk.background.run(
            work, finished, self, label=label, refused=refused, stopped=self._rest
        )
        self._show_buttons()

    def _move(self, job: Job) -> None:
        if job is self._job and job.fraction > 0:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(job.fraction * 1000))

    def _rest(self) -> None:
        self._desk.background.moved.disconnect(self._move)
        self._job = None
        self.bar.hide()
        self._count()
        self._show_buttons()

    # ends ------------------------------------------------------------------------------------------------

    def _show_chapter(self) -> None:
        from cufdesk.ui.parts.guide import show_chapter

        show_chapter(self, _TOPIC)

    @override
    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        super().done(result)


def _item(one: Kept) -> QTreeWidgetItem:
    t = screen_translator()
    until = t.date(one.keep_until)
    if one.is_past:
        until = _("{day}: past").format(day=until)
    last = t.date(one.last_contact) or _("unknown")
    texts = [one.name, last, one.contact_with, until, one.legal_basis, one.source]
    item = QTreeWidgetItem(texts)
    item.setData(0, _ID, one.id)
    for number, text in enumerate(texts):
        item.setToolTip(number, text)
    if one.is_past:
        item.setForeground(3, colour("danger"))
    return item

"""The window that reads a text into the dossier: choose it, review it, keep it. Nothing is written before."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QProgressBar, QStackedWidget, QWidget
from typing_extensions import override

from cufdesk.i18n import _, ngettext, screen_language
from cufdesk.ui.parts.dialogs import confirm
from cufdesk.ui.parts.elided import Elided
from cufdesk.ui.parts.pieces import button, column, row, words
from cufdesk.ui.review.choose_page import ChoosePage
from cufdesk.ui.review.kept_page import KeptPage
from cufdesk.ui.review.model import Review
from cufdesk.ui.review.review_page import ReviewPage
from cufdesk.ui.review.summary import summary

if TYPE_CHECKING:
    from cufdesk.domain.meetings import Meeting
    from cufdesk.refusal import Refusal
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job
    from cufdesk.usecases.reading import Kept, TextRead

_SIZE = (1180, 760)
_LOW = 520
_NARROW = 760
_SHARE = 0.95  # of the window below


def open_review(desk: Desk, parent: QWidget | None = None, path: str = "") -> ReviewWindow:
    """Open the window over another one; with a path, that file is read at once."""
    window = ReviewWindow(desk, parent)
    window.open()
    if path:
        window.read_file(path)
    return window


class ReviewWindow(QDialog):
    """Leads from a text to what is kept of it; `step` is choose, busy, review or kept."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page_ground")
        self.setWindowTitle(_("Read minutes"))
        self.setMinimumSize(420, 300)
        self._desk = desk
        self._job: Job | None = None
        self._read: TextRead | None = None
        self._known: Meeting | None = None
        self._kept: Kept | None = None
        self._keeping = False
        self._path = ""
        self.choose_page = ChoosePage(desk)
        self.review_page = ReviewPage(desk)
        self.kept_page = KeptPage()
        self.stack = QStackedWidget()
        self._steps = {
            "choose": self.choose_page,
            "busy": self._busy_page(),
            "review": self.review_page,
            "kept": self.kept_page,
        }
        for page in self._steps.values():
            self.stack.addWidget(page)
        self._make_foot()
        self._outside = column(self, spacing=12)
        self._outside.addWidget(self.stack, 1)
        self._outside.addLayout(self._foot)
        self._connect()
        self._place()
        self._show("choose")

    # building ----------------------------------------------------------------------------------------

    def _busy_page(self) -> QWidget:
        page = QWidget()
        inside = column(page, spacing=14)
        self._busy_words = words("", "heading", wrap=True)
        self._busy_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setMaximumWidth(320)
        inside.addStretch(1)
        inside.addWidget(self._busy_words)
        inside.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        return page

    def _make_foot(self) -> None:
        self.hint = Elided("", "small")
        self.other_button = button(_("Another text…"), self.choose_another, icon="rotate-ccw")
        self.words_button = button(_("Reading words…"), self.show_words, icon="languages", quiet=True)
        self.cancel_button = button(_("Cancel"), self.reject)
        self.keep_button = button("", self.keep, primary=True, tip=_("Ctrl+Enter"))
        self._foot = row(spacing=10)
        self._foot.addWidget(self.hint, 1)
        self._foot.addStretch()
        for made in (self.words_button, self.other_button, self.cancel_button, self.keep_button):
            made.setAutoDefault(False)
            self._foot.addWidget(made)

    def _connect(self) -> None:
        self.choose_page.file_chosen.connect(self.read_file)
        self.choose_page.text_given.connect(self.read_text)
        self.review_page.changed.connect(self._show_count)
        self.kept_page.print_asked.connect(self._print)
        self.kept_page.attach_asked.connect(self.attach)
        self.kept_page.closed.connect(self.accept)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._confirm)

    def _place(self) -> None:
        below = self.parentWidget()
        width, height = _SIZE
        if below is not None:
            width = min(width, int(below.width() * _SHARE))
            height = min(height, int(below.height() * _SHARE))
        self.resize(max(width, self.minimumWidth()), max(height, self.minimumHeight()))

    def _show(self, step: str) -> None:
        self.step = step
        page = self._steps[step]
        self.stack.setCurrentWidget(page)
        reviewing = step == "review"
        self.other_button.setVisible(reviewing)
        self.words_button.setVisible(step in ("choose", "review"))
        self.keep_button.setVisible(reviewing and self._known is None)
        self.cancel_button.setVisible(step != "kept" and not self._keeping)
        keys = _(
            "↑ ↓ item · Space keep or leave out · Enter correct · T becomes… · F6 other side · "
            "Ctrl+Enter keep all"
        )
        self.hint.show_text(keys if reviewing else "")
        if step == "choose":
            self.choose_page.file_button.setFocus()

    # reading -----------------------------------------------------------------------------------------

    def read_file(self, path: str) -> None:
        """Read a file beside the window, then show what was understood."""
        self._start(path, "", _("Reading {name}").format(name=os.path.basename(path)))

    def read_text(self, text: str) -> None:
        """Read a pasted text."""
        self._start("", text, _("Reading the pasted text"))

    def choose_another(self) -> None:
        """Go back to the choice of a text; ask first where corrections would be lost."""
        if self._may_lose():
            self._show("choose")

    # words of reading --------------------------------------------------------------------------------

    def show_words(self) -> None:
        """Open the words that texts are read with; the text under review is read again with what changes."""
        from cufdesk.ui.review.words_window import WordsWindow

        shown = self._read if self.step == "review" else None
        language = shown.understanding.language if shown else screen_language()
        opened = WordsWindow(self, language=language, text=shown.text if shown else "")
        opened.words_changed.connect(self._read_with_new_words)
        opened.open()

    def _read_with_new_words(self) -> None:
        """Read the text again at once; where that would lose corrections, offer it instead."""
        if self.step != "review" or self._read is None:
            return
        review, form = self.review_page.review, self.review_page.form
        if (review is not None and review.touched) or (form is not None and form.is_edited()):
            self.review_page.known.say(
                _("Your reading words have changed. Read the text again? Your corrections would be lost."),
                tone="warning",
                act=_("Read again"),
                run=self.read_again,
            )
        else:
            self.read_again()

    def read_again(self) -> None:
        """Read the text under review once more; corrections are given up."""
        read, known = self._read, self._known
        if read is None:
            return

        def work(_job: Job) -> TextRead:
            from cufdesk.usecases import reading

            return reading.understand_again(read)

        self._job = self._desk.background.run(
            work, lambda again: self._show_again(again, known), self, label=_("Reading the text again")
        )

    def _show_again(self, again: TextRead, known: Meeting | None) -> None:
        """Show what is understood now, at the place in the list where one was."""
        if self.step != "review":
            return
        place = self.review_page.items.view.currentIndex().row()
        before = self.review_page.review
        self._show_read(again, known, before.events if before else {})
        view = self.review_page.items.view
        index = view.rows.index(min(place, view.rows.rowCount() - 1))
        if view.rows.item_at(index) is not None:
            view.setCurrentIndex(index)

    def _start(self, path: str, text: str, label: str) -> None:
        self.choose_page.refusal.say("")
        self._path = path
        self._show_busy(label)

        def work(_job: Job) -> tuple[TextRead, Meeting | None, dict[str, str]]:
            from cufdesk.usecases import reading

            read = reading.understand(path) if path else reading.understand_text(text)
            known = reading.already_kept(self._desk.dossier, read.understanding.fingerprint)
            return read, known, reading.events_of(self._desk.dossier)

        self._job = self._desk.background.run(
            work, lambda answer: self._show_read(*answer), self, label=label, refused=self._refuse_text
        )

    def _show_busy(self, label: str) -> None:
        self._busy_words.setText(label)
        self._show("busy")

    def _refuse_text(self, refusal: Refusal) -> None:
        self._show("choose")
        self.choose_page.refuse(refusal.sentence)

    def _show_read(self, read: TextRead, known: Meeting | None, events: dict[str, str]) -> None:
        if self._job is not None and self._job.cancelled():
            return  # the person has left meanwhile
        self._read, self._known = read, known
        name = read.source_name or _("Pasted text")
        self.setWindowTitle(_("Read minutes – {name}").format(name=name))
        self._show("review")
        review = Review(read.text, read.understanding, events)
        self.review_page.show_review(review, name)
        if all(item.group == "about" for item in review.items() if item.kept):
            sentence = _("Nothing was recognised in this text. Select words in it and say what they are.")
            self.review_page.known.say(sentence, tone="warning")
        if known is not None:
            sentence = _("This text has been read before, as “{title}”. It would not be kept twice.")
            title = " · ".join(
                part for part in (known.reference, known.title.in_language(screen_language())) if part
            )
            self.review_page.known.say(
                sentence.format(title=title), act=_("Open the meeting"), run=self._open_known
            )
        self._show_count()

    def _open_known(self) -> None:
        if self._known is not None:
            self._desk.go("meetings", self._known.id)
            self.accept()

    # keeping -----------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep what is accepted, beside the window; an open form is applied first."""
        review, read = self.review_page.review, self._read
        if review is None or read is None or self._known is not None:
            return
        if not self.review_page.apply_form() or not review.kept_count:
            return
        self._keeping = True
        label = _("Keeping what was understood")
        self._show_busy(label)
        outcome = review.outcome()

        def work(_job: Job) -> Kept:
            from cufdesk.usecases import reading

            return reading.keep(self._desk.dossier, outcome, text=read.text, source_name=read.source_name)

        self._job = self._desk.background.run(
            work, self._show_kept, self, label=label, refused=self._refuse_keeping
        )

    def _refuse_keeping(self, refusal: Refusal) -> None:
        self._keeping = False
        self._show("review")
        self.review_page.known.say(refusal.sentence, tone="warning")

    def _show_kept(self, kept: Kept) -> None:
        self._keeping = False
        self._kept = kept
        said = summary(kept)
        self._desk.go("meetings", kept.meeting.id)
        self._desk.notify(said)
        self._show("kept")
        title = kept.meeting.title.in_language(screen_language()) or _("The text")
        self.kept_page.show_kept(
            _("“{title}” is kept.").format(title=title), said, from_file=bool(self._path)
        )

    def attach(self) -> None:
        """Attach the file that the text came from to its meeting."""
        kept, path = self._kept, self._path
        if kept is None or not path:
            return
        self.kept_page.attach_button.setEnabled(False)

        def work(_job: Job) -> str:
            from cufdesk.usecases import attachments

            [made] = attachments.attach(self._desk.dossier, kept.meeting.id, [path])
            return _("“{name}” is attached to the meeting.").format(name=attachments.shown_name(made))

        self._desk.background.run(
            work,
            self.kept_page.show_attached,
            self,
            label=_("Attaching the file"),
            refused=lambda refusal: self.kept_page.show_attached(refusal.sentence),
        )

    def _print(self) -> None:
        if self._kept is not None:
            self.accept()
            self._desk.print_document("minutes", self._kept.meeting.reference or self._kept.meeting.id)

    def _show_count(self) -> None:
        review = self.review_page.review
        count = review.kept_count if review else 0
        self.keep_button.setText(ngettext("Keep {n} item", "Keep {n} items", count).format(n=count))
        self.keep_button.setEnabled(count > 0)

    def _confirm(self) -> None:
        """Do what Ctrl+Enter stands for here."""
        if self.stack.currentWidget() is self.review_page:
            self.keep()
        elif self.stack.currentWidget() is self.choose_page and self.choose_page.read_button.isVisible():
            self.choose_page.read_button.click()

    # leaving -----------------------------------------------------------------------------------------

    def _may_lose(self) -> bool:
        """Ask before corrections are lost."""
        review, form = self.review_page.review, self.review_page.form
        shown = self.stack.currentWidget() is self.review_page
        touched = (review is not None and review.touched) or (form is not None and form.is_edited())
        return not (shown and touched) or confirm(
            self,
            _("Give up what you corrected?"),
            _("Nothing of this text has been kept yet. Your corrections would be lost."),
            _("Give up"),
            danger=True,
        )

    @override
    def reject(self) -> None:
        """Close without keeping; ask first where corrections would be lost. Keeping is waited for."""
        if not self._keeping and self._may_lose():
            if self._job is not None:
                self._job.cancel()
            super().reject()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < _LOW
        edge = 8 if low else 16
        self._outside.setContentsMargins(edge, edge, edge, edge)
        self._outside.setSpacing(6 if low else 12)
        self.hint.setVisible(self.width() >= _NARROW)

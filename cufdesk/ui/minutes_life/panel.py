"""The panel above a meeting's form: how far its minutes are, the next act, remarks and corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QWidget

from cufdesk.i18n import _, ngettext, screen_translator
from cufdesk.ui.minutes_life.steps import Steps
from cufdesk.ui.parts.pieces import button, column, picture, row, words
from cufdesk.ui.review.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from cufdesk.ui.minutes_life.acts import LifeActs

_REMARK_SIGNS = {
    "open": ("circle-dashed", "warning"),
    "taken": ("circle-check", "success"),
    "refused": ("circle-x", "muted"),
}


class Offer(NamedTuple):
    """An act that the panel offers."""

    label: str
    icon: str
    run: Callable[[], object]
    tip: str = ""


class LifePanel(QFrame):
    """Shows the life of the minutes of a stored meeting; acts are the page's."""

    def __init__(self, acts: LifeActs) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self._acts = acts
        self._told: list[QPushButton] = []
        self._offered: list[QPushButton] = []
        self._shown: tuple[Any, bool] | None = None
        self.steps = Steps()
        self.said = words("", "small", wrap=True)
        inside = column(self, margins=14, spacing=9)
        inside.addWidget(self.steps)
        inside.addWidget(self.said)
        self._lines = column(spacing=6)
        inside.addLayout(self._lines)
        self._buttons = FlowLayout()
        inside.addLayout(self._buttons)

    def show_meeting(self, meeting: Any, *, read_only: bool) -> None:
        """Show a meeting as it is stored; what is shown already stays, and keeps the keyboard."""
        if self._shown == (meeting, read_only):
            return
        self._shown = (meeting, read_only)
        focus = QApplication.focusWidget()
        is_here = focus is not None and self.isAncestorOf(focus)
        self.steps.show_state(meeting.state, skipped_by(meeting))
        self.said.setText(said_of(meeting))
        self.said.setVisible(bool(self.said.text()))
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.empty()
        self._told = []
        for remark in meeting.remarks:
            closed = read_only or (meeting.state == "distributed" and remark.state != "open")
            self._lines.addWidget(self._remark(remark, closed=closed))
        for correction in meeting.corrections:
            self._lines.addWidget(self._correction(correction))
        self._offered = [
            _offered(offer, primary=place == 0) for place, offer in enumerate(self._acts.offers(meeting))
        ]
        for made in self._offered:
            made.setEnabled(not read_only)
            self._buttons.addWidget(made)
        if is_here and self._offered:
            self._offered[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def acts(self) -> list[QPushButton]:
        """Return the buttons of the acts, the next one first."""
        return list(self._offered)

    def stops(self) -> list[QPushButton]:
        """Return the buttons that take the keyboard, as the eye meets them: remarks, corrections, acts."""
        return [made for made in (*self._told, *self._offered) if made.isEnabled()]

    def _remark(self, remark: Any, *, closed: bool) -> QWidget:
        t = screen_translator()
        made, line = _line(*_REMARK_SIGNS.get(remark.state, _REMARK_SIGNS["open"]))
        author = remark.author or self._acts.name_of(remark.person_id)
        head = " · ".join(text for text in (author, remark.about, t.date(remark.day)) if text)
        texts = column(spacing=1)
        texts.addWidget(words(head, "small", wrap=True))
        texts.addWidget(words(remark.text, wrap=True))
        if remark.reply:
            state = t.word("remark_state", remark.state)
            reply = _("{state}: {reply}").format(state=state, reply=remark.reply)
            texts.addWidget(words(reply, "small", wrap=True))
        line.addLayout(texts, 1)
        if closed:
            return made
        label = _("Answer…") if remark.state == "open" else _("Answer otherwise…")
        answer = button(label, lambda: self._acts.answer(remark), quiet=True)
        answer.setAccessibleDescription(f"{head}: {remark.text}")
        self._told.append(answer)
        line.addWidget(answer, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _correction(self, correction: Any) -> QWidget:
        t = screen_translator()
        made, line = _line("file-pen", "accent")
        n = len(correction.lines)
        changed = ngettext("{n} change", "{n} changes", n).format(n=n)
        number = _("Correction no. {number}").format(number=correction.number)
        head = " · ".join(text for text in (number, f"v{correction.version}", t.date(correction.day)) if text)
        texts = column(spacing=1)
        texts.addWidget(words(head, "strong", wrap=True))
        reason = correction.reason.in_language(t.language)
        texts.addWidget(words(" – ".join(text for text in (changed, reason) if text), "small", wrap=True))
        line.addLayout(texts, 1)
        show = button(_("Print…"), lambda: self._acts.print_correction(correction), quiet=True)
        show.setAccessibleDescription(head)
        self._told.append(show)
        line.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return made


def skipped_by(meeting: Any) -> frozenset[str]:
    """Return the steps that minutes which are further on never took: no draft sent, nobody's approval."""
    is_issued = meeting.state in {"approved", "distributed"}
    skipped = {"remarks"} if is_issued and meeting.remarks_until is None else set()
    if meeting.state == "distributed" and meeting.approved_on is None:
        skipped.add("approved")
    return frozenset(skipped)


def said_of(meeting: Any) -> str:
    """Return what is known of the acts so far: until when, approved and distributed when."""
    t = screen_translator()
    said = []
    if meeting.version and meeting.state not in {"to_write", "in_progress"}:
        said.append(_("Version {version}").format(version=f"v{meeting.version}"))
    if meeting.state == "remarks" and meeting.remarks_until:
        said.append(_("remarks until {date}").format(date=t.date(meeting.remarks_until)))
    if meeting.approved_on and meeting.state in {"approved", "distributed"}:
        sentence = _("approved by silence on {date}") if meeting.tacitly else _("approved on {date}")
        said.append(sentence.format(date=t.date(meeting.approved_on)))
    if meeting.distributed_on and meeting.state == "distributed":
        said.append(_("distributed on {date}").format(date=t.date(meeting.distributed_on)))
    return " · ".join(said)


def _line(icon: str, colour: str) -> tuple[QWidget, Any]:
    made = QWidget()
    line = row(made, spacing=8)
    line.addWidget(picture(icon, 16, colour), 0, Qt.AlignmentFlag.AlignTop)
    return made, line


def _offered(offer: Offer, *, primary: bool) -> QPushButton:
    made = button(offer.label, offer.run, icon=offer.icon, primary=primary, quiet=not primary, tip=offer.tip)
    made.setAutoDefault(False)
    return made

"""What a gate shows: its steps in a row, what it holds back, and the words that are left to be said anew."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget
from typing_extensions import override

from cufdesk.i18n import _, ngettext, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.ui.parts.pieces import column, named, picture, row, words
from cufdesk.ui.parts.row_button import RowButton
from cufdesk.ui.parts.spoken_days import said_from_today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QVBoxLayout

    from cufdesk.storage.home import Line
    from cufdesk.ui.desk import Desk
    from cufdesk.usecases.conditional_texts import ConditionalText
    from cufdesk.usecases.gate_states import HeldThing

# Kinds of record that a gate may hold back; others are never asked about.
_MAY_BE_HELD = {"committee", "agreement", "joint_document", "meeting"}
_ANSWERS = {
    "": ("clock", "muted"),
    "yes": ("circle-check", "success"),
    "reservations": ("circle-check", "warning"),
    "no": ("circle-x", "danger"),
    "postponed": ("clock", "warning"),
}
_THINGS = {
    "committee": "landmark",
    "action": "list-checks",
    "agreement": "handshake",
    "joint_document": "file-pen",
    "decision": "gavel",
}
_STEP = 190  # logical pixels that a step needs beside others
_FIRST, _MOST = 4, 200  # conditional words that are shown at once, and when asked; the rest is counted


def held_lines(desk: Desk, record: Any) -> list[QWidget]:
    """Return why something cannot be done yet with the record in a form; mostly nothing."""
    if record.__tablename__ not in _MAY_BE_HELD:
        return []
    from cufdesk.usecases.gate_states import held_sentences

    try:
        found = held_sentences(desk.dossier, record, screen_translator())
    except Refusal:  # the page that reads the file says why
        return []
    return [lock_note(sentence) for sentence in found]


def lock_note(sentence: str) -> QFrame:
    """Return a tinted box with a lock: what is held back, and why."""
    frame = QFrame()
    frame.setProperty("role", "note")
    frame.setProperty("tone", "warning")
    line = row(frame, margins=10, spacing=10)
    line.addWidget(picture("lock", 17, "warning"), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words(sentence, wrap=True), 1)
    return named(frame, sentence)


class StepsRow(QWidget):
    """The steps of a gate one after the other, each with its answer as a sign and in words.

    Where the card is narrow they stand below each other.
    """

    def __init__(self, steps: Sequence[Any], names: Any) -> None:
        super().__init__()
        self._line = row(self, spacing=6)
        self._between: list[QWidget] = []
        self._wide = _STEP * len(steps)
        for place, step in enumerate(steps):
            if place:
                self._between.append(picture("chevron-right", 16))
                self._line.addWidget(self._between[-1], 0, Qt.AlignmentFlag.AlignVCenter)
            self._line.addWidget(_step(step, names), 1)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= self._wide
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        for sign in self._between:
            sign.setVisible(is_wide)


def _step(step: Any, names: Any) -> QWidget:
    t = screen_translator()
    icon, shade = _ANSWERS[step.answer]
    frame = QFrame()
    frame.setProperty("role", "card")
    line = row(frame, margins=10, spacing=10)
    line.addWidget(picture(icon, 22, shade), 0, Qt.AlignmentFlag.AlignVCenter)
    texts = column(spacing=1)
    kind = t.word("gate_step", step.kind)
    person = names.title(step.person_id)
    day = t.date(step.day)
    answer = t.word("gate_answer", step.answer) or _("No answer yet")
    if step.kind == "members" and step.answer in {"", "yes"}:
        answer = _("Informed") if step.answer else _("To be informed")
    said = " · ".join(part for part in (answer, day) if part)
    texts.addWidget(words(kind, "strong", wrap=True))
    if person:
        texts.addWidget(words(person, "small", wrap=True))
    texts.addWidget(words(said, "small", wrap=True))
    line.addLayout(texts, 1)
    return named(frame, ": ".join((" · ".join(part for part in (kind, person) if part), said)))


def waiting_button(desk: Desk, line: Line) -> RowButton:
    """Return a gate that waits as a row of the home page: since when, and by when an answer is needed."""
    t, today = screen_translator(), desk.today()
    since = t.date(date.fromisoformat(line.detail)) if line.detail else ""
    said = (
        _("since {day}").format(day=since) if since else "",
        _("answer needed by {day}").format(day=t.date(line.day)) if line.day else "",
    )
    return RowButton(
        line.title or _("(no title)"),
        partial(desk.show_record, line.kind, line.id),
        detail=" · ".join(text for text in said if text),
        icon="lock",
        chip=said_from_today(line.day, today) if line.day else "",
        tone="danger" if line.day and line.day < today else "quiet",
    )


def state_line(state: str) -> QWidget:
    """Return where a gate stands: a lock while it is closed, a check once it is open."""
    is_open = state in {"open", "reservations"}
    shade = {"open": "success", "reservations": "success", "refused": "danger"}.get(state, "warning")
    widget = QWidget()
    line = row(widget, spacing=8)
    line.addWidget(picture("circle-check" if is_open else "lock", 18, shade))
    line.addWidget(words(screen_translator().word("gate_state", state), "strong"), 1)
    return widget


def held_list(desk: Desk, things: Sequence[HeldThing]) -> QWidget:
    """Return what a gate holds back, each thing to be opened."""
    widget = QWidget()
    inside = column(widget, spacing=2)
    acts = {
        "invitation": _("Invitations held back"),
        "commitment": _("Engagement held back"),
        "signature": _("Signature held back"),
    }
    inside.addWidget(words(_("Held back until then"), "strong"))
    if not things:
        inside.addWidget(
            words(_("Nothing is linked to this decision that engages anybody."), "muted", wrap=True)
        )
    for thing in things:
        run = partial(desk.show_record, thing.kind, thing.id)
        inside.addWidget(
            RowButton(thing.title or _("(no title)"), run, detail=acts[thing.act], icon=_THINGS[thing.kind])
        )
    open_words = _("Budget, calendar and lists of candidates are not held back.")
    inside.addWidget(words(open_words, "small", wrap=True))
    return widget


def conditional_list(desk: Desk, found: Sequence[ConditionalText]) -> QWidget:
    """Return the words that still speak in the conditional, each with its place, to be opened."""
    widget = QWidget()
    inside = column(widget, spacing=2)
    if not found:
        inside.addWidget(words(_("No linked text speaks in the conditional any more."), "muted", wrap=True))
        return widget
    heading = ngettext("{n} conditional to reword", "{n} conditionals to reword", len(found))
    inside.addWidget(words(heading.format(n=len(found)), "strong"))
    for one in found[:_FIRST]:
        inside.addWidget(_conditional(desk, one))
    if rest := found[_FIRST:_MOST]:
        _add_rest(desk, inside, rest, len(found))
    return widget


def _conditional(desk: Desk, one: ConditionalText) -> RowButton:
    where = " · ".join((one.place, screen_translator().word("language", one.language)))
    run = partial(desk.show_record, one.kind, one.id)
    return RowButton(one.found.around, run, detail=where, icon=_THINGS[one.kind], chip=one.found.word)


def _add_rest(desk: Desk, inside: QVBoxLayout, rest: Sequence[ConditionalText], total: int) -> None:
    """Offer the others, shown where the person asks for them: the form is not pushed out of sight."""

    def show() -> None:
        more.hide()
        for one in rest:
            inside.addWidget(_conditional(desk, one))
        left = total - _FIRST - len(rest)
        if left:
            inside.addWidget(words(ngettext("and {n} more", "and {n} more", left).format(n=left), "muted"))

    more = RowButton(_("Show all {n}").format(n=total), show, icon="chevron-down")
    inside.addWidget(more)

"""What narrows the history: who wrote, what about, since when; or one record alone."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)
from typing_extensions import override

from cufdesk.i18n import N_, _
from cufdesk.ui.parts.elided import Elided
from cufdesk.ui.parts.pieces import button, column, named, picture, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

_GAP, _SIDE = 8, 12  # logical pixels: between the lists, and beside them
_AIR = 2  # what the style keeps free beside the words of a list
_COLUMNS = 6  # shared by one, two or three lists
# Subjects as the rail names its pages, with the tables of their records.
_SUBJECTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Contacts"), ("person", "organisation")),
    (N_("Visits"), ("visit",)),
    (N_("Meetings"), ("meeting", "gate")),
    (N_("Committee"), ("committee",)),
    (N_("Budget"), ("budget",)),
    (N_("Calendar"), ("milestone",)),
    (N_("Joint document"), ("joint_document",)),
    (N_("Agreements"), ("agreement",)),
    (N_("Sendings"), ("sending", "contact_group")),
    (N_("Cover of the dossier"), ("cover",)),
)
_PERIODS = (
    (N_("Today"), 0),
    (N_("Last 7 days"), 6),
    (N_("Last 30 days"), 29),
    (N_("Last 12 months"), 364),
)


class Narrowed(NamedTuple):
    """Places in the three lists, and the record (id and title) that the history is narrowed to."""

    author: str = ""
    subject: int = 0
    period: int = 0
    record: str = ""
    record_title: str = ""


class HistoryFilters(QWidget):
    """Three lists above the history; who wrote is only asked where several people have."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._record = ""
        self._asks_who = False
        self._who = _list(_("Person"), [_("Everybody")])
        self._what = _list(_("Subject"), [_("All subjects"), *(_(title) for title, _kinds in _SUBJECTS)])
        self._when = _list(_("Period"), [_("Any time"), *(_(title) for title, _days in _PERIODS)])
        self._who.hide()
        self._lists = QGridLayout()
        self._lists.setSpacing(_GAP)
        self._shown: list[list[QComboBox]] = []
        for at in range(_COLUMNS):
            self._lists.setColumnStretch(at, 1)
        for made in (self._who, self._what, self._when):
            made.activated.connect(lambda _place: self.changed.emit())
            made.currentIndexChanged.connect(lambda _place: self._arrange())
        inside = column(self, spacing=6)
        inside.setContentsMargins(_SIDE, 6, _SIDE, 8)
        inside.addLayout(self._lists)
        inside.addWidget(self._record_line())
        self._arrange()

    def _record_line(self) -> QWidget:
        self._only = QWidget()
        line = row(self._only, spacing=8)
        line.addWidget(picture("history", 16, "accent"))
        self._title = Elided("", "strong")
        line.addWidget(self._title, 1)
        line.addWidget(button(_("Show everything"), self._leave_record, icon="x", quiet=True))
        self._only.hide()
        return self._only

    # room ------------------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put as many lists side by side as show their choice whole, the others above them."""
        lists = [self._who, self._what, self._when] if self._asks_who else [self._what, self._when]
        room = self.width() - 2 * _SIDE
        ways = ([lists], [lists[:-2], lists[-2:]], [[made] for made in lists])
        fits = (way for way in ways if all(_row_width(line) <= room for line in way))
        rows = [line for line in next(fits, ways[-1]) if line]
        if rows == self._shown:
            return
        self._shown = rows
        for made in (self._who, self._what, self._when):
            self._lists.removeWidget(made)
        for place, line in enumerate(rows):
            share = _COLUMNS // len(line)
            for at, made in enumerate(line):
                self._lists.addWidget(made, place, at * share, 1, share)

    # what is asked for -----------------------------------------------------------------------------------

    @property
    def author(self) -> str:
        """The name of the one who wrote, or nothing for everybody."""
        return str(self._who.currentText()) if self._who.currentIndex() > 0 else ""

    @property
    def kinds(self) -> frozenset[str]:
        """The tables that are looked at, none for all."""
        place = self._what.currentIndex()
        return frozenset(_SUBJECTS[place - 1][1]) if place > 0 else frozenset()

    @property
    def record(self) -> str:
        """The id of the record that the history is narrowed to, or nothing."""
        return self._record

    def since(self, today: date) -> str:
        """Return the moment (ISO, UTC) from which on writes are wanted, or nothing."""
        place = self._when.currentIndex()
        if place <= 0:
            return ""
        first = today - timedelta(days=_PERIODS[place - 1][1])
        here = datetime.combine(first, time()).astimezone()
        return here.astimezone(UTC).isoformat(timespec="seconds")

    def state(self) -> Narrowed:
        """Return what is chosen."""
        return Narrowed(
            self.author, self._what.currentIndex(), self._when.currentIndex(), self._record, self._title.full
        )

    # what is shown ---------------------------------------------------------------------------------------

    def offer(self, authors: Sequence[str]) -> None:
        """Offer the people who have written; the choice stays."""
        chosen = self.author
        self._who.clear()
        self._who.addItems([_("Everybody"), *authors])
        self._who.setCurrentIndex(max(0, self._who.findText(chosen)) if chosen else 0)
        self._asks_who = len(authors) > 1
        self._who.setVisible(self._asks_who)
        self._arrange()

    def restore(self, chosen: Narrowed) -> None:
        """Choose again what was chosen."""
        if chosen.author:
            self._who.addItem(chosen.author)
            self._who.setCurrentIndex(self._who.count() - 1)
        self._what.setCurrentIndex(chosen.subject)
        self._when.setCurrentIndex(chosen.period)
        self.show_record(chosen.record, chosen.record_title)

    def show_record(self, record_id: str, title: str) -> None:
        """Narrow to a record, or to none; its title may be told later."""
        self._record = record_id
        self._title.show_text(title)
        self._only.setVisible(bool(record_id))

    def clear(self) -> None:
        """Ask for everything."""
        for made in (self._who, self._what, self._when):
            made.setCurrentIndex(0)
        self.show_record("", "")

    def _leave_record(self) -> None:
        self.show_record("", "")
        self.changed.emit()


def _row_width(line: Sequence[QComboBox]) -> int:
    """Return the width in which lists of one width show their choices side by side."""
    return len(line) * (max(map(_wanted, line), default=0) + _GAP) - _GAP


def _wanted(made: QComboBox) -> int:
    """Return the width in which a list shows the words of its choice whole."""
    option = QStyleOptionComboBox()
    made.initStyleOption(option)
    controls, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    beside = made.width() - made.style().subControlRect(controls, option, field, made).width()
    return made.fontMetrics().horizontalAdvance(made.currentText()) + beside + _AIR


def _list(name: str, items: Iterable[str]) -> QComboBox:
    made = named(QComboBox(), name)
    made.setToolTip(name)
    made.addItems(list(items))
    made.setMinimumContentsLength(5)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made

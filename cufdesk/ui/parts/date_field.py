"""Days and times: typed the way they are written, or picked from a calendar; empty when not known."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from cufdesk.i18n import LOCALES, _, screen_language, screen_translator
from cufdesk.ui.icons import icon
from cufdesk.ui.parts.editor import Editor, Field, LineEdit
from cufdesk.ui.parts.pieces import column, restyle, row, words
from cufdesk.ui.parts.typed_values import read_day, read_time
from cufdesk.ui.theme import tokens


def day(key: str, label: str, *, half: bool = True) -> Field:
    """Declare a day."""
    return Field((key,), label, lambda _context: DayEditor(), half=half)


def period(first: str, last: str, label: str) -> Field:
    """Declare a stretch of days by two attributes; one day has only the first."""
    return Field((first, last), label, lambda _context: PairEditor(DayEditor(), DayEditor(), _reversed_days))


def time_of_day(key: str, label: str, *, half: bool = True) -> Field:
    """Declare a time of day."""
    return Field((key,), label, lambda _context: TimeEditor(), half=half)


def times(start: str, end: str, label: str, *, half: bool = True) -> Field:
    """Declare from when to when."""
    return Field((start, end), label, lambda _context: _time_pair(), half=half)


def _time_pair() -> PairEditor:
    return PairEditor(TimeEditor(), TimeEditor(), _reversed_times)


def _reversed_days() -> str:
    return _("The last day lies before the first.")


def _reversed_times() -> str:
    return _("The end lies before the beginning.")


class DayEditor(Editor):
    """A day in a line, with a calendar to pick it from (F4 or Alt+Down)."""

    widget: LineEdit

    def __init__(self) -> None:
        super().__init__(LineEdit())
        self.widget.setPlaceholderText(_("day/month/year"))
        self.widget.setMinimumWidth(96)
        picker = self.widget.addAction(icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        picker.setToolTip(_("Pick a day (F4)"))
        picker.triggered.connect(self.open_calendar)
        self.widget.textChanged.connect(self.tell_edited)
        self.widget.editingFinished.connect(self._settle)
        self._keys = _Keys(self.widget, self.open_calendar)

    @override
    def show(self, *values: Any) -> None:
        self.widget.blockSignals(True)
        self.widget.setText(screen_translator().short_date(values[0]))
        self.widget.blockSignals(False)

    @override
    def values(self) -> tuple[date | None]:
        return (read_day(self.widget.text()),)

    @override
    def problem(self) -> str:
        typed = self.widget.text().strip()
        return (
            _("This is not a day: write for example 29/06/2015.") if typed and read_day(typed) is None else ""
        )

    @override
    def set_read_only(self, read_only: bool) -> None:
        self.widget.setReadOnly(read_only)

    def open_calendar(self) -> None:
        """Open the calendar below the line."""
        if not self.widget.isReadOnly():
            Calendar(self.widget, read_day(self.widget.text()), self._pick).open()

    def _pick(self, picked: date) -> None:
        self.widget.setText(screen_translator().short_date(picked))
        self.widget.setFocus(Qt.FocusReason.PopupFocusReason)
        self.settled()

    def _settle(self) -> None:
        """Write a day that was typed in another way as the others are written."""
        typed = read_day(self.widget.text())
        if typed is not None:
            self.widget.setText(screen_translator().short_date(typed))
        self.settled()


class TimeEditor(Editor):
    """A time of day in a line."""

    widget: LineEdit

    def __init__(self) -> None:
        super().__init__(LineEdit())
        self.widget.setPlaceholderText(screen_translator().time(time(10, 30)))
        self.widget.setMinimumWidth(64)
        self.widget.textChanged.connect(self.tell_edited)
        self.widget.editingFinished.connect(self._settle)

    @override
    def show(self, *values: Any) -> None:
        self.widget.blockSignals(True)
        self.widget.setText(screen_translator().time(values[0]))
        self.widget.blockSignals(False)

    @override
    def values(self) -> tuple[Any]:
        return (read_time(self.widget.text()),)

    @override
    def problem(self) -> str:
        typed = self.widget.text().strip()
        return _("This is not a time: write for example 10:30.") if typed and read_time(typed) is None else ""

    @override
    def set_read_only(self, read_only: bool) -> None:
        self.widget.setReadOnly(read_only)

    def _settle(self) -> None:
        typed = read_time(self.widget.text())
        if typed is not None:
            self.widget.setText(screen_translator().time(typed))
        self.settled()


class PairEditor(Editor):
    """From … to …: two editors for two attributes."""

    def __init__(self, first: Editor, last: Editor, reversed_sentence: Any) -> None:
        super().__init__(QWidget())
        self.parts = (first, last)
        self._reversed = reversed_sentence
        line = row(self.widget, spacing=8)
        line.addWidget(first.widget, 1)
        line.addWidget(words("–", "muted"))
        line.addWidget(last.widget, 1)
        self.widget.setFocusProxy(first.widget)
        for part in self.parts:
            part.edited = self.tell_edited
            part.settled = self.tell_settled

    @override
    def show(self, *values: Any) -> None:
        for part, value in zip(self.parts, values, strict=True):
            part.show(value)

    @override
    def values(self) -> tuple[Any, ...]:
        return (*self.parts[0].values(), *self.parts[1].values())

    @override
    def problem(self) -> str:
        wrong = self.parts[0].problem() or self.parts[1].problem()
        first, last = self.values()
        return wrong or (self._reversed() if first and last and last < first else "")

    @override
    def mark(self, wrong: bool) -> None:
        alone = [bool(part.problem()) for part in self.parts]
        for part, is_wrong in zip(self.parts, alone, strict=True):
            restyle(part.widget, "wrong", is_wrong or (wrong and not any(alone)))

    @override
    def set_name(self, name: str) -> None:
        self.parts[0].set_name(_("{label}, from").format(label=name))
        self.parts[1].set_name(_("{label}, to").format(label=name))

    @override
    def set_read_only(self, read_only: bool) -> None:
        for part in self.parts:
            part.set_read_only(read_only)

    @override
    def focus(self) -> None:
        self.parts[0 if self.parts[0].problem() or not self.parts[1].problem() else 1].focus()


class _Keys(QObject):
    """F4 and Alt+Down open the calendar."""

    def __init__(self, widget: QLineEdit, run: Any) -> None:
        super().__init__(widget)
        self._run = run
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
            if event.key() == Qt.Key.Key_F4 or down:
                self._run()
                return True
        return False


class Calendar(QFrame):
    """A month to pick a day from; Esc closes it."""

    def __init__(self, below: QWidget, shown: date | None, picked: Any) -> None:
        super().__init__(below, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._below = below
        self._picked = picked
        self.month = QCalendarWidget()
        self.month.setLocale(QLocale(LOCALES[screen_language()]))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setGridVisible(False)
        self.month.setAccessibleName(_("Calendar"))
        _dress(self.month)
        if shown is not None:
            self.month.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self.month.clicked.connect(self._pick)
        self.month.activated.connect(self._pick)
        column(self, margins=6).addWidget(self.month)

    def open(self) -> None:
        """Show the calendar below its field, or above where the screen ends."""
        self.adjustSize()
        place = self._below.mapToGlobal(QPoint(0, self._below.height() + 2))
        screen = self._below.screen().availableGeometry()
        if place.y() + self.height() > screen.bottom():
            place.setY(max(screen.top(), place.y() - self.height() - self._below.height() - 4))
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        self.move(place)
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _pick(self, day: QDate) -> None:
        self.close()
        self._picked(date(day.year(), day.month(), day.day()))


_CALENDAR_LOOK = """
QWidget#qt_calendar_navigationbar {{ background: {raised}; }}
QToolButton {{ background: transparent; color: {text}; border: 2px solid transparent; border-radius: 6px;
    padding: 4px 6px; font-weight: 600; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QSpinBox {{ padding: 2px 4px; }}
QAbstractItemView {{ background: {raised}; color: {text}; outline: 0; border: none;
    selection-background-color: {accent}; selection-color: {on_accent}; }}
QAbstractItemView:disabled {{ color: {border_strong}; }}
"""


def _dress(month: QCalendarWidget) -> None:
    """Give Qt's calendar the colours and icons of the theme."""
    colours = tokens()
    month.setStyleSheet(_CALENDAR_LOOK.format(**colours._asdict()))
    plain = QTextCharFormat()
    plain.setForeground(QColor(colours.text))
    for weekday in Qt.DayOfWeek:
        month.setWeekdayTextFormat(weekday, plain)
    names = QTextCharFormat()
    names.setForeground(QColor(colours.muted))
    names.setBackground(QColor(colours.raised))
    month.setHeaderTextFormat(names)
    for side, strokes in (("prev", "chevron-left"), ("next", "chevron-right")):
        found = month.findChild(QToolButton, f"qt_calendar_{side}month")
        if isinstance(found, QToolButton):
            found.setIcon(icon(strokes))

"""Everything linked to a person or a body, read after its form is shown; each line opens its record."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from cufdesk.i18n import N_, _, screen_language, screen_translator
from cufdesk.ui.parts.part_delegate import HEADING, NOTE, PartDelegate
from cufdesk.ui.parts.pieces import button, column, named, words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from cufdesk.storage.linked import Linked, Section
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job

_LINK = int(Qt.ItemDataRole.UserRole)
_CALM = 90  # milliseconds on one record before it is asked what names it: arrow keys run through lists
_HEADINGS = {
    "positions": N_("Functions"),
    "presides": N_("Presides"),
    "people": N_("People"),
    "parent": N_("Belongs to"),
    "children": N_("Bodies that belong to it"),
    "counterparts": N_("Counterparts abroad"),
    "members": N_("Members"),
    "member_of": N_("Member of"),
    "actions": N_("Actions owed"),
    "meetings": N_("Meetings"),
    "led": N_("Meetings led or recorded"),
    "visits": N_("Visits"),
    "seats": N_("Seats in committees"),
    "groups": N_("Saved lists"),
    "sendings": N_("What they were sent"),
    "agreements": N_("Agreements"),
    "budgets": N_("Budget lines"),
}
# The group of `words.py` that a section's states are named by.
_STATES = {
    "positions": "seat_category",
    "people": "seat_category",
    "actions": "decision_state",
    "meetings": "attendance",
    "led": "meeting_role",
    "visits": "delegation_role",
    "seats": "seat_step",
    "sendings": "sending_state",
    "agreements": "agreement_state",
}


class LinkedRecords(QWidget):
    """The list below a form: asked for beside the window, a moment after its record is shown."""

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__()
        self.setProperty("role", "inside")
        self._desk = desk
        self._kind = kind
        self._id = ""
        self._job: Job | None = None
        self._lead: QPushButton | None = None
        self.rows = _Lines(self)
        self._heading = words(_("Linked records"), "strong")
        self.none = words("", "small", wrap=True)
        inside = column(self, spacing=6)
        inside.setContentsMargins(0, 10, 0, 0)
        inside.addWidget(self._heading)
        inside.addWidget(self.none)
        inside.addWidget(self.rows)
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self._calm.timeout.connect(self._ask)
        self.rows.itemActivated.connect(self._open)
        self.rows.itemClicked.connect(self._open)
        self._show([])

    def lead(self) -> QPushButton:
        """Return the button above the form that says how many there are and leads here."""
        self._lead = button(
            _("Linked records"), icon="link", quiet=True, tip=_("Show what is linked to this record")
        )
        self._lead.setObjectName("linked")
        self._lead.hide()
        return self._lead

    def show_of(self, record_id: str) -> None:
        """Show what names a record, or nothing for a new one; what was known of it stays until then."""
        if self._job is not None:
            self._job.cancel()
        if record_id != self._id:
            self._show([])
            self.none.setText("")
        self._id = record_id
        self.setVisible(bool(record_id))
        if record_id:
            self._calm.start()

    def enter(self) -> None:
        """Take the keyboard to the first line."""
        if self.rows.count():
            self.rows.setCurrentRow(1)
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        lists, kind, record_id, language = self._desk.lists, self._kind, self._id, screen_language()
        self._job = self._desk.background.ask(
            lambda: lists.linked(kind, record_id, language), lambda found: self._take(record_id, found), self
        )

    def _take(self, record_id: str, found: list[Section]) -> None:
        if record_id == self._id:
            self._show(found)
            self.none.setText("" if found else _("Nothing is linked to this record yet."))
            self.none.setVisible(not found)

    def _show(self, found: list[Section]) -> None:
        self.rows.clear()
        for section in found:
            self._add_section(section)
        self.rows.setVisible(bool(found))
        self.rows.fit()
        total = sum(section.total for section in found)
        self._heading.setText(_("Linked records ({n})").format(n=total) if total else _("Linked records"))
        if self._lead is not None:
            self._lead.setText(_("Linked records ({n})").format(n=total))
            self._lead.setVisible(bool(total))

    def _add_section(self, section: Section) -> None:
        heading = QListWidgetItem(_(_HEADINGS[section.name]))
        heading.setData(HEADING, True)
        shown = len(section.links)
        some = _("{shown} of {n}").format(shown=shown, n=section.total)
        heading.setData(NOTE, str(section.total) if shown == section.total else some)
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.rows.addItem(heading)
        for link in section.links:
            item = QListWidgetItem(link.title or _("Without a name"))
            item.setData(_LINK, (link.kind, link.id))
            PartDelegate.fill(item, _detail(link), "")
            self.rows.addItem(item)

    def _open(self, item: QListWidgetItem) -> None:
        link = item.data(_LINK)
        if link and link[0]:
            self._desk.show_record(*link)


def _detail(link: Linked) -> str:
    """Return the second line of a link: what, when, and in which state."""
    t = screen_translator()
    first, last = (date.fromisoformat(day) if day else None for day in (link.first_day, link.last_day))
    match link.section:
        case "positions" | "people":
            when = t.open_period(first, last)
        case "actions":
            until = t.date(first) or link.detail
            deadline = _("by {day}").format(day=until) if first else until
            return " · ".join(said for said in (deadline or _("no deadline"), _state(link)) if said)
        case "sendings":
            version = f"v{link.detail}" if link.detail else ""
            return " · ".join(said for said in (version, t.date(first), _state(link)) if said)
        case "budgets":
            return " · ".join(said for said in (_amount(link.state), link.detail) if said)
        case _:
            when = t.period(first, last)
    return " · ".join(said for said in (link.detail, when, _state(link)) if said)


def _state(link: Linked) -> str:
    if link.state == "standing_in":
        return _("standing in for somebody")
    group = _STATES.get(link.section)
    return screen_translator().word(group, link.state) if group and link.state else ""


def _amount(written: str) -> str:
    """Return an amount that the file holds as "1250.5 EUR"."""
    amount, _space, currency = written.partition(" ")
    return screen_translator().amount(Decimal(amount), currency) if amount else ""


class _Lines(QListWidget):
    """As high as its lines; Tab passes it, Enter opens a line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        named(self, _("Linked records"))
        self.setItemDelegate(PartDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)

    def fit(self) -> None:
        """Take the height of the lines."""
        self.setFixedHeight(sum(self.sizeHintForRow(place) for place in range(self.count())) + 4)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            item: Any = self.currentItem()
            self.itemActivated.emit(item)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

"""What narrows the register: the questions asked most as chips, all of them as lists that unfold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from cufdesk.i18n import N_, _
from cufdesk.ui.parts.list_filters import Filter, ListFilters
from cufdesk.ui.parts.pieces import button, column, row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cufdesk.domain.register import Scope
    from cufdesk.storage.register import Choices

MINE = "mine"
_GAP = 4


class Chip(NamedTuple):
    """A question as a button: the list that it chooses in, the key that it chooses, and what it says."""

    field: str
    key: str
    label: str


_CHIPS = (
    Chip("state", "unfinished", N_("Still open")),
    Chip("when", "late", N_("Late")),
    Chip("when", "30", N_("Next 30 days")),
    Chip("person", MINE, N_("Mine")),
    Chip("also", "unnamed", N_("Without anybody")),
    Chip("when", "undated", N_("Without a date")),
    Chip("also", "held", N_("Held back")),
    Chip("when", "7", N_("Next 7 days")),
)


class RegisterFilters(QWidget):
    """Emits `changed` when the person chose otherwise."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wanted: Mapping[str, str] = {}
        self._mine: frozenset[str] = frozenset()
        self.lists = ListFilters(_orders(), _filters())
        self._chips = QWidget()
        line = row(self._chips, spacing=_GAP)
        line.setContentsMargins(10, 4, 10, 0)
        self.chips = [(chip, self._chip(chip)) for chip in _CHIPS]
        for _one, made in self.chips:
            line.addWidget(made)
        line.addStretch(1)
        inside = column(self, spacing=0)
        inside.addWidget(self._chips)
        inside.addWidget(self.lists)
        self.lists.changed.connect(self._tell)

    def _chip(self, chip: Chip) -> QPushButton:
        made = button(_(chip.label))
        made.setProperty("segment", True)
        made.setCheckable(True)
        made.clicked.connect(lambda on=False: self._press(chip, on=on))
        return made

    def _press(self, chip: Chip, *, on: bool) -> None:
        field = self.lists.fields[chip.field]
        field.setCurrentIndex(max(0, field.findData(chip.key)) if on else 0)
        self.lists.restore(self.lists.state())
        self._tell()

    def _tell(self) -> None:
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        """Press the chips that say what is chosen."""
        chosen = dict(self.lists.chosen())
        for chip, made in self.chips:
            made.setChecked(chosen.get(chip.field) == chip.key)

    # what is chosen --------------------------------------------------------------------------------------

    def scope(self, words: str) -> Scope:
        """Return which lines are wanted."""
        from cufdesk.domain.register import Scope

        chosen = dict(self.lists.chosen())
        mine = self._mine if chosen.get("person") == MINE else frozenset[str]()
        if chosen.get("person") == MINE:
            del chosen["person"]
            mine = mine or frozenset({""})  # nobody is oneself: nothing is one's own
        return Scope(words=words.strip(), mine=mine, **chosen)

    @property
    def order(self) -> str:
        """The key of the order."""
        return self.lists.chosen_order()

    def choose(self, **keys: str) -> None:
        """Choose by the names of lists; the others ask for nothing, the order stays."""
        self.lists.restore({"": self.order, **keys})
        self._tell()

    def clear(self) -> None:
        """Take all filters away, without a word; the order stays."""
        self.lists.clear()
        self._mark()

    def offer(self, choices: Choices, mine: frozenset[str], me: str) -> None:
        """Offer what the file holds; `mine` are the ids that count as oneself, `me` how that is called."""
        self._mine = mine
        who = _("Mine: {name}").format(name=me) if me else _("Mine")
        wanted = self._wanted or self.lists.state()
        self._wanted = {}
        self.lists.offer("person", ((MINE, who), *choices.people))
        self.lists.offer("body", choices.bodies)
        self.lists.offer("theme", ((theme, theme) for theme in choices.themes))
        self.lists.offer("meeting", choices.meetings)
        self.lists.restore(wanted)
        self._mark()
        for chip, made in self.chips:
            if chip.key == MINE:
                made.setToolTip(who)

    def state(self) -> dict[str, str]:
        """Return what is chosen."""
        return self.lists.state()

    def restore(self, state: Mapping[str, str]) -> None:
        """Choose again what was chosen; what comes from the file, once that is offered."""
        self._wanted = dict(state)
        self.lists.restore(state)
        self._mark()

    # room ------------------------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many chips as there is room for; the lists hold all that they ask."""
        super().resizeEvent(event)
        room = self.width() - 20
        for _one, made in self.chips:
            room -= made.sizeHint().width() + _GAP
            made.setVisible(room >= 0)


def _orders() -> tuple[tuple[str, str], ...]:
    return (
        ("deadline", _("By deadline")),
        ("number", _("By number")),
        ("responsible", _("By responsible")),
        ("meeting", _("By meeting, the latest first")),
    )


def _filters() -> tuple[Filter, ...]:
    from cufdesk.words import DECISION_STATE

    states = (("unfinished", _("Open: to do or under way")), *((k, _(w)) for k, w in DECISION_STATE.items()))
    return (
        Filter("state", _("State"), _("Any state"), states),
        Filter(
            "when",
            _("Deadline"),
            _("Any deadline"),
            (
                ("late", _("Late")),
                ("7", _("Next 7 days")),
                ("30", _("Next 30 days")),
                ("undated", _("Without a date")),
            ),
        ),
        Filter("person", _("Responsible person"), _("Anybody"), ((MINE, _("Mine")),)),
        Filter("body", _("Responsible body"), _("Any body"), ()),
        Filter("theme", _("Theme"), _("Any theme"), ()),
        Filter("meeting", _("Meeting"), _("Any meeting"), ()),
        Filter(
            "what",
            _("Kind of line"),
            _("Decisions and actions"),
            (("action", _("Actions only")), ("decision", _("Decisions only"))),
        ),
        Filter(
            "also",
            _("Only those…"),
            _("All of them"),
            (
                ("unnamed", _("Without anybody responsible")),
                ("held", _("Held back until the prior agreement")),
                ("carried", _("Carried over to an agenda")),
                ("beyond", _("Beyond the mandate")),
            ),
        ),
    )

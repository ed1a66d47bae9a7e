"""Two contacts side by side: what they share, what is chosen, what would be lost and linked anew."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPixmap
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QLabel, QRadioButton, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.ui.parts.pieces import card, column, named, row, words
from cufdesk.usecases.compared import Compared
from cufdesk.usecases.couples import Couple, Preview, link_words, preview

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QVBoxLayout

_PICTURE = 64  # logical pixels
_NARROW = 520


class Side(QFrame):
    """One of the values that can be chosen; a click anywhere on it chooses it."""

    def __init__(self, field: Compared, choice: str, text: str, pixmap: QPixmap | None = None) -> None:
        super().__init__()
        self.setProperty("role", "side")
        line = row(self, spacing=8)
        line.setContentsMargins(10, 6, 10, 6)
        self.radio = named(QRadioButton(), f"{field.label}: {text}")
        line.addWidget(self.radio, 0, Qt.AlignmentFlag.AlignTop)
        shown: QLabel = words(text, wrap=True)
        if pixmap is not None:
            shown = QLabel()
            shown.setPixmap(pixmap.scaledToHeight(_PICTURE, Qt.TransformationMode.SmoothTransformation))
        line.addWidget(shown, 1)
        self.choice = choice

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.radio.click()


class Comparison(QWidget):
    """Shows a couple, and keeps what the person chooses in `choices`."""

    chosen = Signal()

    def __init__(self, two: Couple, reasons: Sequence[str] = ()) -> None:
        super().__init__()
        self.two = two
        self.choices: dict[str, str] = {}
        self.sides: dict[str, list[Side]] = {}
        self._lines: list[QBoxLayout] = []
        self._inside = column(self, spacing=12)
        shown = preview(two)
        self._inside.addWidget(self._titles(two, reasons))
        self._add_choices([field for field in shown.differing if field.choices])
        frame, inside = card(margins=16, spacing=6)
        inside.addWidget(words(_("What comes of it"), "strong"))
        self.outcome = words("", wrap=True)
        inside.addWidget(self.outcome)
        self._inside.addWidget(frame)
        self._add_known(shown)
        self._inside.addStretch(1)
        self._tell(shown)

    # building --------------------------------------------------------------------------------------------

    @staticmethod
    def _titles(two: Couple, reasons: Sequence[str]) -> QFrame:
        """Return which record stays and which goes, and why they may be one."""
        frame, inside = card(margins=16, spacing=6)
        line = row(spacing=8)
        for record, what in ((two.kept, _("The record that stays")), (two.gone, _("The record that goes"))):
            said = column(spacing=0)
            said.addWidget(words(what, "small"))
            said.addWidget(words(two.names.get(record.id, ""), "strong", wrap=True))
            line.addLayout(said, 1)
        inside.addLayout(line)
        for sentence in reasons:
            inside.addWidget(words(sentence, "muted", wrap=True))
        return frame

    def _add_choices(self, fields: Sequence[Compared]) -> None:
        if not fields:
            return
        frame, inside = card(margins=16, spacing=10)
        inside.addWidget(words(_("What differs: choose what is kept"), "strong", wrap=True))
        for field in fields:
            self._add_field(inside, field)
        self._inside.addWidget(frame)

    def _add_field(self, inside: QVBoxLayout, field: Compared) -> None:
        inside.addWidget(words(field.label, "label"))
        group = QButtonGroup(self)
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(8)
        texts = {"first": field.first, "second": field.second, "both": _("Both")}
        self.sides[field.name] = []
        for choice in field.choices:
            side = Side(field, choice, texts[choice], self._picture(field.name, choice))
            side.radio.setChecked(choice == field.chosen)
            group.addButton(side.radio)
            side.radio.toggled.connect(partial(self._choose, field.name, choice))
            self.sides[field.name].append(side)
            line.addWidget(side, 0 if choice == "both" else 1)
        self._lines.append(line)
        inside.addLayout(line)

    def _picture(self, name: str, choice: str) -> QPixmap | None:
        value = getattr(self.two.kept if choice == "first" else self.two.gone, name, None)
        if not isinstance(value, bytes) or choice == "both":
            return None
        found = QPixmap()
        return found if found.loadFromData(value) else None

    def _add_known(self, shown: Preview) -> None:
        """Tell what asks nothing: what both say, what one of them says, and the parts of both."""
        only = [field for field in shown.differing if not field.choices]
        frame, inside = card(margins=16, spacing=4)
        for heading, lines in (
            (_("The same in both"), [(field.label, field.kept) for field in shown.alike]),
            (_("Kept without a choice"), [(field.label, field.kept) for field in only]),
            (_("Kept from both"), [(part.label, "\n".join(part.parts)) for part in shown.shared]),
        ):
            if lines:
                inside.addWidget(words(heading, "strong"))
                for label, text in lines:
                    self._add_line(inside, label, text)
        if inside.count():
            self._inside.addWidget(frame)

    @staticmethod
    def _add_line(inside: QVBoxLayout, label: str, text: str) -> None:
        line = row(spacing=12)
        name = words(label, "muted", wrap=True)
        name.setFixedWidth(170)
        line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words(text, wrap=True), 1)
        inside.addLayout(line)

    # choosing --------------------------------------------------------------------------------------------

    def _choose(self, name: str, choice: str, checked: bool) -> None:
        if checked:
            self.choices[name] = choice
            self._tell(preview(self.two, self.choices))
            self.chosen.emit()

    def _tell(self, shown: Preview) -> None:
        """Say what a merge would lose and link anew."""
        lines = []
        lost = [_("{field}: {what}").format(field=f.label, what=f.lost) for f in shown.differing if f.lost]
        if lost:
            lines.append(_("Leaves the record, and stays in the history:"))
            lines += [f"– {one}" for one in lost]
        else:
            lines.append(_("Nothing is lost."))
        if shown.new_aliases:
            said = _("Still found under: {names}.")
            lines.append(said.format(names=", ".join(shown.new_aliases)))
        lines += [*shown.warnings, self._link_sentence()]
        self.outcome.setText("\n".join(lines))
        self.setAccessibleDescription(self.outcome.text())

    def _link_sentence(self) -> str:
        links = link_words(self.two.links)
        if links:
            return _("What names the second record will name the first: {links}.").format(links=links)
        return _("Nothing names the second record.")

    # room ------------------------------------------------------------------------------------------------

    def first_choice(self) -> QWidget | None:
        """Return what takes the keyboard first, if something is to be chosen."""
        for sides in self.sides.values():
            return next((side.radio for side in sides if side.radio.isChecked()), None)
        return None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        for line in self._lines:
            line.setDirection(ways.TopToBottom if self.width() < _NARROW else ways.LeftToRight)

"""One recipient in the send dialog: who, how they are reached, in which field of the message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cufdesk.i18n import _
from cufdesk.ui.parts.editor import ComboBox
from cufdesk.ui.parts.elided import Elided
from cufdesk.ui.parts.labelled import line
from cufdesk.ui.parts.pieces import button, column, icon_button, named, picture, restyle, row, words

if TYPE_CHECKING:
    from cufdesk.domain.sendings import SendingRecipient

_ROLE_WIDTH = 84


class RecipientRow(QWidget):
    """Shows a recipient; somebody without an address can be given one here."""

    changed = Signal()
    removed = Signal()
    given = Signal(str)
    """An address was typed for somebody who had none."""

    def __init__(self, recipient: SendingRecipient) -> None:
        super().__init__()
        from cufdesk.words import RECIPIENT_ROLE

        self.recipient = recipient
        name = recipient.name or recipient.address
        self._role = named(ComboBox(), _("How {name} is addressed").format(name=name))
        for key, word in RECIPIENT_ROLE.items():
            self._role.addItem(_(word), key)
        self._role.setCurrentIndex(max(self._role.findData(recipient.role), 0))
        self._role.setFixedWidth(_ROLE_WIDTH)
        self._role.currentIndexChanged.connect(self._take_role)
        across = row(self, spacing=10)
        across.addWidget(self._role)
        texts = column(spacing=1)
        texts.addWidget(Elided(name, "strong"))
        self._said = Elided("", "small")
        texts.addWidget(self._said)
        across.addLayout(texts, 1)
        across.addWidget(self._asking(name))
        remove = _("Take {name} off").format(name=name)
        self.remove_button = icon_button("x", remove, self.removed.emit)
        across.addWidget(self.remove_button)
        self.set_by_mail(True)

    def _asking(self, name: str) -> QWidget:
        """Return what asks for an address."""
        self._without = QWidget()
        inside = row(self._without, spacing=6)
        inside.addWidget(picture("triangle-alert", 16, "warning"))
        inside.addWidget(words(_("no address"), "small"))
        self.address = named(line("", _("name@example.org")), _("E-mail address of {name}").format(name=name))
        self.address.setMinimumWidth(120)
        self.address.returnPressed.connect(self._give)
        self.keep = button(_("Keep"), self._give)
        self.keep.setAutoDefault(False)
        inside.addWidget(self.address)
        inside.addWidget(self.keep)
        return self._without

    def set_by_mail(self, by_mail: bool) -> None:
        """Ask for an address, and for the field of the message, only where the document goes by e-mail."""
        one = self.recipient
        self._role.setVisible(by_mail)
        self._without.setVisible(by_mail and not one.address)
        self._said.show_text(" · ".join(part for part in (one.address, one.function) if part))

    def show_wrong(self, wrong: bool) -> None:
        """Mark the address that was typed as none."""
        restyle(self.address, "wrong", wrong)

    def _give(self) -> None:
        if self.address.text().strip():
            self.given.emit(self.address.text().strip())

    def _take_role(self) -> None:
        self.recipient.role = str(self._role.currentData())
        self.changed.emit()

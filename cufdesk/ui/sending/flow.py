"""From the send dialog to the mail program, and the question that stays until it is answered.

The message waits in a private folder. It goes when the person answers, or after a week.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.ui.parts.notice import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from cufdesk.domain.sendings import Sending
    from cufdesk.ui.desk import ToSend
    from cufdesk.ui.main_window import MainWindow
    from cufdesk.ui.sending.send_dialog import SendDialog
    from cufdesk.usecases.sendings import PreparedMessage

NOTICE = "sent?"


class Dispatch(QObject):
    """Opens the send dialog, hands messages to the mail program, and asks what became of them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._desk.sending_asked.connect(self.show)

    def show(self, begin: ToSend) -> SendDialog | None:
        """Open the send dialog."""
        from cufdesk.ui.sending.send_dialog import SendDialog

        if not self._desk.path:
            return None
        dialog = SendDialog(self._desk, begin, self._window)
        dialog.prepared.connect(self.deliver)
        dialog.open()
        return dialog

    def deliver(self, prepared: PreparedMessage) -> None:
        """Open a message in the mail program; where there is none, its folder, with the addresses copied."""
        from cufdesk.ui.parts.opening import open_folder, open_message

        path = str(prepared.message)
        if open_message(path):
            said = _("The message “{title}” is open in your mail program. Was it sent?")
        else:
            QGuiApplication.clipboard().setText(_addresses(prepared.sending))
            open_folder(path)
            said = _(
                "No mail program opened “{title}”: its folder is open, with the message and the PDF, and the"
                " addresses are copied, to be pasted into a message of your own. Was it sent?"
            )
        self._ask(prepared, said.format(title=prepared.sending.title))

    def _ask(self, prepared: PreparedMessage, sentence: str) -> None:
        answers = [
            Answer(_("Sent"), lambda: self._settle(prepared, sent=True)),
            Answer(_("Not sent"), lambda: self._settle(prepared, sent=False)),
        ]
        self._window.notices.show(f"{NOTICE} {prepared.sending.id}", sentence, answers)

    def _settle(self, prepared: PreparedMessage, *, sent: bool) -> None:
        """Note what became of a message, and let its file go."""
        from cufdesk.usecases import outgoing
        from cufdesk.usecases.sendings import mark_sent

        title = prepared.sending.title
        if sent and not self._try(lambda: mark_sent(self._desk.dossier, prepared.sending.id)):
            return
        outgoing.forget(prepared.message)
        said = _("Noted as sent: {title}") if sent else _("Stays in the register as prepared: {title}")
        self._desk.notify(said.format(title=title))

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Refusal as refusal:
            self._desk.refuse(refusal)
            return False
        return True


def _addresses(sending: Sending) -> str:
    """Return the addresses as a mail program takes them, those of To first."""
    order = {"to": 0, "cc": 1, "bcc": 2}
    people = sorted(sending.recipients, key=lambda one: order.get(one.role, 0))
    return ", ".join(one.address for one in people)

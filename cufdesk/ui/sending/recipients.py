"""Whom a document goes to: people found by typing, the saved lists, and a list saved from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from cufdesk.i18n import _, ngettext, screen_language
from cufdesk.refusal import Refusal
from cufdesk.ui.parts.dialogs import Sheet
from cufdesk.ui.parts.editor import FormContext
from cufdesk.ui.parts.labelled import Labelled, line
from cufdesk.ui.parts.names import Names
from cufdesk.ui.parts.pieces import button, column, named, row, words
from cufdesk.ui.parts.reference import ReferenceEditor
from cufdesk.ui.sending.document_choice import narrow
from cufdesk.ui.sending.recipient_row import RecipientRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cufdesk.domain.sendings import SendingRecipient
    from cufdesk.ui.desk import Desk


_NAMED = 20  # people whom a tip names
_ARROW = 72  # logical pixels of a list beside its word


class Recipients(QWidget):
    """The people, each once; `changed` when one comes, goes, or is reached in another way."""

    changed = Signal()

    def __init__(self, desk: Desk, given: Iterable[SendingRecipient]) -> None:
        super().__init__()
        self._desk = desk
        self._by_mail = True
        self.rows: list[RecipientRow] = []
        self.search = ReferenceEditor(FormContext(desk, Names(desk.lists)), "person")
        self.search.set_name(_("Add a person"))
        self.search.line.setPlaceholderText(_("Add a person: type a name…"))
        self.search.open_button.hide()
        self.search.show(None)
        self.search.edited = self._chosen
        self.lists = narrow(named(QComboBox(), _("Add the people of a saved list")))
        self.lists.activated.connect(self._add_list)
        self.save_button = button(_("Save as a list…"), self._save_list, icon="save", quiet=True)
        self.save_button.setAutoDefault(False)
        self.before_button = button("", lambda: self.add(self._before), icon="users", quiet=True)
        self.before_button.setAutoDefault(False)
        self._before: list[SendingRecipient] = []
        self.error = words("", "error", wrap=True)
        self.error.hide()
        inside = column(self, spacing=8)
        inside.addWidget(words(_("Recipients"), "label"))
        self._rows = column(spacing=6)
        inside.addLayout(self._rows)
        beside = row(spacing=8)
        beside.addWidget(self.search.widget, 1)
        beside.addWidget(self.lists)
        beside.addWidget(self.save_button)
        inside.addLayout(beside)
        inside.addWidget(self.before_button, alignment=Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.error)
        self._fill_lists()
        self.add(given)

    # who -------------------------------------------------------------------------------------------------

    def recipients(self) -> list[SendingRecipient]:
        """Return the people in their order."""
        return [shown.recipient for shown in self.rows]

    def add(self, people: Iterable[SendingRecipient]) -> None:
        """Add people who are not there yet."""
        known = {_key(one) for one in self.recipients()}
        new = [one for one in people if _key(one) not in known]
        for one in new:
            self._put(one, len(self.rows))
        self._show()

    def offer(self, people: Iterable[SendingRecipient]) -> None:
        """Offer to add those who were sent the document before."""
        self._before = list(people)
        self._show_offer()

    def _show_offer(self) -> None:
        known = {_key(one) for one in self.recipients()}
        new = [one for one in self._before if _key(one) not in known]
        said = ngettext(
            "Add the person who was sent this document before",
            "Add the {count} people who were sent this document before",
            len(new),
        )
        self.before_button.setText(said.format(count=len(new)))
        self.before_button.setToolTip("\n".join(one.name or one.address for one in new[:_NAMED]))
        self.before_button.setVisible(bool(new))

    def set_by_mail(self, by_mail: bool) -> None:
        """Ask for addresses only where the document goes by e-mail."""
        self._by_mail = by_mail
        for shown in self.rows:
            shown.set_by_mail(by_mail)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong with the people, or nothing."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _put(self, one: SendingRecipient, place: int) -> None:
        shown = RecipientRow(one)
        shown.set_by_mail(self._by_mail)
        shown.changed.connect(self.changed)
        shown.removed.connect(lambda: self._remove(shown))
        shown.given.connect(lambda address: self._give(shown, address))
        self.rows.insert(place, shown)
        self._rows.insertWidget(place, shown)

    def _remove(self, shown: RecipientRow) -> None:
        self.rows.remove(shown)
        self._rows.removeWidget(shown)
        shown.hide()
        shown.deleteLater()
        self.search.focus()
        self._show()

    def _show(self) -> None:
        self.show_error("")
        self.save_button.setEnabled(any(one.person_id for one in self.recipients()))
        self._show_offer()
        self.changed.emit()

    def _chosen(self) -> None:
        """Take over a person who was found or made; the line is then free for the next."""
        (person_id,) = self.search.values()
        if person_id:
            from cufdesk.usecases.correspondents import recipients

            found = recipients(self._desk.dossier, [(person_id, "to")])
            self.search.show(None)
            self.add(found)

    def _give(self, shown: RecipientRow, address: str) -> None:
        """Keep an address with the contact, and go on with it."""
        from cufdesk.usecases.correspondents import give_address

        try:
            now = give_address(self._desk.dossier, shown.recipient, address)
        except Refusal as refusal:
            shown.show_wrong(True)
            self.show_error(refusal.sentence)
            return
        place = self.rows.index(shown)
        self._remove(shown)
        self._put(now, place)
        self._show()

    # saved lists -----------------------------------------------------------------------------------------

    def _fill_lists(self) -> None:
        from cufdesk.usecases.groups import groups

        self._groups = groups(self._desk.dossier)
        self.lists.clear()
        self.lists.addItem(_("Saved list…"), "")
        self.lists.setMinimumWidth(self.lists.fontMetrics().horizontalAdvance(_("Saved list…")) + _ARROW)
        for group in self._groups:
            self.lists.addItem(group.name.in_language(screen_language()), group.id)
        self.lists.setVisible(bool(self._groups))

    def _add_list(self, place: int) -> None:
        self.lists.setCurrentIndex(0)
        if place > 0:
            from cufdesk.usecases.correspondents import of_group

            self.add(of_group(self._desk.dossier, self._groups[place - 1]))

    def _save_list(self) -> None:
        """Ask for a name and keep the people, with how each is addressed, as a list."""
        sheet = _NameSheet(self)
        if not sheet.exec():
            return
        from cufdesk.usecases.groups import group_of, save_group

        try:
            kept = save_group(self._desk.dossier, group_of(sheet.name.text(), self.recipients()))
        except Refusal as refusal:
            self.show_error(refusal.sentence)
            return
        self._fill_lists()
        self._desk.notify(_("Saved: {name}").format(name=kept.name.in_language(screen_language())))


def _key(one: SendingRecipient) -> str:
    return one.person_id or one.address.casefold() or one.name.casefold()


class _NameSheet(Sheet):
    """Asks what a list is called."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Save as a list"), parent, width=420)
        self.name = line()
        self.content.addWidget(Labelled(_("Name of the list"), self.name))
        self.add_button(button(_("Cancel"), self.reject))
        keep = self.add_button(button(_("Save"), self.accept, icon="check", primary=True), default=True)
        keep.setEnabled(False)
        self.name.textChanged.connect(lambda text: keep.setEnabled(bool(text.strip())))
        self.name.setFocus()

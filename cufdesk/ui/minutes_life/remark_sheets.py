"""A remark on the minutes is noted, or answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCompleter, QWidget

from cufdesk.i18n import _, screen_language
from cufdesk.ui.parts.dialogs import Sheet
from cufdesk.ui.parts.editor import TextEdit
from cufdesk.ui.parts.labelled import Labelled, choice, chosen_key, line
from cufdesk.ui.parts.pieces import button, words
from cufdesk.ui.sending.document_choice import narrow

if TYPE_CHECKING:
    from cufdesk.ui.parts.names import Names

_SHOWN = 60  # characters of a decision's title in the list of places


class RemarkSheet(Sheet):
    """Asks who made a remark, on what, and what it says."""

    def __init__(self, parent: QWidget, meeting: Any, names: Names) -> None:
        super().__init__(_("Note a remark"), parent)
        self._meeting_id = meeting.id
        self._people = {
            names.title(one.person_id): one.person_id for one in meeting.attendances if one.person_id
        }
        self.author = line()
        completer = QCompleter(list(self._people), self.author)
        self.author.setCompleter(completer)
        self._author = Labelled(_("From"), self.author, _("Whoever was there is completed as you type."))
        self.about = narrow(choice(_places(meeting)))
        self.text = TextEdit(least=3, most=10)
        self._text = Labelled(_("Remark"), self.text)
        self.content.addWidget(self._author)
        self.content.addWidget(Labelled(_("On what"), self.about))
        self.content.addWidget(self._text)
        self.add_button(button(_("Cancel"), self.reject))
        self.add_button(button(_("Note the remark"), self._accept, icon="check", primary=True), default=True)
        self.author.setFocus()

    def remark(self) -> Any:
        """Return the remark."""
        from cufdesk.domain.minutes_life import Remark

        author = self.author.text().strip()
        return Remark(
            meeting_id=self._meeting_id,
            author=author,
            person_id=self._people.get(author),
            about=chosen_key(self.about),
            text=self.text.toPlainText().strip(),
        )

    def _accept(self) -> None:
        no_author, no_text = not self.author.text().strip(), not self.text.toPlainText().strip()
        self._text.show_error(_("Write what the remark says.") if no_text else "")
        self._author.show_error(_("Say who made the remark.") if no_author else "")
        if not (no_author or no_text):
            self.accept()


def _places(meeting: Any) -> dict[str, str]:
    """Return what a remark may be about: the whole, each decision, each action."""
    from cufdesk.documents.decision_table import action_number, short_number

    language = screen_language()
    places = {"": _("The whole")}
    for decision in meeting.decisions:
        number = short_number(meeting, decision)
        places[number] = _named(number, (decision.title or decision.text).in_language(language))
        for action in decision.actions:
            number = action_number(meeting, decision, action)
            places[number] = _named(number, action.text.in_language(language))
    return places


def _named(number: str, text: str) -> str:
    from cufdesk.usecases.text_parts import in_one_line, shortened

    return f"{number} – {shortened(in_one_line(text), _SHOWN)}"


class AnswerSheet(Sheet):
    """Asks whether a remark is taken in, and for the reply."""

    def __init__(self, parent: QWidget, remark: Any, name: str) -> None:
        super().__init__(_("Answer a remark"), parent)
        self._taken = False
        head = " · ".join(text for text in (remark.author or name, remark.about) if text)
        self.content.addWidget(words(head, "small", wrap=True))
        self.content.addWidget(words(remark.text, wrap=True))
        self.reply = TextEdit(least=2, most=8)
        self.reply.setPlainText(remark.reply)
        self._reply = Labelled(_("Answer"), self.reply, _("Needed where the remark is not taken in."))
        self.content.addWidget(self._reply)
        self.add_button(button(_("Cancel"), self.reject))
        self.add_button(button(_("Not taken in"), self._refuse, icon="x"))
        self.add_button(button(_("Taken in"), self._take, icon="check", primary=True), default=True)
        self.reply.setFocus()

    def answer(self) -> tuple[bool, str]:
        """Return whether it is taken in, and the reply."""
        return self._taken, self.reply.toPlainText().strip()

    def _take(self) -> None:
        self._taken = True
        self.accept()

    def _refuse(self) -> None:
        if self.reply.toPlainText().strip():
            self.accept()
        else:
            self._reply.show_error(_("Say why this remark is not taken in."))

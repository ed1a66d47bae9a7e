"""The words of reading: per language and list, those that come with the program and a person's own.

Each word is added or taken away at once; a text under review is told so and read again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from cufdesk.i18n import NAMES, _, ngettext
from cufdesk.refusal import Refusal
from cufdesk.ui.parts.dialogs import Sheet
from cufdesk.ui.parts.labelled import Labelled, choice, chosen_key, line
from cufdesk.ui.parts.pieces import button, named, row, words
from cufdesk.ui.theme import colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from cufdesk.usecases.reading_words import WordList

_WIDTH = 620
_LIST_HEIGHT = 260
_WORD = Qt.ItemDataRole.UserRole


class WordsWindow(Sheet):
    """Shows one list at a time; `text` is that of the review it was opened from, to say where words stand."""

    words_changed = Signal()
    """The own words are others than before."""

    def __init__(self, parent: QWidget | None = None, *, language: str = "fr", text: str = "") -> None:
        super().__init__(_("Reading words"), parent, width=_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        from cufdesk.reading.language import LANGUAGES
        from cufdesk.usecases.reading_words import word_lists

        self._text = text
        self._lists: dict[str, WordList] = {}
        self.language = choice({code: NAMES[code] for code in LANGUAGES}, language)
        self.list = choice({one.path: one.name for one in word_lists(chosen_key(self.language))})
        self.list.setMaxVisibleItems(30)
        self.shown = named(QListWidget(), _("Words of this list"))
        self.shown.setFixedHeight(_LIST_HEIGHT)
        self.word = line(placeholder=_("For example: endors*"))
        self._field = Labelled(
            _("Add a word, or a few words as they stand in texts"),
            self.word,
            _("Case and accents do not count; a star at the end stands for any ending."),
        )
        self.add_word_button = button(_("Add"), self.add, icon="plus")
        self.remove_button = button(_("Remove"), self.remove, icon="trash-2", quiet=True, tip=_("Delete"))
        self.effect = words("", "small", wrap=True)
        self._lay_out()
        self._connect()
        self.show_list()
        self.word.setFocus()

    def _lay_out(self) -> None:
        self.content.addWidget(
            words(
                _("Texts are read with these words. Those in grey come with the program and stay."),
                "muted",
                wrap=True,
            )
        )
        which = row(spacing=16)
        which.addWidget(Labelled(_("Language of the texts"), self.language), 1)
        which.addWidget(Labelled(_("List"), self.list), 2)
        self.content.addLayout(which)
        self.content.addWidget(self.shown)
        self.content.addWidget(self._field)
        acts = row(spacing=8)
        acts.addWidget(self.add_word_button)
        acts.addWidget(self.remove_button)
        acts.addStretch(1)
        for made in (self.add_word_button, self.remove_button):
            made.setAutoDefault(False)
        self.content.addLayout(acts)
        self.content.addWidget(self.effect)
        self.add_button(button(_("Close"), self.accept, primary=True))

    def _connect(self) -> None:
        self.language.activated.connect(self.show_list)
        self.list.activated.connect(self.show_list)
        self.shown.currentItemChanged.connect(self._note_chosen)
        self.word.returnPressed.connect(self.add)
        self.word.textEdited.connect(lambda _typed: self._field.show_error(""))
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.shown, self.remove)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)

    # showing -----------------------------------------------------------------------------------------

    def show_list(self) -> None:
        """Show the words of the chosen list, one's own first."""
        from cufdesk.usecases.reading_words import word_lists

        self._lists = {one.path: one for one in word_lists(chosen_key(self.language))}
        shown = self._lists[chosen_key(self.list)]
        self.shown.clear()
        for word in shown.own:
            item = QListWidgetItem(word)
            item.setData(_WORD, word)
            self.shown.addItem(item)
        for word in shown.built_in:
            item = QListWidgetItem(word)
            item.setForeground(colour("muted"))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _("{word}, with the program").format(word=word))
            self.shown.addItem(item)
        self.shown.setCurrentRow(0)
        self._field.show_error("")
        self._note_chosen()

    def _note_chosen(self) -> None:
        self.remove_button.setEnabled(bool(self._chosen()))

    def _chosen(self) -> str:
        """Return the own word that is chosen, or nothing."""
        place = self.shown.currentRow()
        return str(self.shown.item(place).data(_WORD) or "") if place >= 0 else ""

    # changing ----------------------------------------------------------------------------------------

    def add(self) -> None:
        """Add what was typed to the list; what cannot serve is said at the field."""
        from cufdesk.usecases.reading_words import add_word

        typed = self.word.text()
        language, path = chosen_key(self.language), chosen_key(self.list)
        if kept := self._done(lambda: add_word(language, path, typed)):
            self.word.clear()
            self.effect.setText(self._where(kept))
            self.word.setFocus()

    def remove(self) -> None:
        """Take the chosen word away."""
        from cufdesk.usecases.reading_words import remove_word

        word = self._chosen()
        language, path = chosen_key(self.language), chosen_key(self.list)
        if word and self._done(lambda: remove_word(language, path, word)):
            self.effect.setText(_("“{word}” is taken away.").format(word=word))
            self.shown.setFocus()

    def _done(self, change: Callable[[], str]) -> str:
        """Make a change and show it; return its word, or nothing where it was refused."""
        try:
            word = change()
        except Refusal as refusal:
            self.effect.setText("")
            self._field.show_error(refusal.sentence)
            self.reveal_later(self._field)
            return ""
        self.show_list()
        self.words_changed.emit()
        return word

    def _where(self, word: str) -> str:
        """Return how often a new word stands in the text under review."""
        if not self._text:
            return _("“{word}” is added: the next text is read with it.").format(word=word)
        from cufdesk.reading.matching import pattern, shadow_of

        count = sum(1 for _found in pattern((word,)).finditer(shadow_of(self._text)))
        if not count:
            return _("“{word}” is added. It does not stand in this text.").format(word=word)
        sentence = ngettext(
            "“{word}” is added. It stands {n} time in this text.",
            "“{word}” is added. It stands {n} times in this text.",
            count,
        )
        return sentence.format(word=word, n=count)

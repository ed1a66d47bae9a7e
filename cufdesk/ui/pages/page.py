"""What every page is to the window: a title, a count, a search, a few acts, and what it keeps when rebuilt.

The top bar belongs to the window and is the same for all pages. A page does not draw it: it says what
stands in it (`title`, `count`, `search_hint`, `secondary_acts`, `primary_act`) and emits `header_changed`
when one of these says something new. What the person types in the search field comes back through `search`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cufdesk.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from cufdesk.ui.desk import Desk


class Act(NamedTuple):
    """A thing that the person can do from the top bar; `label` and `tip` are already translated.

    `shortcut` is written as Qt reads it ("Ctrl+R"). Ctrl+N is the page's `new` and needs none.
    """

    label: str
    icon: str
    run: Callable[[], object]
    tip: str = ""
    shortcut: str = ""
    enabled: bool = True


class Unsaved(NamedTuple):
    """A record and what stands in its form, stored or not.

    `shown` is the record as it was when the edit began; `typed` is what stands in lines and is no value.
    """

    kind: str
    title: str
    shown: Any
    mine: Any
    is_new: bool
    typed: dict[str, list[str]]


class PageState(NamedTuple):
    """What of a page with a form outlives a rebuild of the window."""

    kind: str
    words: str
    standing: Unsaved | None


class Page(QWidget):
    """A page of the window, made on its first visit and made again when the language changes."""

    header_changed = Signal()

    heading: ClassVar[str]
    """The page's title, marked for the catalogues."""

    kinds: ClassVar[frozenset[str]] = frozenset()
    """Names of the tables that the page shows: it reads again when one of them has changed."""

    topic: ClassVar[str] = ""
    """File name, without ending, of the chapter of the guide that F1 opens."""

    stays_put: ClassVar[bool] = False
    """Whether an undo leaves the person here instead of showing the record that it is about."""

    printable: ClassVar[str] = ""
    """The document (a WHAT of the command line) that Ctrl+P offers first here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    # what the top bar says ---------------------------------------------------------------------------

    def title(self) -> str:
        """Return the page's title in the screen's language."""
        return _(self.heading)

    def count(self) -> int | None:
        """Return how many records the page lists, or None for no number beside the title."""
        return None

    def search_hint(self) -> str:
        """Return what can be searched here ("Search a name, a body…"); empty for no search field."""
        return ""

    def secondary_acts(self) -> list[Act]:
        """Return the acts shown as plain buttons, from left to right."""
        return []

    def primary_act(self) -> Act | None:
        """Return the one act shown as the primary button, at the far right."""
        return None

    # what the window asks ----------------------------------------------------------------------------

    def search(self, words: str) -> None:
        """Show what matches the words typed in the top bar; empty words show everything."""

    def enter_list(self) -> None:
        """Take the keyboard from the search field (Down or Enter there)."""
        self.setFocus()

    def new(self) -> None:
        """Start a new record (Ctrl+N); by default what the primary button does."""
        act = self.primary_act()
        if act is not None and act.enabled:
            act.run()

    def save(self) -> None:
        """Save what is being edited (Ctrl+S)."""

    def show_id(self, record_id: str) -> None:
        """Select a record and show it; the id may be that of a part (a decision of a meeting)."""

    def shown_id(self) -> str:
        """Return the id of the record shown, or nothing."""
        return ""

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again: some of these tables have changed. Called for a visible page only."""

    def may_leave(self) -> bool:
        """Ask what becomes of unsaved edits; False means that the person stays."""
        return True

    def unsaved(self) -> Unsaved | None:
        """Return what the person has entered and not saved, for a draft of it."""
        return None

    def take_up(self, edit: Unsaved) -> bool:  # noqa: ARG002 - for pages with a form
        """Show a record with edits that are not saved; False means that the person stays where they are."""
        return False

    def state(self) -> object:
        """Return what must outlive a rebuild of the window: selection, unsaved edits, scroll."""
        return None

    def restore(self, state: object) -> None:
        """Take back what `state` returned."""

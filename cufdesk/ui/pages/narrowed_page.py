"""A page of records whose lists have filters and orders above them, one set per kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from typing_extensions import override

from cufdesk.ui.pages.record_page import RecordPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from cufdesk.ui.desk import Desk
    from cufdesk.ui.pages.subject import Subject
    from cufdesk.ui.parts.list_filters import ListFilters
    from cufdesk.ui.parts.table import RecordTable


class NarrowedState(NamedTuple):
    """What of a page with filters outlives a rebuild of the window: by kind, what is chosen and unfolded."""

    page: object
    chosen: Mapping[str, Mapping[str, str]]
    unfolded: frozenset[str]


class NarrowedPage(RecordPage):
    """Keeps what its lists are filtered and ordered by for as long as the dossier is open."""

    def __init__(self, desk: Desk, filters: dict[str, ListFilters], parent: QWidget | None = None) -> None:
        self.filters = filters
        super().__init__(desk, parent)
        for made in filters.values():
            self._panes.add_over_list(made)
            made.changed.connect(self._narrow)
        self._show_filters()

    @override
    def _made_table(self, subject: Subject) -> RecordTable:
        table = super()._made_table(subject)
        table.cleared.connect(self.show_all)
        table.left_out.connect(self._let_in)
        return table

    @override
    def show_subject(self, kind: str) -> None:
        super().show_subject(kind)
        self._show_filters()

    def _show_filters(self) -> None:
        for kind, made in self.filters.items():
            if made.parent() is not None:  # else it would be a window of its own
                made.setVisible(kind == self._subject.kind)

    @override
    def search(self, words: str) -> None:
        self._words = words
        self.table.ask(words, *self.narrowed())

    def _narrow(self) -> None:
        self.search(self._words)

    def narrowed(self) -> tuple[tuple[tuple[str, Any], ...], str]:
        """Return by what the list is filtered, and its order where it is not the usual one."""
        made = self.filters[self._subject.kind]
        return made.chosen(), made.chosen_order()

    def show_all(self) -> None:
        """Show what the filters leave out."""
        self.filters[self._subject.kind].clear()
        self._narrow()

    def _let_in(self, record_id: str) -> None:
        """Bring a record into view that the filters leave out."""
        self.show_all()
        self.table.bring(record_id)

    # a rebuild of the window -----------------------------------------------------------------------------

    @override
    def state(self) -> NarrowedState:
        return NarrowedState(
            super().state(),
            {kind: made.state() for kind, made in self.filters.items()},
            frozenset(kind for kind, made in self.filters.items() if made.toggle.isChecked()),
        )

    @override
    def restore(self, state: object) -> None:
        if not isinstance(state, NarrowedState):
            return
        for kind, made in self.filters.items():
            made.restore(state.chosen.get(kind, {}))
            made.unfold(is_wanted=kind in state.unfolded)
        self._narrow()
        super().restore(state.page)

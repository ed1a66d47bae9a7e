"""The list of unsaved edits that a crash left: each is taken up or discarded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cufdesk.i18n import _
from cufdesk.ui.draft_offers import subject_of
from cufdesk.ui.parts.dialogs import Sheet
from cufdesk.ui.parts.elided import Elided
from cufdesk.ui.parts.pieces import button, column, named, picture, row, rule, words

if TYPE_CHECKING:
    from cufdesk.ui.draft_offers import DraftOffers
    from cufdesk.usecases.drafts import Offer

_WIDTH = 620
_ICON = 20


class DraftList(Sheet):
    """One row an edit; what is left undecided is offered again when the dossier is opened next."""

    def __init__(self, offers: DraftOffers, parent: QWidget | None = None) -> None:
        super().__init__(_("Unsaved edits"), parent, width=_WIDTH)
        self._offers = offers
        self.rows: dict[str, QWidget] = {}
        self.content.addWidget(
            words(_("Cufdesk ended before these were saved. Nothing is saved until you do."), wrap=True)
        )
        for offer in offers.offers.values():
            self._add_row(offer)
        self.content.addStretch(1)
        self.add_button(button(_("Close"), self.accept), default=True)

    def _add_row(self, offer: Offer) -> None:
        widget = QWidget()
        whole = column(widget, spacing=10)
        whole.addWidget(rule())
        line = row(spacing=10)
        line.addWidget(picture(subject_of(offer.draft.kind).icon, _ICON))
        texts = column(spacing=2)
        texts.addWidget(Elided(offer.draft.title, "strong"))
        detail = f"{self._offers.when(offer)} · {self._offers.fields(offer)}"
        texts.addWidget(Elided(detail, "small"))
        line.addLayout(texts, 1)
        record_id, title = offer.draft.id, offer.draft.title
        for word, run in (
            (_("Take up"), lambda: self._take_up(record_id)),
            (_("Discard…"), lambda: self._discard(record_id)),
        ):
            made = named(button(word, run), f"{word} {title}")
            made.setAutoDefault(False)
            line.addWidget(made)
        whole.addLayout(line)
        self.rows[record_id] = widget
        self.content.addWidget(widget)

    def _take_up(self, record_id: str) -> None:
        """Give way to the page: it may ask what becomes of other edits."""
        self.accept()
        self._offers.take_up(record_id)

    def _discard(self, record_id: str) -> None:
        if self._offers.discard([record_id]):
            self.rows.pop(record_id).hide()
            self.fit_later()
        if not self.rows:
            self.accept()

"""Agreements between bodies: announced, planned, signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from cufdesk.i18n import N_, _, screen_translator
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.pages.subject import Subject
from cufdesk.ui.parts.bilingual import bilingual_line, bilingual_text
from cufdesk.ui.parts.children import PartList, parts
from cufdesk.ui.parts.columns import Column, lead, word
from cufdesk.ui.parts.columns import day as day_text
from cufdesk.ui.parts.date_field import day
from cufdesk.ui.parts.editor import Group
from cufdesk.ui.parts.fields import choice, line, text
from cufdesk.ui.parts.reference import reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.parts.names import Names


class Parties(PartList):
    """Who signs; as written where the body is not known."""

    one = N_("Party")
    add = N_("Add a party")
    none = N_("No parties yet: who signs?")
    groups = (
        Group(
            "",
            (
                reference("organisation_id", N_("Body"), "organisation", half=False),
                line("written_name", N_("As written, where the body is not known")),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.agreements import AgreementParty

        return AgreementParty(agreement_id=owner_id)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        body = names.title(part.organisation_id)
        return body or part.written_name, part.written_name if body else ""


class Agreements(Subject):
    """Agreements and conventions."""

    kind = "agreement"
    many = N_("Agreements")
    new = N_("New agreement")
    search_hint = N_("Search a title, a party…")
    icon = "handshake"
    empty_heading = N_("No agreements yet")
    empty_sentence = N_("Note agreements as soon as they are announced, and follow each to its signature.")
    columns = (
        lead(N_("Agreement"), icon="handshake"),
        Column(N_("State"), ("state",), word("agreement_state"), width=130, hide_below=380),
        Column(N_("Signed on"), ("signed_on",), day_text, width=110, hide_below=520),
    )
    groups = (
        Group(
            "",
            (
                bilingual_line("title", N_("Title")),
                choice("kind", N_("Kind"), "agreement_kind", required=True),
                choice("state", N_("State"), "agreement_state", required=True),
                day("signed_on", N_("Signed on")),
                reference("decision_id", N_("Decided in"), "decision"),
                parts("parties", N_("Parties"), Parties()),
                bilingual_text("purpose", N_("Purpose")),
                text("notes", N_("Notes")),
            ),
        ),
    )

    @override
    def record_class(self) -> type[Any]:
        from cufdesk.domain.agreements import Agreement

        return Agreement

    @override
    def save(self, dossier: Dossier, record: Any) -> Any:
        from cufdesk.usecases.agreements import save_agreement

        return save_agreement(dossier, record)

    @override
    def delete(self, dossier: Dossier, record_id: str) -> None:
        from cufdesk.usecases.agreements import delete_agreement

        delete_agreement(dossier, record_id)

    @override
    def detail(self, record: Any, names: Names) -> str:
        from cufdesk.words import AGREEMENT_STATE

        state = _(AGREEMENT_STATE.get(record.state, record.state))
        signed = screen_translator().date(record.signed_on)
        return " · ".join(text for text in (state, signed) if text)


class AgreementsPage(RecordPage):
    """Agreements and conventions."""

    heading = N_("Agreements")
    subjects = (Agreements,)
    kinds = frozenset({"agreement", "agreement_party", "organisation", "decision"})
    topic = "agreements"
    printable = "agreements"

"""The joint document: its sections in French and Spanish side by side, and its hand-over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from cufdesk.i18n import N_, _, ngettext, screen_language, screen_translator
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.pages.subject import Finding, Subject
from cufdesk.ui.parts.bilingual import bilingual_line, bilingual_text
from cufdesk.ui.parts.children import PartList, parts
from cufdesk.ui.parts.columns import Column, lead, plain, word
from cufdesk.ui.parts.columns import day as day_text
from cufdesk.ui.parts.date_field import day
from cufdesk.ui.parts.editor import Group
from cufdesk.ui.parts.fields import choice, line, text
from cufdesk.ui.parts.reference import reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.names import Names


class Sections(PartList):
    """The sections of the text, numbered in their order."""

    one = N_("Section")
    add = N_("Add a section")
    none = N_("No sections yet: write the first one.")
    groups = (
        Group(
            "",
            (
                bilingual_line("heading", N_("Heading")),
                bilingual_text("text", N_("Text, paragraphs separated by an empty line"), least=9),
                choice("state", N_("State"), "section_state", required=True),
            ),
        ),
    )
    width = 960

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.documents import Section

        return Section(document_id=owner_id)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        from cufdesk.words import SECTION_STATE

        counts = [
            _("{language}: {n} words").format(language=mark, n=len(written.split()))
            for mark, written in (("FR", part.text.fr), ("ES", part.text.es))
        ]
        state = _(SECTION_STATE.get(part.state, part.state))
        return part.heading.in_language(screen_language()), " · ".join([state, *counts])

    @override
    def mark(self, part: Any, place: int) -> str:
        return str(place + 1)


class JointDocuments(Subject):
    """Documents that both groups hand over together."""

    kind = "joint_document"
    many = N_("Joint documents")
    new = N_("New joint document")
    search_hint = N_("Search a title, a text…")
    icon = "file-pen"
    prints = "joint-document"
    empty_heading = N_("No joint document yet")
    empty_sentence = N_("Write it section by section in both languages; it is printed in two columns.")
    columns = (
        lead(N_("Document"), icon="file-pen"),
        Column(N_("State"), ("state",), word("document_state"), width=110, hide_below=380),
        Column(N_("Sections"), ("sections",), plain, width=90, right=True, hide_below=520),
        Column(N_("Hand-over"), ("hand_over_day",), day_text, width=110, hide_below=600),
    )
    groups = (
        Group(
            "",
            (
                bilingual_line("title", N_("Title")),
                bilingual_line("subtitle", N_("Subtitle")),
                choice("state", N_("State"), "document_state", required=True),
                line("version", N_("Version"), half=True),
                parts("sections", N_("Sections"), Sections()),
            ),
        ),
        Group(
            N_("Hand-over"),
            (
                day("hand_over_day", N_("Day")),
                reference("decision_id", N_("Decided in"), "decision"),
                bilingual_line("hand_over_place", N_("Place")),
                bilingual_line("giver", N_("Handed over by")),
                bilingual_text("signatories", N_("Signatories, one a line"), least=2),
                text("notes", N_("Notes")),
            ),
        ),
    )

    @override
    def record_class(self) -> type[Any]:
        from cufdesk.domain.documents import JointDocument

        return JointDocument

    @override
    def save(self, dossier: Dossier, record: Any) -> Any:
        from cufdesk.usecases.documents import save_joint_document

        return save_joint_document(dossier, record)

    @override
    def delete(self, dossier: Dossier, record_id: str) -> None:
        from cufdesk.usecases.documents import delete_joint_document

        delete_joint_document(dossier, record_id)

    @override
    def detail(self, record: Any, names: Names) -> str:
        from cufdesk.words import DOCUMENT_STATE

        version = _("version {version}").format(version=record.version)
        state = _(DOCUMENT_STATE.get(record.state, record.state))
        day = screen_translator().date(record.hand_over_day)
        handed = _("hand-over on {day}").format(day=day) if day else ""
        return " · ".join(text for text in (version, state, handed) if text)

    @override
    def findings(self, record: Any, desk: Desk) -> list[Finding]:
        if not record.sections:
            return []
        lacking = sum(not (section.text.fr and section.text.es) for section in record.sections)
        if not lacking:
            return [Finding(True, _("Every section has its text in both languages."))]
        text = ngettext(
            "{n} section lacks its text in a language.",
            "{n} sections lack their text in a language.",
            lacking,
        )
        return [Finding(False, text.format(n=lacking))]


class DocumentsPage(RecordPage):
    """The joint document."""

    heading = N_("Joint document")
    subjects = (JointDocuments,)
    kinds = frozenset({"joint_document", "section", "decision"})
    topic = "joint-document"
    printable = "joint-document"

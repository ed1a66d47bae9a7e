"""What left the office: the register of sendings, and the saved lists of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from cufdesk.i18n import N_, _, ngettext, screen_language, screen_translator
from cufdesk.refusal import Refusal
from cufdesk.ui.desk import ToSend
from cufdesk.ui.pages.page import Act
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.pages.subject import Finding, Subject
from cufdesk.ui.parts.bilingual import bilingual_line
from cufdesk.ui.parts.children import PartList, parts
from cufdesk.ui.parts.columns import Column, lead, word
from cufdesk.ui.parts.columns import day as day_text
from cufdesk.ui.parts.date_field import day, time_of_day
from cufdesk.ui.parts.editor import Group as Fields
from cufdesk.ui.parts.fields import choice, flag, line, text
from cufdesk.ui.parts.reference import reference
from cufdesk.ui.sending.filters import SendingFilters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from cufdesk.storage.dossier import Dossier
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.names import Names


def written_version(version: str, draft: Any) -> str:
    """Write a version, and whether it was a draft: "v0.1 (projet)"."""
    said = (f"v{version}" if version else "", _("(draft)") if draft else "")
    return " ".join(part for part in said if part)


def version_and_names(version: str, draft: Any, names: str | None) -> str:
    """Write a version and those who were sent it."""
    return " · ".join(part for part in (written_version(version, draft), names) if part)


class Recipients(PartList):
    """Who was sent it, as they were called and reached on that day."""

    one = N_("Recipient")
    add = N_("Add a recipient")
    none = N_("No recipient yet.")
    groups = (
        Fields(
            "",
            (
                reference("person_id", N_("Contact"), "person", half=False),
                line("name", N_("Name"), half=True),
                choice("role", N_("Addressed as"), "recipient_role", required=True),
                line("function", N_("Function")),
                line("address", N_("Address")),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.sendings import SendingRecipient

        return SendingRecipient(sending_id=owner_id)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        name = part.name or part.address
        return name, " · ".join(t for t in (part.function, part.address if part.name else "") if t)

    @override
    def mark(self, part: Any, place: int) -> str:
        return _role(part.role)


class Members(PartList):
    """Who is on a list, and how a message is addressed to them."""

    one = N_("Member of a list")
    add = N_("Add a person")
    none = N_("Nobody is on this list yet.")
    groups = (
        Fields(
            "",
            (
                reference("person_id", N_("Person"), "person"),
                choice("role", N_("Addressed as"), "recipient_role", required=True),
            ),
        ),
    )

    @override
    def make(self, owner_id: str, parts: Sequence[Any]) -> Any:
        from cufdesk.domain.groups import GroupMember

        return GroupMember(group_id=owner_id)

    @override
    def line(self, part: Any, names: Names) -> tuple[str, str]:
        return names.title(part.person_id) or _("Without a name"), names.detail(part.person_id)

    @override
    def mark(self, part: Any, place: int) -> str:
        return _role(part.role)


def _role(role: str) -> str:
    """Return the field of the message, unless it is the usual one."""
    return "" if role == "to" else screen_translator().word("recipient_role", role)


class Sendings(Subject):
    """The register."""

    kind = "sending"
    many = N_("Sendings")
    new = N_("Send a document…")
    search_hint = N_("Search a document, a recipient…")
    icon = "send"
    list_share = 48
    empty_heading = N_("Nothing has left the office yet")
    empty_sentence = N_(
        "Send a document by e-mail, or note what was handed over: the register then knows who holds which"
        " version."
    )
    columns = (
        lead(
            N_("Document"),
            icon="send",
            detail=("version", "draft", "names"),
            detail_text=version_and_names,
        ),
        Column(N_("Day"), ("day",), day_text, width=104, hide_below=330),
        Column(N_("State"), ("state",), word("sending_state"), width=92, hide_below=400),
    )
    groups = (
        Fields(
            "",
            (
                line("title", N_("Title")),
                choice("what", N_("Document"), "paper"),
                line("reference", N_("Reference"), half=True),
                line("version", N_("Version"), half=True),
                choice("language", N_("Language"), "language"),
                flag("draft", N_("It was a draft")),
                choice("way", N_("Way"), "sending_way", required=True),
                choice("state", N_("State"), "sending_state", required=True),
                day("day", N_("Day")),
                time_of_day("at", N_("Time")),
                parts("recipients", N_("Recipients"), Recipients()),
                line("subject", N_("Subject of the message")),
                line("file_name", N_("File")),
                text("notes", N_("Notes")),
            ),
        ),
    )

    @override
    def record_class(self) -> type[Any]:
        from cufdesk.domain.sendings import Sending

        return Sending

    @override
    def save(self, dossier: Dossier, record: Any) -> Any:
        from cufdesk.usecases.sendings import save_sending

        return save_sending(dossier, record)

    @override
    def delete(self, dossier: Dossier, record_id: str) -> None:
        from cufdesk.usecases.sendings import delete_sending

        delete_sending(dossier, record_id)

    @override
    def name(self, record: Any) -> str:
        return str(record.title or record.file_name)

    @override
    def detail(self, record: Any, names: Names) -> str:
        t = screen_translator()
        when = ", ".join(said for said in (t.date(record.day), t.time(record.at)) if said)
        said = (written_version(record.version, record.draft), t.word("sending_way", record.way), when)
        return " · ".join(part for part in said if part)

    @override
    def findings(self, record: Any, desk: Desk) -> list[Finding]:
        if record.state != "sent" or not record.what:
            return [Finding(None, _("Prepared, and not noted as sent yet."))] if record.what else []
        from cufdesk.usecases.older_versions import is_current

        current = is_current(desk.dossier, record)
        if current is None:
            return [Finding(None, _("This document cannot be printed any more: its record is gone."))]
        if current and not record.fingerprint:
            return [Finding(None, _("The version is the same today; whether the text is cannot be told."))]
        if current:
            return [Finding(True, _("It says what the document says today."))]
        return [
            Finding(False, _("The document has changed since: who holds this one holds an older version."))
        ]


class Lists(Subject):
    """Saved lists of people."""

    kind = "contact_group"
    many = N_("Saved lists")
    new = N_("New list")
    search_hint = N_("Search a list…")
    icon = "contact-round"
    empty_heading = N_("No saved lists yet")
    empty_sentence = N_("Keep the people whom you write to again and again under one name.")
    columns = (
        lead(N_("Saved list"), icon="contact-round"),
        Column(N_("People"), ("members",), width=90, hide_below=330, right=True),
    )
    groups = (
        Fields(
            "",
            (
                bilingual_line("name", N_("Name of the list")),
                parts("people", N_("People"), Members()),
                text("notes", N_("Notes")),
            ),
        ),
        Fields(
            N_("And all whom a rule means, looked up at each use"),
            (
                choice("rule_mandate", N_("Mandate"), "seat_category"),
                choice("rule_country", N_("Country"), "country"),
                choice("rule_side", N_("Side"), "side"),
                choice("rule_kind", N_("Kind of body"), "organisation_kind"),
                choice("rule_language", N_("Language they are written to in"), "language"),
            ),
        ),
    )

    @override
    def record_class(self) -> type[Any]:
        from cufdesk.domain.groups import Group

        return Group

    @override
    def save(self, dossier: Dossier, record: Any) -> Any:
        from cufdesk.usecases.groups import save_group

        return save_group(dossier, record)

    @override
    def delete(self, dossier: Dossier, record_id: str) -> None:
        from cufdesk.usecases.groups import delete_group

        delete_group(dossier, record_id)

    @override
    def name(self, record: Any) -> str:
        return str(record.name.in_language(screen_language()))

    @override
    def detail(self, record: Any, names: Names) -> str:
        n = len(record.people)
        chosen = ngettext("{n} person", "{n} people", n).format(n=n)
        return _("{people}, and those by the rule").format(people=chosen) if record.has_rule else chosen


class SendingsPage(RecordPage):
    """The register of sendings, and the saved lists."""

    heading = N_("Sendings")
    subjects = (Sendings, Lists)
    kinds = frozenset(
        {"sending", "sending_recipient", "contact_group", "group_member", "person", "position"}
        # What the register is compared with: who holds an older version depends on all that is printed.
        | {"cover", "meeting", "decision", "action", "visit", "budget", "committee", "joint_document"}
    )
    topic = "sendings"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.filters = SendingFilters()
        super().__init__(desk, parent)
        self._panes.add_over_list(self.filters)
        self.filters.changed.connect(lambda: self.search(self._words))
        desk.shown_anew.connect(self.header_changed)

    @override
    def show_subject(self, kind: str) -> None:
        super().show_subject(kind)
        if self.filters.parent() is not None:  # else it would be a window of its own
            self.filters.setVisible(kind == Sendings.kind)

    @override
    def search(self, words: str) -> None:
        self._words = words
        self.table.ask(words, self.filters.chosen() if self._subject.kind == Sendings.kind else ())

    @override
    def secondary_acts(self) -> list[Act]:
        record = self.card.record if self._subject.kind == Sendings.kind else None
        if record is None or self.card.is_new:
            return []
        can_write = not self.desk.read_only
        turn = (
            Act(_("Not sent after all"), "undo-2", self._take_back, enabled=can_write)
            if record.state == "sent"
            else Act(_("Note as sent"), "check", self._mark_sent, enabled=can_write)
        )
        tip = _("Send the present version to everybody who holds an older one")
        again = Act(_("Send again…"), "send", self._send_again, tip, enabled=can_write and bool(record.what))
        return [turn, again]

    @override
    def new(self) -> None:
        if self._subject.kind == Sendings.kind:
            self.desk.send_document(ToSend())
        else:
            super().new()

    # acts on the sending that is shown -------------------------------------------------------------------

    def _mark_sent(self) -> None:
        from cufdesk.usecases.sendings import mark_sent

        self._turn(mark_sent, _("Noted as sent: {title}"))

    def _take_back(self) -> None:
        from cufdesk.usecases.sendings import take_back

        self._turn(take_back, _("Prepared again, not sent: {title}"))

    def _turn(self, act: Any, said: str) -> None:
        if not self.may_leave():
            return
        try:
            now = act(self.desk.dossier, self.shown_id())
        except Refusal as refusal:
            self.desk.refuse(refusal)
            return
        self.desk.notify(said.format(title=now.title))

    def _send_again(self) -> None:
        """Open the send dialog on those who hold an older version of the document that is shown."""
        from cufdesk.usecases.resending import resending

        record, dossier = self.card.record, self.desk.dossier
        try:
            again = resending(dossier, record.what, record.record_id)
        except Refusal as refusal:
            self.desk.refuse(refusal)
            return
        if not again.people:
            self.desk.notify(_("Nobody holds an older version of this document."))
            return
        language = again.language or record.language
        self.desk.send_document(ToSend(record.what, record.record_id, language, again.people, again.replaces))

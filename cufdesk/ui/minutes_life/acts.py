"""What a person can do with the minutes that a page shows: each act through its use case, asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.ui.desk import ToSend
from cufdesk.ui.minutes_life.panel import Offer
from cufdesk.ui.parts.dialogs import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from cufdesk.ui.pages.record_page import RecordPage


class LifeActs:
    """The acts on the meeting that a page shows; the page reads it again when it is announced as changed."""

    def __init__(self, page: RecordPage) -> None:
        self._page = page

    def name_of(self, person_id: str | None) -> str:
        """Return what a person is called."""
        return self._page.card.names.title(person_id)

    def offers(self, meeting: Any) -> list[Offer]:
        """Return what can be done with minutes as they are, the next act first."""
        remark = Offer(_("Note a remark…"), "messages-square", self.note)
        send = Offer(_("Send for remarks…"), "send", self.send_draft)
        approve = Offer(_("Approve…"), "check", self.approve)
        unapproved = Offer(
            _("Distribute…"), "send", self.distribute, _("Without an approval: you are asked first")
        )
        match meeting.state:
            case "in_progress" | "draft":
                return [send, remark, approve, unapproved]
            case "remarks":
                return [*self._after_remarks(meeting, approve), remark, self._again(), unapproved]
            case "approved":
                return [Offer(_("Distribute…"), "send", self.distribute)]
            case "distributed":
                return self._after_distribution(meeting)
        return [Offer(_("Begin the minutes"), "pencil", self.start), send]

    def _after_remarks(self, meeting: Any, approve: Offer) -> list[Offer]:
        from cufdesk.usecases.minutes_life import is_silent, open_remarks

        if waiting := open_remarks(meeting):
            first = Offer(_("Answer the remark…"), "messages-square", lambda: self.answer(waiting[0]))
            return [first, approve]
        if is_silent(meeting):
            tip = _("The day for remarks has passed, and no remark is open.")
            return [Offer(_("Approve by silence"), "check", self.approve_tacitly, tip), approve]
        return [approve]

    def _again(self) -> Offer:
        return Offer(_("Send the next draft…"), "send", self.send_draft)

    def _after_distribution(self, meeting: Any) -> list[Offer]:
        tip = _("Edit what is wrong in the form, then say why: it becomes a numbered correction.")
        offers = [
            Offer(_("Correct…"), "file-pen", self.correct, tip),
            Offer(_("Send…"), "send", self._send),
        ]
        if not meeting.corrections:
            offers.append(Offer(_("Not distributed after all"), "undo-2", self.take_back))
        return offers

    # the acts --------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin the minutes."""
        from cufdesk.usecases.minutes_life import start_writing

        self._do(lambda dossier, meeting: start_writing(dossier, meeting.id), _("The minutes are begun."))

    def send_draft(self) -> None:
        """Ask until when remarks are taken, then send the draft."""
        from cufdesk.ui.minutes_life.draft_sheet import DraftSheet
        from cufdesk.usecases.minutes_life import send_draft

        if (meeting := self._meeting()) is None:
            return
        sheet = DraftSheet(self._page, self._countries())
        if not sheet.exec():
            return
        sent = self._do(lambda dossier, _meeting: send_draft(dossier, meeting.id, sheet.day()))
        if sent is not None:
            self._page.desk.notify(_("Draft v{version}: write the message now.").format(version=sent.version))
            self._send()

    def note(self) -> None:
        """Note a remark."""
        from cufdesk.ui.minutes_life.remark_sheets import RemarkSheet
        from cufdesk.usecases.minutes_life import add_remark

        if (meeting := self._meeting()) is None:
            return
        sheet = RemarkSheet(self._page, meeting, self._page.card.names)
        if sheet.exec():
            self._do(
                lambda dossier, _meeting: add_remark(dossier, meeting.id, sheet.remark()),
                _("The remark is noted."),
            )

    def answer(self, remark: Any) -> None:
        """Answer a remark."""
        from cufdesk.ui.minutes_life.remark_sheets import AnswerSheet
        from cufdesk.usecases.minutes_life import answer_remark

        if self._meeting() is None:
            return
        sheet = AnswerSheet(self._page, remark, self.name_of(remark.person_id))
        if sheet.exec():
            taken, reply = sheet.answer()
            self._do(
                lambda dossier, meeting: answer_remark(
                    dossier, meeting.id, remark.id, taken=taken, reply=reply
                ),
                _("The remark is answered."),
            )

    def approve(self) -> None:
        """Ask on which day the minutes were approved, then say so."""
        from cufdesk.ui.minutes_life.day_sheet import DaySheet
        from cufdesk.usecases.minutes_life import approve

        if self._meeting() is None:
            return
        sheet = DaySheet(self._page, _("Approve these minutes"), "", _("Approved on"), _("Approve"))
        if sheet.exec():
            self._do(
                lambda dossier, meeting: approve(dossier, meeting.id, day=sheet.day()),
                _("The minutes are approved."),
            )

    def approve_tacitly(self) -> None:
        """Take the silence for an approval."""
        from cufdesk.usecases.minutes_life import approve

        self._do(
            lambda dossier, meeting: approve(dossier, meeting.id, tacitly=True),
            _("The minutes are approved."),
        )

    def distribute(self) -> None:
        """Ask, then say that the minutes are distributed, and offer to send them."""
        from cufdesk.ui.minutes_check.acts import may_go_out
        from cufdesk.ui.minutes_life.day_sheet import DaySheet
        from cufdesk.usecases.minutes_life import distribute

        if (meeting := self._meeting()) is None:
            return
        if not may_go_out(self._page.desk, meeting.id, self._page.window()):
            return
        unapproved = meeting.state != "approved"
        said = _("From then on their words change by numbered corrections alone. No undo takes this back.")
        if unapproved:
            said = _("Nobody has approved these minutes yet.") + " " + said
        title = _("Distribute these minutes?")
        sheet = DaySheet(self._page, title, said, _("Distributed on"), _("Distribute"))
        if not sheet.exec():
            return
        given = self._do(
            lambda dossier, _meeting: distribute(dossier, meeting.id, unapproved=unapproved, day=sheet.day())
        )
        if given is not None:
            said = _("Distributed as v{version}: write the message now.")
            self._page.desk.notify(said.format(version=given.version))
            self._send()

    def take_back(self) -> None:
        """Say that the minutes were not distributed after all."""
        from cufdesk.usecases.minutes_life import take_back_distribution

        self._do(
            lambda dossier, meeting: take_back_distribution(dossier, meeting.id),
            _("The minutes count as not distributed."),
        )

    def correct(self) -> None:
        """Make what was edited in the form a numbered correction."""
        from cufdesk.ui.minutes_life.correction_sheet import CorrectionSheet
        from cufdesk.usecases.minutes_corrections import correct_minutes, preview

        card, dossier = self._page.card, self._page.desk.dossier
        if card.form is None or card.form.check():
            return
        edited = card.form.record()
        try:
            lines = preview(dossier, edited)
        except Refusal as refusal:
            self._page.desk.refuse(refusal)
            return
        if not lines:
            said = _("Change in the form what is wrong in the minutes, then choose “Correct…” again.")
            tell(self._page, _("Nothing is changed yet"), said)
            card.focus_first()
            return
        sheet = CorrectionSheet(self._page, lines)
        if not sheet.exec():
            return
        try:
            stored = correct_minutes(dossier, edited, sheet.reason(), sheet.day())
        except Refusal as refusal:
            self._page.desk.refuse(refusal)
            return
        card.show_record(stored)
        said = _("Correction no. {number} is written: the minutes are v{version}.")
        number = stored.corrections[-1].number
        self._page.desk.notify(said.format(number=number, version=stored.version))

    def print_correction(self, correction: Any) -> None:
        """Offer to print a correction."""
        self._page.desk.print_document("correction", correction.id)

    # how -------------------------------------------------------------------------------------------------

    def _meeting(self) -> Any:
        """Return the meeting that is shown, once its edits are settled; None where the person stays."""
        return self._page.card.record if self._page.may_leave() else None

    def _do(self, act: Callable[[Any, Any], Any], said: str = "") -> Any:
        """Do an act on the meeting that is shown; return it as stored, or None."""
        if (meeting := self._meeting()) is None:
            return None
        try:
            stored = act(self._page.desk.dossier, meeting)
        except Refusal as refusal:
            self._page.desk.refuse(refusal)
            return None
        if said:
            self._page.desk.notify(said)
        return stored

    def _send(self) -> None:
        """Open the send dialog, on those who hold an older version where there are some."""
        from cufdesk.usecases.resending import resending

        desk, meeting_id = self._page.desk, self._page.shown_id()
        try:
            again = resending(desk.dossier, "minutes", meeting_id)
        except Refusal as refusal:
            desk.refuse(refusal)
            return
        desk.send_document(ToSend("minutes", meeting_id, again.language, again.people, again.replaces))

    def _countries(self) -> tuple[str, ...]:
        """Return the countries whose holidays are told of: ours and the partner's."""
        partner = self._page.desk.dossier.cover().partner_country
        return tuple(dict.fromkeys(("FR", partner)))

"""The send dialog: a document, the people it goes to, and the message, or the way it goes without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget
from typing_extensions import override

from cufdesk.i18n import _
from cufdesk.refusal import Refusal
from cufdesk.ui.parts.date_field import DayEditor
from cufdesk.ui.parts.dialogs import Sheet
from cufdesk.ui.parts.labelled import Labelled, choice, chosen_key
from cufdesk.ui.parts.pieces import button, note, words
from cufdesk.ui.parts.weight_light import WeightLight
from cufdesk.ui.sending.document_choice import DocumentChoice, narrow
from cufdesk.ui.sending.message_fields import MessageFields
from cufdesk.ui.sending.recipients import Recipients
from cufdesk.words import SENDING_WAY

if TYPE_CHECKING:
    from datetime import date

    from cufdesk.domain.sendings import SendingRecipient
    from cufdesk.ui.desk import Desk, ToSend
    from cufdesk.ui.parts.background import Job
    from cufdesk.usecases.sendings import Parcel, PreparedMessage

_PAUSE = 200  # milliseconds after a choice until the document is weighed


class SendDialog(Sheet):
    """Prepares one message, or notes one hand-over; it closes when that is done."""

    prepared = Signal(object)
    """A message waits: a `PreparedMessage`."""

    def __init__(self, desk: Desk, begin: ToSend, parent: QWidget | None = None) -> None:
        super().__init__(_("Send a document"), parent, width=780)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._begin, self._layout = begin, begin.layout
        self._job: Job | None = None
        self._weighing: Job | None = None
        self.document = DocumentChoice(desk, begin.what, begin.reference, begin.language)
        self.way = narrow(choice({key: _(word) for key, word in SENDING_WAY.items()}, "email"))
        self.day = DayEditor()
        self.day.show(desk.today())
        self.recipients = Recipients(desk, begin.recipients)
        self.message = MessageFields()
        self.weight = WeightLight()
        self.draft = note(_("This is a draft that nobody has approved: the message says so."), "warning")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.sentence = words("", "error", wrap=True)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._weigh)
        self.document.changed.connect(self._look)
        self.recipients.changed.connect(self._propose)
        self.way.currentIndexChanged.connect(self._show_way)
        self._show_way()
        self._look()
        self.recipients.search.focus()

    def _lay_out(self) -> None:
        self.content.addWidget(self.document)
        self.document.beside.addWidget(Labelled(_("Way"), self.way), 3)
        self._on = Labelled(_("On"), self.day.widget)
        self.content.addWidget(self._on)
        self.content.addWidget(self.draft)
        self.content.addWidget(self.recipients)
        self.content.addWidget(self.message)
        self.content.addWidget(self.weight)
        self.content.addWidget(self.bar)
        self.content.addWidget(self.sentence)
        self.content.addStretch(1)
        self.bar.hide()
        self.draft.hide()
        self.sentence.hide()
        self.stop = self.add_button(button(_("Cancel"), self.reject))
        go = button(_("Prepare the message"), self.send, icon="send", primary=True)
        self.go = self.add_button(go, default=True)
        self.go.setAutoDefault(False)

    # what is shown ---------------------------------------------------------------------------------------

    def _by_mail(self) -> bool:
        return chosen_key(self.way) == "email"

    def _show_way(self) -> None:
        by_mail = self._by_mail()
        self.message.setVisible(by_mail)
        self._on.setVisible(not by_mail)
        self.recipients.set_by_mail(by_mail)
        self.go.setText(_("Prepare the message") if by_mail else _("Note it in the register"))
        self.weight.setVisible(by_mail and bool(self.weight.verdict))
        self.fit_later()

    def _look(self) -> None:
        """Take up another document: its message, and its weight a moment later."""
        self.weight.clear()
        self._timer.start()
        self._offer()
        self._propose()

    def _offer(self) -> None:
        """Offer those who were sent the document before."""
        from cufdesk.usecases.resending import had_before

        try:
            what = self.document.what()
            self.recipients.offer(
                had_before(self._desk.dossier, what, self.document.reference()) if what else ()
            )
        except Refusal:  # proposing the message says why
            self.recipients.offer(())

    def parcel(self, *, own: bool = True) -> Parcel:
        """Return what is chosen; with `own`, the subject and text as they stand."""
        from cufdesk.usecases.sendings import Parcel

        subject, text = self.message.values() if own else ("", "")
        return Parcel(
            what=self.document.what(),
            recipients=self.recipients.recipients(),
            reference=self.document.reference(),
            language=self.document.language(),
            subject=subject,
            text=text,
            replaces=self._replaces(),
            layout=self._layout,
        )

    def _replaces(self) -> date | None:
        """Return the day on which all readers were sent an older version; none where others read it too."""
        held = {_key(one) for one in self._begin.recipients}
        readers = {_key(one) for one in self.recipients.recipients()}
        is_same = self.document.what() == self._begin.what
        return self._begin.replaces if is_same and readers <= held else None

    def _propose(self) -> None:
        from cufdesk.usecases.sendings import proposed

        self._say("")
        if not self.document.what():
            self._say(_("There is nothing to print in this dossier yet."))
            self.go.setEnabled(False)
            return
        try:
            message = proposed(self._desk.dossier, self.parcel(own=False))
        except Refusal as refusal:
            self._say(refusal.sentence)
            return
        self.message.propose(message)
        self.draft.setVisible(message.draft)
        self.fit_later()

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.fit_later()
        if sentence:
            self.reveal_later(self.sentence)

    # the weight ------------------------------------------------------------------------------------------

    def _weigh(self) -> None:
        """Print the document aside, to tell what the message will weigh."""
        from cufdesk.usecases.printing import prepare
        from cufdesk.usecases.sendings import version_warning

        if self._weighing is not None:
            self._weighing.cancel()
        what, reference = self.document.what(), self.document.reference()
        language, layout, dossier = self.document.language(), self._layout, self._desk.dossier
        if not what:
            return

        def work(job: Job) -> tuple[int, str]:
            prepared = prepare(dossier, what, reference, language, layout)
            weight = len(prepared.pdf(cancelled=job.cancelled))
            warnings = (prepared.warning(), version_warning(dossier, prepared))
            return weight, "\n".join(warning for warning in warnings if warning)

        self._weighing = self._desk.background.run(
            work, self._show_weight, self, label=_("Weighing the document"), refused=_leave, stopped=_nothing
        )

    def _show_weight(self, weighed: tuple[int, str]) -> None:
        self._weighing = None
        size, warning = weighed
        self.weight.show_file(size)
        self._say(warning)
        self.weight.setVisible(self._by_mail())
        self.fit_later()

    # sending ---------------------------------------------------------------------------------------------

    def send(self) -> None:
        """Prepare the message beside the window, or note the hand-over."""
        self._say("")
        if self._by_mail():
            self._prepare()
            return
        from cufdesk.usecases.sendings import register

        if problem := self.day.problem():
            self._on.show_error(problem)
            return
        (day,) = self.day.values()
        try:
            kept = register(self._desk.dossier, self.parcel(), chosen_key(self.way), day)
        except Refusal as refusal:
            self._say(refusal.sentence)
            return
        self._desk.notify(_("Noted in the register: {title}").format(title=kept.title))
        super().accept()

    def _prepare(self) -> None:
        from cufdesk.usecases import outgoing
        from cufdesk.usecases.sendings import prepare

        dossier, parcel = self._desk.dossier, self.parcel()

        def work(job: Job) -> PreparedMessage:
            folder = outgoing.new_folder()
            try:
                return prepare(dossier, parcel, folder, progress=job.progress, cancelled=job.cancelled)
            except BaseException:
                outgoing.forget(folder)
                raise

        self._busy(True)
        self._job = self._desk.background.run(
            work,
            self._done,
            self,
            label=_("Preparing the message"),
            refused=self._refused,
            stopped=lambda: self._busy(False),
        )

    def _busy(self, busy: bool) -> None:
        self.go.setEnabled(not busy)
        self.bar.setVisible(busy)
        self.stop.setText(_("Stop") if busy else _("Cancel"))
        if not busy:
            self._job = None
        self.fit_later()

    def _done(self, prepared: PreparedMessage) -> None:
        self._busy(False)
        super().accept()
        self.prepared.emit(prepared)

    def _refused(self, refusal: Refusal) -> None:
        self._busy(False)
        self.go.setFocus()  # it went to the first field while the button was off, far from the sentence
        self._say(refusal.sentence)

    @override
    def reject(self) -> None:
        """Stop what is going on, or close."""
        if self._job is not None:
            self._job.cancel()
            return
        if self._weighing is not None:
            self._weighing.cancel()
        super().reject()


def _key(one: SendingRecipient) -> str:
    return one.person_id or one.name.casefold() or one.address.casefold()


def _leave(_refusal: Refusal) -> None:
    """Say nothing: preparing the message will."""


def _nothing() -> None:
    """Another document is being weighed."""

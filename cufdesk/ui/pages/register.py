"""The register: decisions and actions of all meetings, narrowed, changed several at once, carried over."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cufdesk.i18n import N_, _, screen_language
from cufdesk.ui.pages.page import Act, Page
from cufdesk.ui.parts.pieces import card, row
from cufdesk.ui.register.acts import RegisterActs
from cufdesk.ui.register.filters import RegisterFilters
from cufdesk.ui.register.list import RegisterList
from cufdesk.ui.register.wording import said_counts
from cufdesk.ui.top_bar import TopBar

if TYPE_CHECKING:
    from cufdesk.domain.register import Line
    from cufdesk.storage.register import Choices
    from cufdesk.ui.desk import Desk
    from cufdesk.ui.parts.background import Job

_SINGLE = 700  # logical pixels
_MARGINS, _NARROW_MARGINS = (16, 16, 16, 14), (8, 8, 8, 6)
_KINDS = (
    "meeting decision action co_responsible decision_progress action_progress agenda_item milestone person"
    " position organisation gate gate_step cover"
)


class RegisterState(NamedTuple):
    """What outlives a rebuild of the window."""

    words: str
    chosen: dict[str, str]
    ids: tuple[str, ...]


class Answer(NamedTuple):
    """What was read beside the window: the lines in each order, and the names of whoever one is."""

    choices: Choices
    orders: dict[str, list[Line]]
    me: dict[str, str]


class RegisterPage(Page):
    """Lists what was decided and what is to be done, whatever the meeting."""

    heading: ClassVar[str] = N_("Register")
    kinds: ClassVar[frozenset[str]] = frozenset(_KINDS.split())
    topic: ClassVar[str] = "register"
    stays_put: ClassVar[bool] = True
    printable: ClassVar[str] = "action-register"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._words = ""
        self._job: Job | None = None
        self._choices: Choices | None = None
        self._shown_then: tuple[str, ...] = ()
        self._enters = False
        self.filters = RegisterFilters()
        self.list = RegisterList(desk.today(), desk.read_minutes)
        self.acts = RegisterActs(desk, self)
        frame, inside = card(margins=1, spacing=0)
        inside.setContentsMargins(1, 6, 1, 0)
        inside.addWidget(self.filters)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.acts)
        self._outside = row(self)
        self._outside.setContentsMargins(*_MARGINS)
        self._outside.addWidget(frame)
        self._connect()
        self._read()

    def _connect(self) -> None:
        self.filters.changed.connect(self._narrow)
        self.list.picked.connect(self._show_choice)
        self.list.activated.connect(self._open)
        self.list.marked.connect(self.acts.mark_done)
        self.list.typed.connect(self._type)
        self.list.cleared.connect(self._show_everything)
        self.desk.hold_changed.connect(self._show_choice)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Esc"), self, self._escape, context=within)

    # the top bar -----------------------------------------------------------------------------------------

    @override
    def count(self) -> int | None:
        return None if self._choices is None else len(self.list.model.lines)

    @override
    def search_hint(self) -> str:
        return _("Search a number, a text, a name, a theme…")

    # reading ---------------------------------------------------------------------------------------------

    def _read(self) -> None:
        """Read all lines beside the window."""
        if self._job is not None:
            self._job.cancel()
        path, language = self.desk.path, screen_language()
        known, lists = tuple(self.desk.settings.myself), self.desk.lists

        def question() -> Answer:
            from cufdesk.domain.register import ORDERS, ordered
            from cufdesk.storage.register import read_register

            here = lists.titles(known) if known else {}
            read = read_register(path, language)
            orders = {order: ordered(read.lines, order) for order in ORDERS}
            return Answer(read.choices, orders, {hit.id: hit.title for hit in here.values()})

        self._job = self.desk.background.ask(question, self._take, self)

    def _take(self, answer: Answer) -> None:
        self._choices = choices = answer.choices
        me = answer.me
        mine = frozenset(me) or frozenset(choices.ours)
        bodies = dict(choices.bodies)
        ours = next((bodies[one] for one in choices.ours if one in bodies), "")
        self.filters.offer(choices, mine, next(iter(me.values()), ours))
        self.list.model.today = self.desk.today()
        self.list.model.take(answer.orders)
        self._narrow()
        if self._shown_then:
            ids, self._shown_then = self._shown_then, ()
            self._bring(ids)
        if self._enters and self.isVisible():
            self.enter_list()

    def _narrow(self) -> None:
        if self._choices is not None:
            self.list.narrow(self.filters.scope(self._words), self.filters.order)
            self.header_changed.emit()

    @override
    def refresh(self, kinds: frozenset[str]) -> None:
        self._read()

    @override
    def search(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self._narrow()

    @override
    def enter_list(self) -> None:
        """Take the keyboard to the first line, as soon as there is one."""
        self._enters = self._choices is None
        if not self._enters:
            self.list.enter()

    def _type(self, words: str, *, enter: bool = True) -> None:
        """Put words into the search field of the window, and perhaps the keyboard behind them."""
        bar = self.window().findChild(TopBar)
        if bar is None or not self.isVisible():
            self.search(words)
            return
        bar.search.setText(words)
        if enter:
            bar.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_everything(self) -> None:
        self.filters.clear()
        self._type("", enter=False)
        self._words = ""
        self._narrow()

    # the lines -------------------------------------------------------------------------------------------

    def _show_choice(self) -> None:
        counts = ""
        if self._choices is not None:
            from cufdesk.domain.register import counted

            counts = said_counts(counted(self.list.model.lines, self.list.model.today))
        self.acts.show_choice(self.list.chosen(), counts)

    def scope_reference(self) -> str:
        """Return the reference by which the register as it is shown can be printed."""
        from cufdesk.documents.register_extent import RegisterExtent

        order = self.filters.order
        grouping = order if order in {"deadline", "meeting"} else "responsible"
        return RegisterExtent(grouping, self.filters.scope(self._words), self.desk.today()).id

    def lines(self) -> list[Line]:
        """Return the lines that are shown, in their order."""
        return list(self.list.model.lines)

    def themes(self) -> tuple[str, ...]:
        """Return the themes that decisions have."""
        return self._choices.themes if self._choices else ()

    def agendas(self) -> tuple[tuple[str, str, str], ...]:
        """Return the meetings whose agenda can still be written."""
        return self._choices.agendas if self._choices else ()

    def _open(self, record_id: str) -> None:
        line = self.list.model.line_at(self.list.model.place_of(record_id))
        if line is not None:
            self.desk.show_record(line.kind, line.id)

    @override
    def show_id(self, record_id: str) -> None:
        if self._choices is None:
            self._shown_then = (record_id,)
        else:
            self._bring((record_id,))

    def _bring(self, ids: tuple[str, ...]) -> None:
        """Choose lines and bring them into view, whatever leaves them out."""
        if not self.list.choose(ids):
            self._show_everything()
            self.list.choose(ids)

    @override
    def shown_id(self) -> str:
        return next(iter(self.list.ids()), "")

    def _escape(self) -> None:
        if self._words:
            self._type("", enter=False)
        elif self.filters.lists.chosen():
            self._show_everything()

    # acts ------------------------------------------------------------------------------------------------

    @override
    def secondary_acts(self) -> list[Act]:
        return [
            Act(_("Print…"), "printer", self.acts.print_shown),
            Act(_("Export…"), "download", self.acts.export_shown, _("Write what is shown to a table")),
        ]

    # room, and a rebuild of the window -------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._outside.setContentsMargins(*(_NARROW_MARGINS if self.width() < _SINGLE else _MARGINS))

    @override
    def state(self) -> RegisterState:
        return RegisterState(self._words, self.filters.state(), self.list.ids())

    @override
    def restore(self, state: object) -> None:
        if isinstance(state, RegisterState):
            self._words = state.words
            self.filters.restore(state.chosen)
            self._shown_then = state.ids
            self._read()

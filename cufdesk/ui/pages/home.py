"""The home page: days to go, what is open, late and missing, what comes next, and the last changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QWidget
from typing_extensions import override

from cufdesk.i18n import N_, _, ngettext, screen_language, screen_translator
from cufdesk.ui.pages.home_cards import quiet, titled
from cufdesk.ui.pages.home_words import said_blanks, said_missing, said_states
from cufdesk.ui.pages.page import Act, Page
from cufdesk.ui.parts.elided import Elided
from cufdesk.ui.parts.pieces import button, card, column, picture, row, words
from cufdesk.ui.parts.row_button import LaidOutButton, RowButton
from cufdesk.ui.parts.spoken_days import days_to, said_from_today, said_moment

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QVBoxLayout

    from cufdesk.storage.home import Change, Countdown, Home, Line, Missing
    from cufdesk.ui.desk import Desk
    from cufdesk.usecases.blanks import LeftOpen

_TWO_COLUMNS = 720  # logical pixels of the page
_THREE_CARDS = 560

_ICONS = {
    "decision": "gavel",
    "action": "list-checks",
    "milestone": "flag",
    "visit": "plane",
    "meeting": "messages-square",
    "budget": "wallet",
}
_KINDS = (
    "cover person position organisation visit delegation_member programme_item meeting attendance decision"
    " action co_responsible remark committee seat budget budget_line"
    " instalment milestone joint_document section agreement gate gate_step"
    " sending contact_group"
)


class HomePage(Page):
    """What the officer should know on arriving; every line opens its record."""

    heading: ClassVar[str] = N_("Home")
    kinds: ClassVar[frozenset[str]] = frozenset(_KINDS.split())
    topic: ClassVar[str] = "start"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column(self).addWidget(self._area)
        self._home: Home | None = None
        self._blanks: list[LeftOpen] = []
        self._columns = 0
        desk.hold_changed.connect(self._look_for_blanks)
        self._read()

    # the top bar -------------------------------------------------------------------------------------

    @override
    def secondary_acts(self) -> list[Act]:
        return [Act(_("Print…"), "printer", self.desk.print_document, tip=_("Print… (Ctrl+P)"))]

    @override
    def primary_act(self) -> Act | None:
        tip = _("The dossier is open to be read only.") if self.desk.read_only else ""
        can_read = not self.desk.read_only
        return Act(_("Read minutes…"), "scan-text", self.desk.read_minutes, tip=tip, enabled=can_read)

    @override
    def enter_list(self) -> None:
        """Take the keyboard to the first thing that can be opened."""
        inside = self._area.widget()
        first = inside.findChild(QPushButton) if inside is not None else None
        (first or self).setFocus()

    @override
    def refresh(self, kinds: frozenset[str]) -> None:
        self._read()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._home is not None and self._columns != self._fitting_columns():
            self._show(self._home)

    # reading -----------------------------------------------------------------------------------------

    def _read(self) -> None:
        path, today, language = self.desk.path, self.desk.today(), screen_language()
        self.desk.background.prepare(lambda: _home(path, today, language), self, self._show)
        self._look_for_blanks()

    def _look_for_blanks(self) -> None:
        """Ask for what is left open by the rules of its list, once the dossier is open."""
        desk, path = self.desk, self.desk.path
        if not desk.is_open:
            return

        def question() -> list[LeftOpen]:
            from cufdesk.usecases.blanks import left_open

            with desk.kept_open(path) as dossier:
                return left_open(dossier)

        desk.background.prepare(question, self, self._show_blanks, refused=lambda _refusal: None)

    def _show_blanks(self, found: list[LeftOpen]) -> None:
        if found != self._blanks:
            self._blanks = found
            if self._home is not None:
                self._show(self._home)

    def _show(self, home: Home) -> None:
        """Show the answer; the scroll stays where it was."""
        self._home = home
        self._columns = self._fitting_columns()
        at = self._area.verticalScrollBar().value()
        inside = QWidget()
        inside.setProperty("role", "inside")
        page = column(inside, spacing=16)
        page.setContentsMargins(24, 20, 24, 24)
        page.addLayout(self._heading(home))
        if home.is_new:
            self._add_first_steps(page)
        else:
            self._add_cards(page, home)
        page.addStretch(1)
        had_focus = self.hasFocus() or any(made.hasFocus() for made in self.findChildren(QPushButton))
        self._area.setWidget(inside)
        if had_focus:
            self.enter_list()
        self._area.verticalScrollBar().setValue(at)

    def _fitting_columns(self) -> int:
        return 2 if self.width() >= _TWO_COLUMNS else 1

    # drawing -----------------------------------------------------------------------------------------

    def _heading(self, home: Home) -> QVBoxLayout:
        heading = column(spacing=2)
        heading.addWidget(words(home.title, "title", wrap=True))
        sides = " – ".join(side for side in home.sides if side)
        if sides:
            heading.addWidget(words(sides, "muted", wrap=True))
        return heading

    def _add_cards(self, page: QVBoxLayout, home: Home) -> None:
        if home.countdowns:
            page.addLayout(self._countdowns(home))
        left, right = column(spacing=16), column(spacing=16)
        if home.waiting:
            left.addWidget(self._waiting_card(home))
        left.addWidget(self._open_card(home))
        left.addWidget(self._late_card(home))
        right.addWidget(self._missing_card(home.missing))
        right.addWidget(self._ahead_card(home))
        right.addWidget(self._changes_card(home.changes))
        for side in (left, right):
            side.addStretch(1)
        if self._columns == 2:
            both = row(spacing=16)
            both.addLayout(left, 1)
            both.addLayout(right, 1)
            page.addLayout(both)
        else:
            page.addLayout(left)
            page.addLayout(right)

    def _countdowns(self, home: Home) -> QVBoxLayout:
        countdowns = home.countdowns
        whole = column(spacing=4)
        grid = QGridLayout()
        grid.setSpacing(16)
        across = min(len(countdowns), 3 if self.width() >= _THREE_CARDS else 1)
        for place, countdown in enumerate(countdowns):
            made = CountdownCard(self.desk, countdown, self.desk.today())
            grid.addWidget(made, place // across, place % across)
            grid.setColumnStretch(place % across, 1)  # a long title takes no room from the others
        whole.addLayout(grid)
        self._add_rest(whole, home, "countdowns", len(countdowns), "calendar")
        return whole

    def _waiting_card(self, home: Home) -> QFrame:
        """Show the gates that are not open, since when they wait, and by when an answer is needed."""
        from cufdesk.ui.pages.gate_lines import waiting_button

        frame, inside = titled(_("Agreements awaited"), "lock", home.totals["waiting"], tone="warning")
        for line in home.waiting:
            inside.addWidget(waiting_button(self.desk, line))
        self._add_rest(inside, home, "waiting", len(home.waiting), "meetings")
        return frame

    def _open_card(self, home: Home) -> QFrame:
        frame, inside = titled(_("Open matters"), "circle-dashed", home.totals["open"])
        for kind, sentence in (("decision", _("Decisions: {states}")), ("action", _("Actions: {states}"))):
            states = home.states[kind]
            if states:
                inside.addWidget(quiet(sentence.format(states=said_states(states))))
        if not home.open:
            inside.addWidget(quiet(_("No decision is open.")))
        self._add_lines(inside, home.open)
        self._add_rest(inside, home, "open", len(home.open), "register")
        return frame

    def _late_card(self, home: Home) -> QFrame:
        frame, inside = titled(_("Late"), "clock", home.totals["late"], tone="danger")
        if not home.late:
            inside.addWidget(quiet(_("Nothing is late.")))
        self._add_lines(inside, home.late, tone="danger")
        acted = any(line.kind == "action" for line in home.late)
        self._add_rest(inside, home, "late", len(home.late), "register" if acted else "calendar")
        return frame

    def _ahead_card(self, home: Home) -> QFrame:
        frame, inside = titled(_("Next dates"), "calendar-days", None)
        if not home.ahead:
            inside.addWidget(quiet(_("No date lies ahead. Add one in the calendar.")))
        self._add_lines(inside, home.ahead)
        self._add_rest(inside, home, "ahead", len(home.ahead), "calendar")
        return frame

    def _missing_card(self, missing: list[Missing]) -> QFrame:
        count = sum(entry.n for entry in missing) + sum(one.count for one in self._blanks)
        frame, inside = titled(_("To complete"), "circle-alert", count, tone="warning")
        if not count:
            inside.addWidget(quiet(_("Nothing is missing.")))
        for one in self._blanks:
            inside.addWidget(RowButton(said_blanks(one), partial(self._go, one), icon="circle-dashed"))
        if self._blanks:
            inside.addWidget(RowButton(_("Who could tell…"), self.show_blanks, icon="users"))
        for entry in missing:
            title = said_missing(entry)
            inside.addWidget(
                RowButton(title, partial(self.desk.show_record, entry.kind, entry.id), icon="circle-dashed")
            )
        return frame

    def _go(self, one: LeftOpen) -> None:
        from cufdesk.ui.minutes_check.acts import page_and_id

        self.desk.go(*page_and_id(self.desk, one.first))

    def show_blanks(self) -> None:
        """Open the list of all that is left open, by who could probably tell."""
        from cufdesk.ui.minutes_check.blanks_window import BlanksWindow

        window = BlanksWindow(self.desk, self.window())
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.open()

    def _changes_card(self, changes: list[Change]) -> QFrame:
        frame, inside = titled(_("Last changes"), "history", None)
        if not changes:
            inside.addWidget(quiet(_("Nothing has been changed yet.")))
        for change in changes:
            moment = said_moment(change.at, self.desk.today())
            who = " · ".join(text for text in (change.author, moment) if text)
            inside.addWidget(RowButton(change.label, partial(self.desk.show_history, change.id), detail=who))
        if changes:
            inside.addWidget(RowButton(_("The whole history"), self.desk.show_history, icon="ellipsis"))
        return frame

    def _add_lines(self, inside: QVBoxLayout, lines: list[Line], tone: str = "quiet") -> None:
        for line in lines:
            inside.addWidget(
                RowButton(
                    line.title or _("(no title)"),
                    partial(self.desk.show_record, line.kind, line.id),
                    detail=self._detail(line),
                    icon=_ICONS[line.kind],
                    chip=said_from_today(line.day, self.desk.today()) if line.day else "",
                    tone=tone,
                )
            )

    def _add_rest(self, inside: QVBoxLayout, home: Home, name: str, shown: int, page: str) -> None:
        """Say how many more there are than the lines shown, and lead to the page that has them all."""
        rest = home.totals[name] - shown
        if rest > 0:
            text = ngettext("and {n} more", "and {n} more", rest).format(n=rest)
            inside.addWidget(RowButton(text, partial(self.desk.go, page), icon="ellipsis"))

    def _detail(self, line: Line) -> str:
        day = screen_translator().date(line.day)
        modality = screen_translator().word("modality", line.modality)
        return " · ".join(text for text in (day, line.detail, modality) if text)

    # a dossier without anything ----------------------------------------------------------------------

    def _add_first_steps(self, page: QVBoxLayout) -> None:
        page.addWidget(words(_("This dossier is new. Three ways to begin:"), "muted", wrap=True))
        steps = (
            (
                "scan-text",
                _("Read minutes"),
                _(
                    "Open a record of decisions that you already have: people, visit, meeting and decisions "
                    "are read."
                ),
                _("Read minutes…"),
                self.desk.read_minutes,
            ),
            (
                "user-plus",
                _("Add a contact"),
                _(
                    "Write down the first person or body; visits, meetings and the committee will find "
                    "them there."
                ),
                _("Go to the contacts"),
                lambda: self.desk.go("contacts"),
            ),
            (
                "printer",
                _("Print"),
                _("Every subject has its document, in French, in Spanish or side by side."),
                _("Print…"),
                self.desk.print_document,
            ),
        )
        grid = QGridLayout()
        grid.setSpacing(16)
        for place, (icon, title, text, act, run) in enumerate(steps):
            frame, inside = card(spacing=8)
            inside.addWidget(picture(icon, 28, "accent"))
            inside.addWidget(words(title, "heading"))
            inside.addWidget(words(text, "muted", wrap=True), 1)
            inside.addWidget(button(act, run), 0, Qt.AlignmentFlag.AlignLeft)
            across = 3 if self._columns == 2 else 1
            grid.addWidget(frame, place // across, place % across)
            grid.setColumnStretch(place % across, 1)
        page.addLayout(grid)


def _home(path: str, today: date, language: str) -> Home:
    """Read the home page beside the window; the names of months are loaded there too."""
    from cufdesk.storage.home import read_home

    screen_translator().date(today)
    return read_home(path, today, language)


class CountdownCard(LaidOutButton):
    """The days to a milestone in large figures; a day that has passed is said in words."""

    def __init__(self, desk: Desk, countdown: Countdown, today: date) -> None:
        super().__init__()
        self.clicked.connect(lambda: desk.show_record("milestone", countdown.id))
        when = screen_translator().period(countdown.first_day, countdown.last_day)
        left = days_to(countdown.first_day, countdown.last_day, today)
        figure = said_from_today(countdown.first_day if left >= 0 else countdown.last_day, today)
        self.setProperty("countdown", True)
        inside = column(self, margins=18, spacing=3)
        if left > 0:
            line = row(spacing=8)
            line.addWidget(words(str(left), "figure"))
            unit = words(ngettext("day to go", "days to go", left), "muted")
            unit.setContentsMargins(0, 0, 0, 6)  # on the line that the figure stands on
            line.addWidget(unit, 0, Qt.AlignmentFlag.AlignBottom)
            line.addStretch(1)
            inside.addLayout(line)
        else:
            inside.addWidget(words(_("Now") if left == 0 else figure, "past"))
        inside.addWidget(Elided(countdown.title, "strong"))
        where = f"{when} · {countdown.place}" if countdown.place else when
        inside.addWidget(Elided(where, "small"))
        self.setAccessibleName(f"{countdown.title}, {when}, {figure}")

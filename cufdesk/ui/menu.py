"""The window's menu: every act with its shortcut, also where no button shows it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from cufdesk.i18n import _
from cufdesk.ui.icons import icon
from cufdesk.ui.parts.own_undo import OwnUndo
from cufdesk.ui.parts.pieces import plain
from cufdesk.ui.rail import PAGES, shortcuts

if TYPE_CHECKING:
    from collections.abc import Callable

    from cufdesk.ui.main_window import MainWindow


class WindowMenu(QMenu):
    """The acts of the window; `owner` also answers to their shortcuts while the menu is closed."""

    def __init__(self, window: MainWindow, owner: QWidget) -> None:
        super().__init__(owner)
        self._window = window
        self._owner = owner
        self._for_dossier: list[QAction] = []
        self._for_writing: list[QAction] = []
        self._is_open = self._is_read_only = False
        self.setAccessibleName(_("Menu"))
        self.setToolTipsVisible(True)
        self._add_files()
        self.addSeparator()
        self._add_record_acts()
        self.addSeparator()
        self._add_ways()
        self.addSeparator()
        self._add_program_acts()
        self.aboutToShow.connect(self._fill_recent)
        OwnUndo(self)

    def set_dossier(self, is_open: bool, *, read_only: bool = False) -> None:
        """Offer the acts that need a dossier only while one is open, and writing in it while it is ours."""
        self._is_open, self._is_read_only = is_open, read_only
        for act in self._for_dossier:
            act.setEnabled(is_open)
        held = _("The dossier is open to be read only.") if read_only else ""
        for act in self._for_writing:
            act.setEnabled(act.isEnabled() and not read_only)
            act.setToolTip(held)
        # Without a dossier, the one to restore is asked for.
        self._restoring.setEnabled(not read_only)
        self._restoring.setToolTip(held)
        self._show_settling()

    def _show_settling(self) -> None:
        """Offer to settle only where something is to be settled."""
        is_asked = self._window.merging.open_conflicts > 0
        if self._is_open and not self._is_read_only:
            self._settling.setEnabled(is_asked)
            self._settling.setToolTip("" if is_asked else _("Nothing to settle"))

    def _add_files(self) -> None:
        files = self._window.files
        self._act(_("New dossier…"), "folder-plus", files.new, "Ctrl+Shift+N")
        self._act(_("Open a dossier…"), "folder-open", files.open, "Ctrl+O")
        self._recent = self.addMenu(icon("history"), _("Recent dossiers"))
        safety, merging = self._window.safety, self._window.merging
        self._act(_("Save a copy…"), "copy", safety.save_copy, "Ctrl+Shift+S", needs_dossier=True)
        self._act(_("Bring a copy home…"), "download", merging.choose, "Ctrl+Shift+M", writes=True)
        self._settling = self._act(_("To settle…"), "scale", merging.settle, writes=True)
        merging.counted.connect(self._show_settling)
        self._restoring = self._act(_("Restore a backup…"), "rotate-ccw", safety.show_backups)
        self._act(_("Close the dossier"), "x", files.close, "Ctrl+W", needs_dossier=True)

    def _add_record_acts(self) -> None:
        window = self._window
        undoing = window.undoing
        self._undo = self._act(_("Undo"), "undo-2", undoing.undo, "Ctrl+Z")
        self._redo = self._act(_("Redo"), "redo-2", undoing.redo, "Ctrl+Shift+Z")
        self._redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        undoing.changed.connect(self._show_turns)
        self._show_turns()
        self.addSeparator()
        self._act(_("New record"), "plus", window.new_record, "Ctrl+N", writes=True)
        self._act(_("Save"), "save", window.save, "Ctrl+S", writes=True)
        self._act(_("Read minutes…"), "scan-text", window.desk.read_minutes, "Ctrl+Shift+O", writes=True)
        self._act(
            _("Recognise a received PDF…"),
            "inbox",
            window.receiving.choose,
            "Ctrl+Shift+R",
            needs_dossier=True,
        )
        self._act(_("Data protection…"), "lock", self._show_protection, needs_dossier=True)
        self._act(_("Print…"), "printer", window.printing.ask_for_page, "Ctrl+P", needs_dossier=True)
        self._act(_("Preview"), "eye", window.printing.preview_page, "Ctrl+Shift+P", needs_dossier=True)

    def _show_protection(self) -> None:
        """Show who is kept, and what can be done about it."""
        from cufdesk.ui.protection.window import ProtectionWindow

        if self._window.may_leave():
            ProtectionWindow(self._window.desk, self._window).open()

    def _show_turns(self) -> None:
        """Say what undo and redo would do, or why they cannot."""
        undoing = self._window.undoing
        for act, offer in ((self._undo, undoing.offer("undo")), (self._redo, undoing.offer("redo"))):
            act.setText(plain(offer.text))
            act.setEnabled(offer.enabled)
            act.setToolTip(offer.reason)

    def _add_ways(self) -> None:
        window = self._window
        self._act(_("Search this page"), "search", window.focus_search, "Ctrl+F", needs_dossier=True)
        self._act(_("Search everywhere"), "search", window.search_everywhere, "Ctrl+K", needs_dossier=True)
        pages = self.addMenu(icon("panel-left"), _("Go to"))
        known = shortcuts()
        for entry in PAGES:
            self._act(
                _(entry.title),
                entry.icon,
                partial(window.desk.go, entry.key),
                known[entry.key],
                needs_dossier=True,
                menu=pages,
            )
        self._act(_("Fold the rail"), "panel-left", window.fold_rail, "Ctrl+B")

    def _add_program_acts(self) -> None:
        window = self._window
        self._act(_("Settings"), "settings", window.show_settings, "Ctrl+,")
        self._act(_("Guide"), "book-open", window.show_page_guide, "F1")
        self._act(_("About Cufdesk"), "info", window.show_about)
        self._act(_("Quit"), "log-out", window.close, "Ctrl+Q")
        QShortcut(QKeySequence("F10"), self._owner, window.show_menu)

    def _act(
        self,
        title: str,
        icon_name: str,
        run: Callable[[], object],
        shortcut: str = "",
        *,
        needs_dossier: bool = False,
        writes: bool = False,
        menu: QMenu | None = None,
    ) -> QAction:
        act = QAction(icon(icon_name), title, self)
        _on_trigger(act, run)
        if shortcut:
            act.setShortcut(QKeySequence(shortcut))
        (menu or self).addAction(act)
        self._owner.addAction(act)
        if needs_dossier or writes:
            self._for_dossier.append(act)
        if writes:
            self._for_writing.append(act)
        return act

    def _fill_recent(self) -> None:
        """List the dossiers opened lately that are still there."""
        files = self._window.files
        self._recent.clear()
        for path in files.recent_paths():
            act = self._recent.addAction(plain(files.shown_place(path)))
            _on_trigger(act, partial(files.open_path, path))
        self._recent.setEnabled(not self._recent.isEmpty())


def _on_trigger(act: QAction, run: Callable[[], object]) -> None:
    def triggered(_checked: bool = False) -> None:
        run()

    act.triggered.connect(triggered)

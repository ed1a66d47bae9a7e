"""What is typed is kept beside the window while it is typed, and let go when it is saved or given up."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cufdesk.storage import packing
from cufdesk.storage.packing import unpack
from cufdesk.ui.draft_keeper import EVERY
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.parts.children import PartsEditor
from cufdesk.ui.parts.form_sheet import FormSheet
from tests.ui.drafts.conftest import Answer, Kept, Settle, Visit, field


@pytest.fixture
def contacts(sample_window: MainWindow, visit: Visit) -> RecordPage:
    page = visit("contacts")
    page.table.view.setCurrentIndex(page.table.model.index(0, 0))
    return page


def test_the_first_edit_is_kept_after_five_seconds(
    contacts: RecordPage, sample_window: MainWindow, qtbot: QtBot
) -> None:
    told: list[Any] = []
    contacts.desk.changed.connect(told.append)
    field(contacts, "source").setText("en-cours@exemple.invalid")
    assert sample_window.draft_keeper.timer.interval() == EVERY == 5000
    assert not contacts.desk.lists.has_drafts()
    qtbot.waitUntil(contacts.desk.lists.has_drafts, timeout=10 * EVERY)
    assert told == [], "a draft is no change"


def test_the_clock_runs_only_while_something_is_typed(
    contacts: RecordPage, sample_window: MainWindow, kept: Kept
) -> None:
    keeper = sample_window.draft_keeper
    assert not keeper.timer.isActive()
    field(contacts, "source").setText("en-cours@exemple.invalid")
    assert keeper.timer.isActive()
    keeper.look()
    assert len(kept()) == 1
    contacts.save()
    assert kept() == []
    keeper.look()
    assert not keeper.timer.isActive()


def test_a_draft_holds_both_states_and_is_written_when_it_is_another(
    contacts: RecordPage, sample_window: MainWindow, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, person = sample_window.draft_keeper, contacts.card.record
    field(contacts, "source").setText("un@exemple.invalid")
    keeper.look()
    (first,) = kept()
    edit = first.edit()
    assert unpack("person", edit.base) == person
    assert edit.mine["source"] == "un@exemple.invalid"
    assert (first.id, first.kind, edit.is_new) == (person.id, "person", False)
    assert first.title == contacts.card._title.full
    written: list[object] = []
    monkeypatch.setattr(contacts.desk.background, "keep", lambda *args, **more: written.append(args))
    keeper.look()
    assert written == [], "nothing was typed since"
    field(contacts, "source").setText("deux@exemple.invalid")
    keeper.look()
    assert len(written) == 1


@pytest.mark.parametrize("way", ["save", "cancel", "typed back", "not saved"])
def test_a_draft_goes_with_the_edit(
    contacts: RecordPage, sample_window: MainWindow, kept: Kept, answer: Answer, way: str
) -> None:
    before = field(contacts, "source").text()
    field(contacts, "source").setText("en-cours@exemple.invalid")
    sample_window.draft_keeper.look()
    assert len(kept()) == 1
    if way == "save":
        contacts.save()
    elif way == "cancel":
        contacts._cancel()
    elif way == "typed back":
        field(contacts, "source").setText(before)
        sample_window.draft_keeper.look()
    else:
        answer("Do not save")
        contacts.table.view.setCurrentIndex(contacts.table.model.index(1, 0))
    assert kept() == []


def test_a_draft_goes_with_the_record(
    contacts: RecordPage, sample_window: MainWindow, kept: Kept, answer: Answer
) -> None:
    contacts.new()
    field(contacts, "given_names").setText("Passant")
    sample_window.draft_keeper.look()
    assert [draft.title for draft in kept()] == ["Passant"]
    assert kept()[0].edit().is_new
    contacts.save()
    field(contacts, "source").setText("x@exemple.invalid")
    sample_window.draft_keeper.look()
    assert len(kept()) == 1
    answer("Delete")
    contacts._delete()
    assert kept() == []


def test_a_clean_close_asks_as_ever_and_leaves_no_draft(
    contacts: RecordPage, sample_window: MainWindow, kept: Kept, answer: Answer
) -> None:
    field(contacts, "source").setText("en-cours@exemple.invalid")
    sample_window.draft_keeper.look()
    assert len(kept()) == 1
    asked = answer("Stay here")
    sample_window.close()
    assert asked[0] == "Unsaved changes"
    assert sample_window.isVisible()
    assert len(kept()) == 1
    answer("Do not save")
    sample_window.files.close()
    assert sample_window.desk.path == ""


def test_closing_leaves_no_draft_even_when_nothing_waits_for_the_write(
    contacts: RecordPage, sample_window: MainWindow, answer: Answer
) -> None:
    from cufdesk.storage.lists import Lists

    path = sample_window.desk.path
    field(contacts, "source").setText("en-cours@exemple.invalid")
    sample_window.draft_keeper.look()  # the write has perhaps not begun
    answer("Do not save")
    sample_window.files.close()
    lists = Lists(path)
    assert not lists.has_drafts()
    lists.close()


def test_a_change_of_language_keeps_edit_and_draft(
    contacts: RecordPage, sample_window: MainWindow, kept: Kept, visit: Visit
) -> None:
    person = contacts.card.record
    field(contacts, "source").setText("en-cours@exemple.invalid")
    sample_window.draft_keeper.look()
    before = kept()
    speak("es")
    sample_window.rebuild()
    assert [draft.id for draft in kept()] == [draft.id for draft in before]
    again = sample_window.page
    assert isinstance(again, RecordPage)
    assert again.card.record.id == person.id
    assert again.card.is_edited()
    assert sample_window.notices.get("drafts") is None, "what is being typed is not offered"
    again._cancel()
    assert kept() == []


def test_half_a_date_is_kept_and_outlives_a_change_of_language(
    sample_window: MainWindow, visit: Visit, kept: Kept
) -> None:
    page = visit("calendar")
    page.table.view.setCurrentIndex(page.table.model.index(0, 0))
    line = page.card.form.editor("first_day").parts[0].widget  # type: ignore[union-attr]
    line.setText("29/0")
    sample_window.draft_keeper.look()
    (draft,) = kept()
    assert draft.edit().typed["first_day"][0] == "29/0"
    sample_window.rebuild()
    again: Any = sample_window.page
    assert again.card.form.editor("first_day").parts[0].widget.text() == "29/0"
    assert again.card.is_edited()


# a part in its dialog --------------------------------------------------------------------------------------


def _sheet() -> FormSheet:
    """Return the dialog that lies uppermost."""
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, FormSheet)
    return sheet


def _in_dialog(run: Callable[[], None]) -> None:
    QTimer.singleShot(50, run)


def _close_all() -> None:
    while (sheet := QApplication.activeModalWidget()) is not None:
        assert isinstance(sheet, FormSheet)
        sheet.done(0)


def test_a_decision_and_its_action_are_kept_while_they_are_typed(
    sample_window: MainWindow, visit: Visit, kept: Kept
) -> None:
    page = visit("meetings")
    page.table.view.setCurrentIndex(page.table.model.index(0, 0))
    count = len(page.card.record.decisions)
    found: list[Any] = []
    decisions: Any = page.card.form.editor("decisions")  # type: ignore[union-attr]
    assert isinstance(decisions, PartsEditor)

    def type_action() -> None:
        action: Any = _sheet().forms[0].editor("text")
        action.fields[0].setPlainText("Écrire aux groupes")
        sample_window.draft_keeper.look()
        found.extend(kept())
        _close_all()

    def type_decision() -> None:
        form = _sheet().forms[0]
        title: Any = form.editor("title")
        title.fields[0].setText("Relayer l’appel")
        _in_dialog(type_action)
        actions: Any = form.editor("actions")
        actions.add()

    _in_dialog(type_decision)
    decisions.add()
    (draft,) = found
    mine = unpack("meeting", draft.edit().mine)
    assert len(mine.decisions) == count + 1
    assert mine.decisions[-1].title.fr == "Relayer l’appel"
    assert mine.decisions[-1].actions[0].text.fr == "Écrire aux groupes"
    assert kept() == [], "the dialogs were given up"


def test_a_dialog_in_which_nothing_was_typed_is_no_edit(
    sample_window: MainWindow, visit: Visit, kept: Kept
) -> None:
    page = visit("meetings")
    page.table.view.setCurrentIndex(page.table.model.index(0, 0))
    found: list[Any] = []

    def look() -> None:
        assert _sheet().forms
        sample_window.draft_keeper.look()
        found.append(kept())
        _close_all()

    _in_dialog(look)
    decisions: Any = page.card.form.editor("decisions")  # type: ignore[union-attr]
    decisions.add()
    assert found == [[]]


# what cannot be kept ---------------------------------------------------------------------------------------


def test_a_file_that_cannot_be_written_is_told_once_and_tried_again(
    contacts: RecordPage, sample_window: MainWindow, kept: Kept, settle: Settle
) -> None:
    keeper, path = sample_window.draft_keeper, sample_window.desk.path
    told: list[str] = []
    contacts.desk.notified.connect(told.append)
    os.chmod(path, 0o400)
    for word in ("un", "deux"):
        field(contacts, "source").setText(f"{word}@exemple.invalid")
        keeper.look()
        settle()
    assert told == ["What you type cannot be kept aside just now: save it soon."]
    assert keeper.timer.isActive()
    os.chmod(path, 0o600)
    keeper.look()
    assert kept()[0].edit().mine["source"] == "deux@exemple.invalid"


def test_nothing_is_kept_of_a_dossier_to_be_read(
    sample: str, window: MainWindow, visit: Visit, settle: Settle
) -> None:
    os.chmod(sample, 0o400)
    assert window.files.open_path(sample)
    page = visit("contacts")
    page.table.view.setCurrentIndex(page.table.model.index(0, 0))
    assert page.card.form is not None
    page.card.form.replay(page.card.form.record())
    assert not window.draft_keeper.timer.isActive()
    assert page.unsaved() is None


def test_packing_and_writing_never_hold_the_window(
    contacts: RecordPage, sample_window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window only compares; the rest is done in another thread."""
    threads: list[int] = []
    pack = packing.pack

    def noted(record: Any) -> Any:
        threads.append(threading.get_ident())
        return pack(record)

    monkeypatch.setattr(packing, "pack", noted)
    field(contacts, "source").setText("en-cours@exemple.invalid")
    sample_window.draft_keeper.look()
    settle()
    assert threads
    assert threading.get_ident() not in threads

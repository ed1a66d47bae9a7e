"""What a crash left unsaved is offered back: onto the record as it is now, and never without asking."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cufdesk.domain.contacts import Person
from cufdesk.storage import drafts
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.packing import unpack
from cufdesk.ui.language import speak
from cufdesk.ui.main_window import MainWindow
from cufdesk.ui.pages.record_page import RecordPage
from cufdesk.ui.parts.draft_list import DraftList
from cufdesk.ui.parts.form import with_values
from cufdesk.usecases.contacts import delete_person, save_person
from tests.ui.drafts.conftest import Answer, Kept, Settle, a_draft_of, a_person, field, leave_draft

Opened = Callable[[], MainWindow]


@pytest.fixture
def iglesias(sample: str) -> Person:
    return a_person(sample, "Iglesias")


def _press(window: MainWindow, word: str) -> None:
    notice = window.notices.get("drafts")
    assert notice is not None
    next(made for made in notice.buttons if made.text() == word).click()


def _page(window: MainWindow) -> RecordPage:
    assert isinstance(window.page, RecordPage)
    return window.page


def _give_up(window: MainWindow) -> None:
    _page(window).card.show_nothing()


def test_nothing_is_offered_where_nothing_was_left(opened: Opened) -> None:
    assert opened().notices.get("drafts") is None


def test_an_edit_is_offered_taken_up_and_saved(
    opened: Opened, sample: str, iglesias: Person, settle: Settle, kept: Kept
) -> None:
    leave_draft(sample, a_draft_of(iglesias, source="m.iglesias@exemple.invalid"))
    window = opened()
    notice = window.notices.get("drafts")
    assert notice is not None
    assert "1 record was not saved: Monserrat Iglesias (" in notice.sentence.text()
    _press(window, "Take up")
    settle()
    page = _page(window)
    assert page.shown_id() == iglesias.id
    assert field(page, "source").text() == "m.iglesias@exemple.invalid"
    assert page.card.is_edited()
    assert page.table.chosen_id == iglesias.id
    assert window.notices.get("drafts") is None
    with window.desk.dossier.read() as reading:
        assert reading.get(Person, iglesias.id) == iglesias, "nothing is written before the person saves"
    assert [draft.id for draft in kept()] == [iglesias.id], "the draft stays as long"
    page.save()
    assert kept() == []
    with window.desk.dossier.read() as reading:
        stored = reading.get(Person, iglesias.id)
    assert stored == with_values(iglesias, {"source": "m.iglesias@exemple.invalid"})


def test_only_the_persons_own_changes_are_replayed(opened: Opened, sample: str, iglesias: Person) -> None:
    position = iglesias.positions[0]
    mine = with_values(iglesias, {"source": "mine@exemple.invalid", "city": "Lyon"})
    mine.positions = [with_values(position, {"mandate": "mayor"})]
    leave_draft(sample, a_draft_of(iglesias)._replace(content=_content(iglesias, mine)))
    dossier = Dossier.open(sample)
    theirs = with_values(iglesias, {"languages": "01 53", "city": "Nantes"})
    save_person(dossier, theirs)
    dossier.close()
    window = opened()
    _press(window, "Take up")
    page = _page(window)
    assert field(page, "languages").text() == "01 53"
    assert field(page, "source").text() == "mine@exemple.invalid"
    assert field(page, "city").text() == "Lyon", "where both changed it, the person's is the unsaved edit"
    assert page.card.record.city == "Nantes"
    assert page.card.form is not None
    changed = {cell.field.keys[0] for cell in page.card.form.cells if cell.changed()}
    assert changed == {"source", "city", "positions"}
    assert page.card.form.record().positions[0].mandate == "mayor"
    _give_up(window)


def _content(base: Person, mine: Person) -> str:
    from cufdesk.storage.drafts import Edit
    from cufdesk.storage.packing import pack

    return Edit(pack(base), pack(mine)).written()


def test_what_was_saved_after_all_is_not_offered(opened: Opened, sample: str, iglesias: Person) -> None:
    dossier = Dossier.open(sample)
    save_person(dossier, with_values(iglesias, {"source": "saved@exemple.invalid", "languages": "01"}))
    dossier.close()
    leave_draft(sample, a_draft_of(iglesias, source="saved@exemple.invalid"))
    window = opened()
    assert window.notices.get("drafts") is None
    assert drafts.waiting(window.desk.dossier) == []


def test_a_record_deleted_meanwhile_is_a_new_one(
    opened: Opened, sample: str, settle: Settle, kept: Kept
) -> None:
    dossier = Dossier.open(sample)
    passer = save_person(dossier, Person(given_names="Passant", source="un courriel"))
    delete_person(dossier, passer.id)
    dossier.close()
    leave_draft(sample, a_draft_of(passer, languages="passant@exemple.invalid"))
    window = opened()
    _press(window, "Take up")
    page = _page(window)
    assert page.card.is_new
    assert field(page, "given_names").text() == "Passant"
    assert field(page, "languages").text() == "passant@exemple.invalid"
    new_id = page.card.record.id
    assert new_id != passer.id
    assert [draft.id for draft in kept()] == [new_id], "one draft follows the other"
    page.save()
    settle()
    assert kept() == []
    with window.desk.dossier.read() as reading:
        stored = reading.get(Person, new_id)
        assert reading.get(Person, passer.id) is None
    assert stored is not None
    assert (stored.given_names, stored.source) == ("Passant", "un courriel")


def test_what_a_draft_refers_to_and_is_gone_is_left_empty(
    opened: Opened, sample: str, iglesias: Person
) -> None:
    mine = with_values(iglesias, {"source": "mine@exemple.invalid"})
    mine.positions = [with_values(iglesias.positions[0], {"organisation_id": "gone"})]
    leave_draft(sample, a_draft_of(iglesias)._replace(content=_content(iglesias, mine)))
    window = opened()
    _press(window, "Take up")
    page = _page(window)
    assert page.card.form is not None
    assert page.card.form.record().positions[0].organisation_id is None
    page.save()
    assert not page.card.is_edited()


def test_a_new_record_comes_back_new(opened: Opened, sample: str, kept: Kept) -> None:
    person = Person()
    leave_draft(sample, a_draft_of(person, is_new=True, given_names="Ana", first_surname="Peña"))
    window = opened()
    _press(window, "Take up")
    page = _page(window)
    assert page.card.is_new
    assert page.card.record.id == person.id
    assert field(page, "first_surname").text() == "Peña"
    page._cancel()
    assert kept() == []


def test_discarding_asks_and_names_what_is_lost(
    opened: Opened, sample: str, iglesias: Person, answer: Answer, kept: Kept
) -> None:
    leave_draft(sample, a_draft_of(iglesias, source="x@exemple.invalid", city="Lyon"))
    window = opened()
    asked = answer("Cancel")
    _press(window, "Discard…")
    assert asked[0] == "Discard this unsaved edit?"
    assert "Monserrat Iglesias" in asked[1]
    assert "City, Where this comes from" in asked[1]
    assert window.notices.get("drafts") is not None
    assert len(kept()) == 1
    answer("Discard")
    _press(window, "Discard…")
    assert window.notices.get("drafts") is None
    assert kept() == []


def test_several_are_listed_and_each_decided_on(
    opened: Opened, sample: str, iglesias: Person, answer: Answer, kept: Kept, settle: Settle
) -> None:
    zapata, rojas = a_person(sample, "Zapata"), a_person(sample, "Rojas")
    for person in (iglesias, zapata, rojas):
        leave_draft(sample, a_draft_of(person, source="x@exemple.invalid"))
    window = opened()
    notice = window.notices.get("drafts")
    assert notice is not None
    assert "3 records were not saved" in notice.sentence.text()
    _press(window, "Show them…")
    shown = next(made for made in window.findChildren(DraftList) if made.isVisible())
    assert set(shown.rows) == {iglesias.id, zapata.id, rojas.id}
    answer("Discard")
    _row_button(shown, rojas, "Discard…").click()
    assert set(shown.rows) == {iglesias.id, zapata.id}
    _row_button(shown, zapata, "Take up").click()
    settle()
    assert not shown.isVisible()
    assert _page(window).shown_id() == zapata.id
    left = window.notices.get("drafts")
    assert left is not None
    assert "1 record was not saved: Monserrat Iglesias" in left.sentence.text()
    assert {draft.id for draft in kept()} == {iglesias.id, zapata.id}
    _give_up(window)


def _row_button(shown: DraftList, person: Person, word: str) -> QPushButton:
    return next(made for made in shown.rows[person.id].findChildren(QPushButton) if made.text() == word)


def test_staying_with_other_edits_leaves_the_offer(
    opened: Opened, sample: str, iglesias: Person, answer: Answer, settle: Settle
) -> None:
    leave_draft(sample, a_draft_of(iglesias, source="x@exemple.invalid"))
    window = opened()
    window.go("contacts", a_person_id(window, "Zapata"))
    settle()
    field(_page(window), "source").setText("zapata@exemple.invalid")
    answer("Stay here")
    _press(window, "Take up")
    assert field(_page(window), "source").text() == "zapata@exemple.invalid"
    assert window.notices.get("drafts") is not None
    _give_up(window)


def a_person_id(window: MainWindow, surname: str) -> str:
    with window.desk.dossier.read() as reading:
        return next(person.id for person in reading.all(Person) if person.first_surname == surname)


def test_newer_edits_of_the_same_record_do_not_throw_an_offer_away(
    opened: Opened, sample: str, iglesias: Person, kept: Kept, settle: Settle
) -> None:
    leave_draft(sample, a_draft_of(iglesias, source="ancien@exemple.invalid"))
    window = opened()
    window.go("contacts", iglesias.id)
    settle()
    page = _page(window)
    field(page, "source").setText("nouveau@exemple.invalid")
    window.draft_keeper.look()
    assert kept()[0].edit().mine["source"] == "nouveau@exemple.invalid"
    page._cancel()
    assert kept()[0].edit().mine["source"] == "ancien@exemple.invalid"
    _press(window, "Take up")
    assert field(page, "source").text() == "ancien@exemple.invalid"
    _give_up(window)


def test_half_a_date_comes_back(opened: Opened, sample: str, settle: Settle, kept: Kept) -> None:
    window = opened()
    window.go("calendar")
    settle()
    page: Any = _page(window)
    page.table.view.setCurrentIndex(page.table.model.index(0, 0))
    page.card.form.editor("first_day").parts[0].widget.setText("29/0")
    window.draft_keeper.look()
    (draft,) = kept()
    _give_up(window)
    window.files.close()
    leave_draft(sample, draft)
    window = opened()
    _press(window, "Take up")
    again: Any = _page(window)
    assert again.card.form.editor("first_day").parts[0].widget.text() == "29/0"
    assert again.card.is_edited()
    _give_up(window)


@pytest.mark.parametrize("content", ["{", "[]", '{"base": {}, "mine": {}}', "[" * 50_000])
def test_what_cannot_be_read_goes_with_a_word(
    opened: Opened, window: MainWindow, sample: str, iglesias: Person, content: str
) -> None:
    leave_draft(sample, a_draft_of(iglesias)._replace(content=content))
    told: list[str] = []
    window.desk.notified.connect(told.append)
    opened()
    assert window.notices.get("drafts") is None
    assert told == ["An unsaved edit could not be read and is gone: Monserrat Iglesias."]
    assert drafts.waiting(window.desk.dossier) == []


def test_the_drafts_of_the_window_that_holds_the_dossier_are_not_offered(
    opened: Opened, window: MainWindow, sample: str, iglesias: Person, answer: Answer, qtbot: QtBot
) -> None:
    first = Dossier.open(sample, author="Ana")
    drafts.keep(first, a_draft_of(iglesias, source="x@exemple.invalid"))
    asked = answer("Understood")
    opened()
    qtbot.waitUntil(lambda: bool(asked))
    assert asked[0] == "Read only"
    assert window.notices.get("drafts") is None
    first.close()


def test_a_dossier_without_write_permission_offers_nothing(
    opened: Opened, sample: str, iglesias: Person
) -> None:
    leave_draft(sample, a_draft_of(iglesias, source="x@exemple.invalid"))
    os.chmod(sample, 0o400)
    assert opened().notices.get("drafts") is None


def test_the_notice_speaks_the_language_of_the_screen(opened: Opened, sample: str, iglesias: Person) -> None:
    leave_draft(sample, a_draft_of(iglesias, source="x@exemple.invalid"))
    window = opened()
    speak("fr")
    window.rebuild()
    notice = window.notices.get("drafts")
    assert notice is not None
    assert notice.sentence.text().startswith("1 fiche n’était pas enregistrée")
    _press(window, "Reprendre")
    assert field(_page(window), "source").text() == "x@exemple.invalid"
    _give_up(window)


def test_another_dossier_has_its_own_offers(
    opened: Opened, sample: str, sample_file: bytes, iglesias: Person, settle: Settle
) -> None:
    leave_draft(sample, a_draft_of(iglesias, source="x@exemple.invalid"))
    window = opened()
    assert window.notices.get("drafts") is not None
    other = f"{sample}.other.cufdesk"
    with open(other, "wb") as file:
        file.write(sample_file)
    assert window.files.open_path(other)
    settle()
    assert window.notices.get("drafts") is None
    opened()
    assert window.notices.get("drafts") is not None, "what is not decided on is offered again"


def test_the_list_of_offers_is_closed_by_esc_and_nothing_is_lost(
    opened: Opened, sample: str, iglesias: Person, kept: Kept, qtbot: QtBot
) -> None:
    for person in (iglesias, a_person(sample, "Rojas")):
        leave_draft(sample, a_draft_of(person, source="x@exemple.invalid"))
    window = opened()
    window.draft_offers.show_list()
    shown = next(made for made in window.findChildren(DraftList) if made.isVisible())
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert len(kept()) == 2
    assert {unpack("person", draft.edit().mine).source for draft in kept()} == {"x@exemple.invalid"}

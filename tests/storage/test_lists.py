"""The questions of lists and search, against what a plain look at the records says."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cufdesk.domain.base import Record
from cufdesk.domain.contacts import Organisation, Person
from cufdesk.domain.names import list_name, person_sort_key
from cufdesk.folding import words_of
from cufdesk.i18n import screen_language, set_language
from cufdesk.storage import list_reader, lists
from cufdesk.storage.dossier import Dossier
from cufdesk.storage.list_reader import ENOUGH, PAGE, Cancelled, Query
from cufdesk.storage.lists import KINDS, Lists
from tests.everything import everything
from tests.makers import a_dossier, a_person, a_position, a_visit, an_organisation

_GIVEN = ["Ana", "Élise", "José", "Zoé", "Íñigo", "Martín", "Ñusta", "Mar"]
_SURNAMES = ["Ruiz", "Núñez", "Nuez", "Ángeles", "Zapata", "Martín", "de la Peña", "Marquez", "Œuf"]


def _crowd(size: int) -> list[Person]:
    """Make people whose names repeat, so that words find few, many, and all of them."""
    return [
        a_person(_GIVEN[n % len(_GIVEN)], f"{_SURNAMES[n % len(_SURNAMES)]} {n % 7}", city="Mérida")
        for n in range(size)
    ]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Dossier, list[Person]]]:
    people = _crowd(430)
    dossier = a_dossier(tmp_path_factory.mktemp("crowd"), *people)
    yield dossier, people
    dossier.close()


@pytest.fixture
def asked(crowd: tuple[Dossier, list[Person]]) -> Iterator[Lists]:
    made = Lists(crowd[0].path)
    yield made
    made.close()


@pytest.fixture
def one_of_each(tmp_path: Path) -> Iterator[tuple[Lists, Dossier, list[Record]]]:
    records = everything()
    dossier = a_dossier(tmp_path, *records)
    made = Lists(dossier.path)
    yield made, dossier, records
    made.close()
    dossier.close()


def _ids(made: Lists, query: Query) -> list[str]:
    """Return the ids of a whole list, page by page."""
    rows = made.rest(query).rows
    pages = [made.page(query.kind, rows[at : at + 100], "fr") for at in range(0, len(rows), 100)]
    return [row.id for page in pages for row in page]


def _expected(people: list[Person], words: str) -> list[str]:
    """Return the same by looking at every person."""
    wanted = words_of(words)
    found = []
    for person in people:
        held = words_of(f"{person.given_names} {person.first_surname} {person.city} {person.email}")
        if all(any(word.startswith(start) for word in held) for start in wanted):
            found.append(person)
    return [person.id for person in sorted(found, key=person_sort_key)]


# lists -------------------------------------------------------------------------------------------------


def test_a_list_is_in_the_order_of_a_directory(asked: Lists, crowd: tuple[Dossier, list[Person]]) -> None:
    whole = asked.rest(Query("person"))
    rows = asked.page("person", whole.rows, "fr")
    assert len(rows) == 430
    assert [row.title for row in rows] == [list_name(p) for p in sorted(crowd[1], key=person_sort_key)]


def test_the_first_answer_is_the_beginning_of_the_whole(asked: Lists) -> None:
    first = asked.first(Query("person"))
    assert not first.whole
    assert len(first.rows) == PAGE
    assert list(first.pages) == [0]
    whole = asked.rest(Query("person"))
    assert whole.whole
    assert whole.rows[:PAGE] == first.rows
    assert asked.first(Query("person")).whole, "once read, the order is at hand"


def test_a_short_list_is_whole_at_once(one_of_each: tuple[Lists, Dossier, list[Record]]) -> None:
    made, _dossier, _records = one_of_each
    assert made.first(Query("person")).whole


@pytest.mark.parametrize(
    "words",
    [
        "elise",
        "ELISE",
        "Élise ang",
        "ang elise",
        "nuñ",
        "z",
        "martin",
        "de la pe",
        "oeuf",
        "merida",
        "zzz",
        "%",
        '"',
    ],
)
def test_words_are_prefixes_in_any_order_without_accents(
    asked: Lists, crowd: tuple[Dossier, list[Person]], words: str
) -> None:
    assert _ids(asked, Query("person", words)) == _expected(crowd[1], words)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([*_GIVEN, *_SURNAMES, "Mérida", "3", "x"]), min_size=1, max_size=3),
    st.integers(1, 5),
)
def test_both_ways_of_searching_agree(
    crowd: tuple[Dossier, list[Person]], asked: Lists, words: list[str], length: int
) -> None:
    query = Query("person", " ".join(word[:length] for word in words))
    expected = _expected(crowd[1], query.words)
    with pytest.MonkeyPatch.context() as patch:
        for few, near in ((10_000, 1000), (0, 1000), (0, 1)):
            patch.setattr(list_reader, "FEW", few)
            patch.setattr(list_reader, "NEAR", near)
            first = asked.first(query)
            shown = [row.id for row in asked.page("person", first.rows[:100], "fr")]
            assert shown == expected[: len(shown)]
            assert len(shown) == min(100, len(expected)) or not first.whole
            assert _ids(asked, query) == expected


def test_a_filter_keeps_what_a_column_holds(tmp_path: Path) -> None:
    people = [a_person(surname=f"Ruiz {n}", side="french" if n % 3 else "partner") for n in range(9)]
    with_filter = Query("person", "ruiz", (("side", "partner"),))
    dossier = a_dossier(tmp_path, *people)
    made = Lists(dossier.path)
    assert _ids(made, with_filter) == [person.id for person in people if person.side == "partner"]
    assert len(_ids(made, Query("person", "ruiz"))) == 9
    made.close()
    dossier.close()


def test_a_kept_record_is_found_again(asked: Lists, crowd: tuple[Dossier, list[Person]]) -> None:
    order = _ids(asked, Query("person"))
    found = asked.rest(Query("person", keep=order[321]))
    assert found.at == 321
    assert found.pages[321 // PAGE][321 % PAGE].id == order[321]
    assert asked.rest(Query("person", "zzz", keep=order[321])).at == -1
    assert asked.rest(Query("person", keep="gone")).at == -1


def test_the_pages_looked_at_come_with_the_answer(asked: Lists) -> None:
    looked_at = {0, 190 // PAGE, (190 + ENOUGH) // PAGE}
    assert asked.rest(Query("person", top=190)).pages.keys() == looked_at


def test_every_kind_has_a_list_in_both_languages(one_of_each: tuple[Lists, Dossier, list[Record]]) -> None:
    made, _dossier, records = one_of_each
    for kind in {record.__tablename__ for record in records}:
        found = made.rest(Query(kind))
        for language in ("fr", "es", "en"):
            rows = made.page(kind, found.rows, language)
            assert {row.id for row in rows} == {r.id for r in records if r.__tablename__ == kind}


def test_columns_speak_the_language_that_is_asked(tmp_path: Path) -> None:
    body = an_organisation("")
    dossier = a_dossier(tmp_path, body, a_person(positions=[a_position("Directrice", body, es="Directora")]))
    made = Lists(dossier.path)
    for language, function, name in (
        ("fr", "Directrice", body.name.fr),
        ("es", "Directora", body.name.es),
        ("en", "Directrice", body.name.fr),
    ):
        (row,) = made.page("person", made.rest(Query("person")).rows, language)
        assert row.values[:2] == (function, name)
    made.close()
    dossier.close()


def test_titles_speak_the_language_that_is_asked(
    one_of_each: tuple[Lists, Dossier, list[Record]],
) -> None:
    made, _dossier, records = one_of_each
    meeting: Any = next(record for record in records if record.__tablename__ == "meeting")
    rows = made.rest(Query("meeting")).rows
    assert [row.title for row in made.page("meeting", rows, "es")] == [meeting.title.es]
    assert [row.title for row in made.page("meeting", rows, "en")] == [meeting.title.fr]


def test_a_row_that_is_gone_is_empty(asked: Lists) -> None:
    (row,) = asked.page("person", [10_000], "fr")
    assert row.id == ""


# the file changes ----------------------------------------------------------------------------------------


def test_a_write_is_noticed_at_the_next_question(tmp_path: Path) -> None:
    dossier = a_dossier(tmp_path, a_person())
    made = Lists(dossier.path)
    assert made.rest(Query("person")).whole
    with dossier.write("more") as writing:
        writing.add_all([a_person(surname="Abad")])
    assert made.count("person") == 2
    rows = made.page("person", made.first(Query("person")).rows, "fr")
    assert [row.title for row in rows] == ["Abad, Rosa", "Ruiz, Rosa"]
    made.close()
    dossier.close()


def test_an_interrupted_write_is_undone_before_reading(tmp_path: Path) -> None:
    """A crash leaves a rollback journal that a read-only connection cannot play back."""
    import shutil
    import sqlite3

    a_dossier(tmp_path, a_person()).close()
    path = tmp_path / "made.cufdesk"
    copy = tmp_path / "dead.cufdesk"
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE search_entry SET title = 'torn'")
    for table in ("person", "position", "search_entry"):
        writer.execute(f"CREATE TABLE many_{table} AS SELECT * FROM {table}")
    writer.execute("CREATE TABLE filler AS SELECT randomblob(9000) FROM (VALUES (1),(2),(3),(4),(5),(6))")
    shutil.copyfile(path, copy)
    shutil.copyfile(f"{path}-journal", f"{copy}-journal")
    writer.execute("ROLLBACK")
    writer.close()
    made = Lists(str(copy))
    (row,) = made.page("person", made.first(Query("person")).rows, "fr")
    assert row.title == "Ruiz, Rosa"
    made.close()


@pytest.mark.parametrize("name", ["50 % sûr?.cufdesk", "a#b.cufdesk", "été à Mérida.cufdesk"])
def test_any_file_name_is_opened(tmp_path: Path, name: str) -> None:
    a_dossier(tmp_path, a_person(), name=name).close()
    made = Lists(str(tmp_path / name))
    assert made.count("person") == 1
    made.close()


def test_lists_never_write(asked: Lists) -> None:
    with pytest.raises(Exception, match="readonly"):
        asked._reader().connection.execute("DELETE FROM person")


# questions that are not wanted ---------------------------------------------------------------------------


def test_an_unwanted_question_stops(asked: Lists, monkeypatch: pytest.MonkeyPatch) -> None:
    asked.rest(Query("person"))
    monkeypatch.setattr(list_reader, "_VM_STEPS", 10)
    with pytest.raises(Cancelled):
        asked.rest(Query("person", "a"), lambda: False)
    with pytest.raises(Cancelled):
        asked.first(Query("person", "a"), lambda: False)
    assert asked.rest(Query("person", "a")).whole, "the next question is not touched"


def test_each_thread_has_its_own_connection(asked: Lists) -> None:
    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(asked.count("person"))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [430] * 3


# single records and search -------------------------------------------------------------------------------


def test_references_are_named_as_spoken(one_of_each: tuple[Lists, Dossier, list[Record]]) -> None:
    made, _dossier, records = one_of_each
    rosa: Any = next(record for record in records if isinstance(record, Person))
    titles = made.titles([rosa.id, rosa.positions[1].id, None, "gone", rosa.id])
    assert set(titles) == {rosa.id, rosa.positions[1].id}
    assert titles[rosa.id].title == "Rosa Ruiz"
    assert (titles[rosa.positions[1].id].title, titles[rosa.positions[1].id].detail) == ("Conseillère", "RVM")
    assert made.title_of("gone") == ""
    assert [hit.title for hit in made.positions(rosa.id)] == ["Directrice", "Conseillère"]


def test_a_part_leads_to_the_record_that_shows_it(one_of_each: tuple[Lists, Dossier, list[Record]]) -> None:
    made, _dossier, records = one_of_each
    meeting: Any = next(record for record in records if record.__tablename__ == "meeting")
    action = meeting.decisions[0].actions[0]
    assert made.parent_of(action.id) == meeting.id
    assert (made.kind_of(action.id), made.kind_of(meeting.id), made.kind_of("gone")) == (
        "action",
        "meeting",
        "",
    )


def test_search_goes_over_all_kinds(one_of_each: tuple[Lists, Dossier, list[Record]]) -> None:
    made, _dossier, _records = one_of_each
    total, hits = made.search("rencontre")
    assert total == len(hits)
    assert {"decision", "budget", "milestone"} <= {hit.kind for hit in hits}
    order = [KINDS.index(hit.kind) for hit in hits]
    assert order == sorted(order)
    assert made.search("zzz") == (0, [])
    assert made.search("  ") == (0, [])


def test_search_leaves_a_place_to_every_kind(crowd: tuple[Dossier, list[Person]], tmp_path: Path) -> None:
    dossier = a_dossier(tmp_path, *_crowd(60), a_visit([], place="Mérida"))
    made = Lists(dossier.path)
    for ranked in (500, 10):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(lists, "_RANKED", ranked)
            total, hits = made.search("merida", 5)
            assert (total, len(hits)) == (61, 5)
            assert [hit.kind for hit in hits] == ["person"] * 4 + ["visit"]
    made.close()
    dossier.close()


def test_suggestions_are_the_first_that_fit(asked: Lists, crowd: tuple[Dossier, list[Person]]) -> None:
    hits = asked.suggest("person", "zap", 5)
    assert [hit.id for hit in hits] == _expected(crowd[1], "zap")[:5]
    assert asked.suggest("visit", "zap") == []
    assert len(asked.suggest("person", "", 8)) == 8


def test_names_follow_the_screen(one_of_each: tuple[Lists, Dossier, list[Record]]) -> None:
    made, _dossier, records = one_of_each
    organisation = next(record for record in records if isinstance(record, Organisation) and record.name.es)
    before = screen_language()
    try:
        set_language("es")
        assert made.title_of(organisation.id) == organisation.name.es
        set_language("fr")
        assert made.title_of(organisation.id) == organisation.name.fr
    finally:
        set_language(before)

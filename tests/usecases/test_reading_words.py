from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from cufdesk.reading.language import built_in, lexicon, read_words_anew
from cufdesk.reading.own_words import LISTS, own_words, own_words_path
from cufdesk.refusal import Refusal
from cufdesk.usecases.reading import understand_text
from cufdesk.usecases.reading_words import LIST_NAMES, add_word, remove_word, word_lists

TEXT = """Relevé de décisions
3 mars 2016

Décisions :
· Le bureau entérine le budget de la mission.
"""


@pytest.fixture(autouse=True)
def anew(own_home: Path) -> Iterator[None]:
    """Read with built-in words again afterwards."""
    read_words_anew()
    yield
    Path(own_words_path()).unlink(missing_ok=True)
    read_words_anew()


@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_list_is_there_in_both_languages_and_has_a_name(language: str) -> None:
    assert set(LIST_NAMES) == set(LISTS)
    for shown in word_lists(language):
        assert shown.built_in
        assert shown.own == ()


def test_an_added_verb_makes_the_status_of_a_decision_and_goes_with_it() -> None:
    before = understand_text(TEXT).understanding.decisions
    add_word("fr", "modality.wish", "Entérin*")
    [after] = understand_text(TEXT).understanding.decisions
    assert after.modality == "wish"
    assert [one.modality for one in before] != ["wish"]
    remove_word("fr", "modality.wish", "enterin*")
    assert understand_text(TEXT).understanding.decisions == before


def test_an_event_of_ones_own_is_what_a_deadline_hangs_on() -> None:
    text = TEXT.replace("le budget", "avant la kermesse le budget")
    before = understand_text(text).understanding.dates
    add_word("fr", "dates.events", "kermesse")
    after = understand_text(text).understanding.dates
    assert [date.precision for date in after] == ["exact", "relative"]
    assert len(before) == 1


def test_words_are_kept_for_this_person_alone_and_per_language() -> None:
    assert add_word("fr", "dates.fuzzy", "  dès  potron-minet ") == "dès potron-minet"
    path = Path(own_words_path())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert json.loads(path.read_text("utf-8")) == {"fr": {"dates.fuzzy": ["dès potron-minet"]}}
    assert "dès potron-minet" in lexicon("fr").words("dates.fuzzy")
    assert "dès potron-minet" not in lexicon("es").words("dates.fuzzy")
    assert "dès potron-minet" not in built_in("fr", "dates.fuzzy")


@pytest.mark.parametrize(
    ("path", "word", "said"),
    [
        ("modality.wish", "  ", "Write a word"),
        ("modality.wish", "*", "Write a word"),
        ("modality.wish", "(", "Letters"),
        ("modality.wish", "a|b", "Letters"),
        ("modality.wish", "ab*", "four letters"),
        ("modality.wish", "pour*de", "Letters"),
        ("modality.wish", "x" * 61, "60"),
        ("headings.decisions", "le", "stands in every text"),
        ("headings.decisions", "DECISIONS", "already"),
        ("modality.wish", "décide", "Verbs of decision"),
        ("not.there", "mot", "no list"),
    ],
)
def test_what_could_not_serve_is_refused_with_a_sentence(path: str, word: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        add_word("fr", path, word)
    assert said in refused.value.sentence
    assert own_words() == {}


def test_what_comes_with_the_program_stays() -> None:
    with pytest.raises(Refusal, match="none of your own"):
        remove_word("fr", "headings.decisions", "décisions")
    with pytest.raises(Refusal, match="Français, Español"):
        word_lists("en")


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"fr": []}',
        '{"fr": {"modality.wish": "mot"}}',
        '{"fr": {"nowhere": ["mot"]}}',
        '{"fr": {"modality.wish": [1, ""]}}',
    ],
)
def test_a_spoilt_file_never_keeps_a_text_from_being_read(content: str) -> None:
    Path(own_words_path()).write_text(content, "utf-8")
    read_words_anew()
    assert len(understand_text(TEXT).understanding.decisions) == 1
    assert add_word("fr", "modality.wish", "entérin*") == "entérin*"
    assert own_words() == {"fr": {"modality.wish": ("entérin*",)}}


def test_words_that_cannot_be_written_are_refused(own_home: Path) -> None:
    Path(f"{own_words_path()}.new").mkdir()
    with pytest.raises(Refusal, match="could not be written"):
        add_word("fr", "modality.wish", "entérin*")

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from cufdesk.reading.language import built_in, lexicon
from cufdesk.refusal import Refusal
from cufdesk.usecases.reading import understand_text
from cufdesk.usecases.reading_words import (
    add_word,
    added_words,
    added_words_path,
    all_own_words,
    remove_word,
    word_lists,
)

TEXT = """Relevé de décisions
3 mars 2016

Décisions :
· Le bureau entérine le budget de la mission.
"""


@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_list_is_there_in_both_languages(language: str) -> None:
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
    text = TEXT.replace("le budget", "jusqu’à la kermesse le budget")
    before = understand_text(text).understanding.dates
    add_word("fr", "dates.events", "kermesse")
    after = understand_text(text).understanding.dates
    assert [date.precision for date in after] == ["exact", "relative"]
    assert len(before) == 1


def test_words_are_kept_for_this_person_alone_and_per_language() -> None:
    assert add_word("fr", "dates.fuzzy", "  dès  potron-minet ") == "dès potron-minet"
    path = added_words_path()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text("utf-8") == '[fr.dates]\nfuzzy = ["dès potron-minet"]\n'
    assert "dès potron-minet" in lexicon("fr", all_own_words()).words("dates.fuzzy")
    assert "dès potron-minet" not in lexicon("es", all_own_words()).words("dates.fuzzy")
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
    assert added_words() == {}


def test_what_comes_with_the_program_stays() -> None:
    with pytest.raises(Refusal, match="none of your own"):
        remove_word("fr", "headings.decisions", "décisions")
    with pytest.raises(Refusal, match="Français, Español"):
        word_lists("en")


@pytest.mark.parametrize(
    "content",
    [
        "[",
        "fr = 3",
        "[fr.modality]\nwish = 'mot'",
        "[fr.nowhere]\nwish = ['mot']",
        "[fr.modality]\nwish = [1]",
    ],
)
def test_a_spoilt_file_never_keeps_a_text_from_being_read(content: str) -> None:
    added_words_path().write_text(content, "utf-8")
    assert len(understand_text(TEXT).understanding.decisions) == 1
    assert add_word("fr", "modality.wish", "entérin*") == "entérin*"
    assert added_words() == {"fr": {"modality.wish": ("entérin*",)}}


def test_words_that_cannot_be_written_are_refused(own_home: Path) -> None:
    added_words_path().with_suffix(".new").mkdir()
    with pytest.raises(Refusal, match="could not be written"):
        add_word("fr", "modality.wish", "entérin*")


def test_words_written_by_hand_count_beside_those_added_here(own_home: Path) -> None:
    (own_home / "reading.toml").write_text('[fr.modality]\nwish = ["entérine"]\n', "utf-8")
    add_word("fr", "modality.adopted", "scelle*")
    add_word("es", "dates.fuzzy", "en un tris")
    add_word("fr", "modality.adopted", "bénit")
    [decision] = understand_text(TEXT).understanding.decisions
    assert decision.modality == "wish"
    assert added_words() == {
        "fr": {"modality.adopted": ("scelle*", "bénit")},
        "es": {"dates.fuzzy": ("en un tris",)},
    }
    with pytest.raises(Refusal, match="already"):
        add_word("fr", "modality.proposed", "entérine")

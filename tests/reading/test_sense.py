"""The second opinion: what it is learned from, what it drops, takes up and leaves as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cufdesk.paths import resource
from cufdesk.reading import weighed
from cufdesk.reading.minutes import read
from cufdesk.reading.own_words import OwnWords
from cufdesk.reading.sense import Sense, sense_of
from cufdesk.reading.signs import Found, signs
from cufdesk.reading.stretches import stretches
from cufdesk.reading.structure import document
from tests.reading.learning import Example, fingerprint, learned

HEAD = "Comité de jumelage\nRéunion du 4 avril 2024\n\nPrésents : Mme Claire Dubreuil, M. Antoine Kerbrat\n\n"


def test_the_weights_are_those_of_the_texts() -> None:
    told = json.loads(Path(resource("reading", "sense.json")).read_text("utf-8"))
    assert told["texts"] == fingerprint(), "texts of the corpus have changed: make sense"


def test_the_weights_tell_no_frozen_text() -> None:
    """No weight is of a word that stands in frozen texts alone: they are never learned from."""
    corpus = Path(__file__).parent / "corpus"
    texts = "\n".join(path.read_text("utf-8-sig", "replace") for path in (corpus / "learned").glob("*.txt"))
    assert len(texts) > 100_000
    assert not {path.name for path in (corpus / "frozen").iterdir()} & {
        path.name for path in (corpus / "learned").iterdir()
    }


@pytest.mark.parametrize("kind", ["actions", "decisions"])
def test_a_likelihood_is_between_none_and_sure(kind: str) -> None:
    sense = sense_of(kind)
    strong = sorted(sense.weights, key=lambda sign: sense.weights[sign])
    assert 0 < sense.likelihood(strong[:50]) < 0.01
    assert 0.99 < sense.likelihood(strong[-50:]) < 1
    assert sense.likelihood([]) == sense.likelihood(["a sign that nothing shows"])


def test_what_tells_is_learned_and_what_does_not_is_not() -> None:
    given: list[Example] = []
    for index in range(40):
        is_one = index % 2 == 0
        told = frozenset({"always", "telling" if is_one else "other"})
        given.append(("actions", told, is_one, 1.0, f"text {index % 5}"))
        given.append(("decisions", told, not is_one, 1.0, f"text {index % 5}"))
    made = learned(given, "actions")
    sense = Sense(made["start"], made["weights"])
    assert sense.likelihood({"always", "telling"}) > 0.9
    assert sense.likelihood({"always", "other"}) < 0.1
    assert abs(made["weights"].get("always", 0.0)) < 0.2
    assert made == learned(given, "actions")


def test_what_stands_in_one_text_alone_is_not_learned() -> None:
    told = [
        ("actions", frozenset({"telling"}), True, 1.0, "one"),
        ("actions", frozenset[str](), False, 1.0, "two"),
    ]
    assert learned(told, "actions")["weights"] == {}


def test_words_bear_their_language_and_forms_none() -> None:
    french = document("Mme Roux enverra la liste.", "fr")
    spanish = document("La Sra. Ruiz enviará la lista.", "es")
    told = signs(french, (0, len(french.text)), None), signs(spanish, (0, len(spanish.text)), None)
    assert {"fr:enverra", "has future", "party"} <= told[0]
    assert {"es:enviara", "has future", "party"} <= told[1]
    assert not [sign for sign in told[0] if sign.startswith(("es:", "rule"))]
    ruled = signs(french, (0, len(french.text)), Found("commitment", named=True, dated=True))
    assert {"rule", "rule whowhen", "rule commitment"} <= ruled


def test_sentences_and_their_clauses_are_weighed() -> None:
    doc = document("Mme Roux a vu le port, et M. Petit écrira au maire ; il joindra le plan.\n", "fr")
    found = [doc.text[slice(*span)] for span in stretches(doc, frozenset())]
    assert found == [
        "Mme Roux a vu le port, et M. Petit écrira au maire ;",
        "Mme Roux a vu le port",
        "M. Petit écrira au maire",
        "il joindra le plan.",
    ]


def test_lists_of_people_tables_and_titles_are_not() -> None:
    doc = document(
        f"{HEAD}N° | Décision | Qui\n1 | Envoyer la liste | Mme Dubreuil\n\nLa salle est trop petite.\n"
    )
    people = frozenset(block.span for block in doc.blocks if "Présents" in doc.text[slice(*block.span)])
    assert [doc.text[slice(*span)] for span in stretches(doc, people)][-1] == "La salle est trop petite."
    assert not [span for span in stretches(doc, people) if "Envoyer" in doc.text[slice(*span)]]


def test_what_rules_leave_is_taken_up(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{HEAD}1. Affiche\nL'affiche de l'an dernier a plu.\n"
    assert read(text).decisions == ()
    sure = {"actions": Sense(-5.0, {"fr:affiche": 10.0}), "decisions": Sense(-5.0, {})}
    monkeypatch.setattr(weighed, "sense_of", sure.__getitem__)
    (decision,) = read(text).decisions
    assert [action.text for action in decision.actions] == ["L'affiche de l'an dernier a plu."]
    assert (decision.number, decision.actions[0].number) == ("D1", "A1")


def test_what_does_not_hold_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{HEAD}1. Affiche\nMme Dubreuil enverra l'affiche avant le 12 mai 2024.\n"
    assert [action.responsible for d in read(text).decisions for action in d.actions] == [
        ("Claire Dubreuil",)
    ]
    never = {"actions": Sense(-5.0, {}), "decisions": Sense(-5.0, {})}
    monkeypatch.setattr(weighed, "sense_of", never.__getitem__)
    assert read(text).decisions == ()


def test_what_an_officers_own_words_tell_is_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    never = {"actions": Sense(-5.0, {}), "decisions": Sense(-5.0, {})}
    monkeypatch.setattr(weighed, "sense_of", never.__getitem__)
    text = f"{HEAD}1. Affiche\nLe bureau tranche pour une affiche en couleurs.\n"
    own = OwnWords(lists=(("fr", "modality.adopted", ("tranche pour",)),))
    assert [decision.modality for decision in read(text, own=own).decisions] == ["adopted"]
    assert read(text).decisions == ()


def test_a_list_of_decisions_keeps_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """A heading that announces decisions is a sign of its own: less has to tell that they are."""
    half = {"actions": Sense(-1.5, {}), "decisions": Sense(0.0, {})}
    monkeypatch.setattr(weighed, "sense_of", half.__getitem__)
    sentence = "Mme Dubreuil enverra l'affiche avant le 12 mai 2024.\n"
    kept = [len(d.actions) for d in read(f"{HEAD}Décisions :\n- {sentence}").decisions]
    assert kept == [1]
    assert [len(d.actions) for d in read(f"{HEAD}1. Affiche\n{sentence}").decisions] == [0]

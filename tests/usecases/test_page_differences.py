"""Where the words of two printed documents differ: told shortly, and nothing that is none."""

from __future__ import annotations

from cufdesk.i18n import translator
from cufdesk.usecases.page_differences import differences, foot_of


def page(text: str, number: int = 1, short: str = "e99095f4") -> str:
    head = "Relevé – Échanges\n" if number > 1 else ""
    return f"{head}2015-02 · v0.1 · {short} {number}\u00a0/\u00a02\n{text}"


def said(then: list[str], now: list[str]) -> list[str]:
    return [one.sentence(translator("en")) for one in differences(then, now)]


def test_other_lines_hyphens_feet_and_pages_are_no_difference() -> None:
    then = [page("Le comité se réu-\nnira le 30 juin. Il donnera"), page("son avis.", 2)]
    now = [page("Le comité se réunira\nle 30 juin.", short="00000000"), page("Il donnera son avis.", 2)]
    assert said(then, now) == []


def test_what_differs_is_told_with_the_words_before_it() -> None:
    then, now = (
        [page("Le comité se réunira le 30 juin à Paris.")],
        [page("Le comité se réunira le 15 juillet à Paris.")],
    )
    assert said(then, now) == [
        "The text “…comité se réunira le 30 juin” now reads “…comité se réunira le 15 juillet”"
    ]


def test_what_came_and_what_went() -> None:
    assert said([page("Un. Trois.")], [page("Un. Deux. Trois.")]) == ["New in the text: “…Un. Deux.”"]
    assert said([page("Un. Deux. Trois.")], [page("Un. Trois.")]) == ["No longer in the text: “…Un. Deux.”"]


def test_a_heading_that_is_repeated_elsewhere_has_only_moved() -> None:
    head = "Décision Responsable Échéance"
    then = [page(f"{head}\nA1 un\nA2 deux"), page(f"{head}\nA3 trois", 2)]
    now = [page(f"{head}\nA1 un"), page(f"{head}\nA2 deux\nA3 trois", 2)]
    assert said(then, now) == []


def test_a_long_text_that_is_another_is_one_difference() -> None:
    then, now = " ".join(f"a{n}" for n in range(12_000)), " ".join(f"b{n}" for n in range(12_000))
    (sentence,) = said([page(then)], [page(now)])
    assert len(sentence) < 260


def test_the_foot_is_found_with_the_page_number_and_without() -> None:
    for line in ("2015-02/R1 · v0.1 · e99095f4", "2015-02/R1 · v0.1 · e99095f4 1 / 5"):
        found = foot_of(["Texte", line, "12, rue de Paris"])
        assert found is not None
        assert (found["before"], found["short"]) == ("2015-02/R1 · v0.1", "e99095f4")
    assert foot_of(["Compte 12345678 euros", "le mot e99095f4 seul dans un texte"]) is None

"""What a merge of two contacts keeps, what stands together, and what would be lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cufdesk.domain.merging_contacts import BOTH, SECOND, MergedField, merge_preview, merged_field
from cufdesk.domain.values import Bilingual

FIRST = {
    "id": "1",
    "given_names": "Sergio",
    "first_surname": "Arrendendo",
    "email": "sergio@fenamm.mx",
    "phone": "",
    "notes": "Vu à Paris.",
    "country": "MX",
}
SECOND_RECORD = {
    "id": "2",
    "given_names": "Sergio",
    "first_surname": "Arredondo",
    "email": "SERGIO@fenamm.mx\ns.arredondo@fenamm.mx",
    "phone": "+52 55 3686 5100",
    "notes": "Vu à Puebla.",
    "country": "MX",
}


def field(name: str, **choices: str) -> MergedField:
    preview = merge_preview(FIRST, SECOND_RECORD, choices)
    return next(field for field in preview.fields if field.name == name)


def test_field_by_field() -> None:
    assert field("given_names").outcome == "same"
    assert (field("phone").outcome, field("phone").kept) == ("filled", "+52 55 3686 5100")
    assert field("email").kept == "sergio@fenamm.mx\ns.arredondo@fenamm.mx"
    assert field("notes").kept == "Vu à Paris.\n\nVu à Puebla."
    surname = field("first_surname")
    assert (surname.outcome, surname.kept, surname.lost) == ("differs", "Arrendendo", "Arredondo")
    assert not surname.may_join


def test_a_choice_turns_what_is_lost() -> None:
    surname = field("first_surname", first_surname=SECOND)
    assert (surname.kept, surname.lost) == ("Arredondo", "Arrendendo")
    notes = field("notes", notes=SECOND)
    assert (notes.kept, notes.lost, notes.may_join) == ("Vu à Puebla.", "Vu à Paris.", True)


def test_the_name_that_is_not_kept_becomes_an_alias() -> None:
    preview = merge_preview(FIRST, SECOND_RECORD, {"first_surname": SECOND})
    assert preview.new_aliases == ("Sergio Arrendendo",)
    assert preview.values()["aliases"] == "Sergio Arrendendo"
    assert [lost.name for lost in preview.undecided] == ["first_surname"]


def test_nothing_is_decided_where_nothing_differs() -> None:
    preview = merge_preview(FIRST, {**FIRST, "id": "2"})
    assert (preview.undecided, preview.new_aliases) == ((), ())
    assert preview.values() == {name: value for name, value in FIRST.items() if name != "id"}


def test_a_text_in_two_languages_is_completed() -> None:
    both = merged_field("title", Bilingual("Maire", ""), Bilingual("", "Alcalde"))
    assert (both.outcome, both.kept, both.lost) == ("filled", Bilingual("Maire", "Alcalde"), None)
    apart = merged_field("title", Bilingual("Maire", ""), Bilingual("Édile", "Alcalde"))
    assert (apart.outcome, apart.lost) == ("differs", Bilingual("Édile", "Alcalde"))
    assert merged_field("title", Bilingual(), Bilingual("Maire")).outcome == "filled"


def test_an_accent_is_something_to_lose_and_case_is_not() -> None:
    assert merged_field("first_surname", "Perez", "Pérez").lost == "Pérez"
    assert merged_field("first_surname", "Pérez", "PÉREZ").lost is None


def test_addresses_that_differ_in_a_sign_are_two() -> None:
    united = merged_field("email", "jean.dupont@ville.fr", "jean-dupont@ville.fr")
    assert united.kept == "jean.dupont@ville.fr\njean-dupont@ville.fr"
    numbers = merged_field("phone", ("+33 2 98 00 80 80",), ("+33298008080", "+33 6 12 34 56 78"))
    assert numbers.kept == ("+33 2 98 00 80 80", "+33 6 12 34 56 78")


def test_two_values_do_not_stand_in_one_field() -> None:
    with pytest.raises(ValueError, match="country"):
        merge_preview(FIRST, {**SECOND_RECORD, "country": "FR"}, {"country": BOTH})


_values = st.dictionaries(
    st.sampled_from(["given_names", "first_surname", "email", "aliases", "notes", "city"]),
    st.text("abé \n", max_size=6),
)


@given(_values, _values)
def test_whatever_stood_is_kept_or_told(first: dict[str, str], second: dict[str, str]) -> None:
    for merged in merge_preview(dict(first), dict(second)).fields:
        kept = f"{merged.kept}".casefold()
        for side in (merged.first, merged.second):
            words = f"{side or ''}".casefold().split()
            assert all(word in kept for word in words) or merged.lost == side


def test_what_stands_in_one_line_stays_in_one() -> None:
    languages = merged_field("languages", "français, espagnol", "Espagnol; anglais")
    assert languages.kept == "français, espagnol, anglais"
    assert merged_field("source", "Fichier u.vcf", "Relevé 2015-02").kept == "Fichier u.vcf; Relevé 2015-02"
    assert merged_field("notes", "Un", "Deux").kept == "Un\n\nDeux"

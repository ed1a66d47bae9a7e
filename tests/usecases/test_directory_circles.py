"""What a printed directory tells, and to whom: nothing outside of its circle stands anywhere in the file."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cufdesk.documents.circles import COLUMNS, Extent, extent, extent_named
from cufdesk.domain.contacts import ContactPoint
from cufdesk.domain.values import Bilingual
from cufdesk.press.story import DataTable
from cufdesk.refusal import Refusal
from cufdesk.storage.dossier import Dossier
from cufdesk.usecases.printing import prepare, print_document
from tests.documents.told import printed_text, texts_of
from tests.makers import a_cover, a_dossier, a_person, a_position, an_organisation

PUBLIC = ("Ruiz, Rosa", "Directrice", "Réseau des villes")
PARTNERS = ("office@example.org", "+52 55 1234 5678", "Réseau de collectivités")
INTERNAL = (
    "home@example.org",
    "unlabelled@example.org",
    "+52 55 8765 4321",
    "12 calle Secreta",
    "náhuatl",
    "Réseau des ville,",
    "5 rue du Réseau",
    "https://rvm.example",
)
NEVER = (
    "a remark on Rosa",
    "a remark on the body",
    "a business card",
    "consent of Rosa",
    "kept for the grant",
    "1987-06-05",
    "05/06/1987",
    "juin 1987",
    "alias of Rosa",
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    body = an_organisation(
        written_name="Réseau des ville,",
        address="5 rue du Réseau",
        website="https://rvm.example",
        notes="a remark on the body",
    )
    rosa = a_person(
        positions=[a_position(body=body)],
        languages="náhuatl",
        notes="a remark on Rosa",
        source="a business card",
        legal_basis="consent of Rosa",
        keep_reason="kept for the grant",
        keep_until=date(1987, 6, 5),
        last_contact=date(1987, 6, 5),
        aliases="alias of Rosa",
    )
    rosa.points = [
        ContactPoint(person_id=rosa.id, kind=kind, label=label, value=value)
        for kind, label, value in (
            ("email", "work", "office@example.org"),
            ("email", "home", "home@example.org"),
            ("email", "", "unlabelled@example.org"),
            ("phone", "work", "55 1234 5678"),
            ("phone", "mobile", "55 8765 4321"),
            ("address", "home", "12 calle Secreta"),
        )
    ]
    made = a_dossier(tmp_path_factory.mktemp("office"), body, rosa)
    yield made
    made.close()


def everything_in(path: Path) -> str:
    """Return the text of the pages and all else that the file holds, its streams unpacked."""
    data = path.read_bytes()
    parts = [printed_text(path), data.decode("latin-1"), data.decode("utf-8", "replace")]
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            inside = zlib.decompressobj().decompress(found[1])
        except zlib.error:
            continue
        parts += [inside.decode("latin-1"), inside.decode("utf-8", "replace"), _of_utf16(inside)]
    return "\n".join(parts).replace("\u00a0", " ")


def _of_utf16(data: bytes) -> str:
    return data.replace(b"\0", b"").decode("latin-1")


@pytest.mark.parametrize("language", ["fr", "fr+es"])
@pytest.mark.parametrize(
    ("circle", "told", "kept_back"),
    [
        ("public", PUBLIC, (*PARTNERS, *INTERNAL)),
        ("partners", (*PUBLIC, *PARTNERS), INTERNAL),
        ("internal", (*PUBLIC, *PARTNERS, *INTERNAL), ()),
    ],
)
def test_nothing_outside_the_circle_is_in_the_file(
    office: Dossier,
    tmp_path: Path,
    circle: str,
    told: tuple[str, ...],
    kept_back: tuple[str, ...],
    language: str,
) -> None:
    path = print_document(office, "directory", circle, language, target=tmp_path)
    text = printed_text(path).replace("\u00a0", " ")
    assert [words for words in told if words.rstrip(",") not in text] == []
    whole = everything_in(path)
    assert "XMP" in whole or "xmpmeta" in whole  # the file was looked into
    assert [words for words in (*kept_back, *NEVER) if words in whole] == []


@pytest.mark.parametrize(
    ("circle", "name", "line"),
    [
        ("public", "repertoire_public_FR", "Diffusion : public"),
        ("", "repertoire_partenaires_FR", "Diffusion : partenaires"),
        ("internal", "repertoire_interne_FR", "Diffusion : interne"),
    ],
)
def test_the_circle_stands_on_the_page_and_in_the_file_s_name(
    office: Dossier, tmp_path: Path, circle: str, name: str, line: str
) -> None:
    path = print_document(office, "directory", circle, "fr", target=tmp_path)
    assert name in path.name
    assert line in printed_text(path).replace("\u00a0", " ")
    assert f"Répertoire ({name.split('_')[1]})" in everything_in(path)


def columns(office: Dossier, reference: str) -> int:
    items = prepare(office, "directory", reference, "fr").story().items
    return next(len(item.columns) for item in items if isinstance(item, DataTable))


def test_columns_are_chosen_within_the_circle(office: Dossier) -> None:
    assert columns(office, "partners:email") == 2
    assert columns(office, "internal") == 6
    assert columns(office, "public:") == 1
    told = "\n".join(texts_of(prepare(office, "directory", "internal:email", "fr").story()))
    assert "home@example.org" in told
    assert "calle Secreta" not in told
    assert "Directrice" not in told


def test_many_columns_lie_on_their_side(office: Dossier) -> None:
    assert prepare(office, "directory", "internal").story().landscape
    assert not prepare(office, "directory", "partners").story().landscape


@pytest.mark.parametrize(
    ("reference", "sentence"),
    [
        ("publc", "no circle “publc”"),
        ("public:email", "not for the circle"),
        ("partners:address", "not for the circle"),
        ("internal:notes", "no column “notes”"),
    ],
)
def test_what_is_unknown_or_outside_is_refused(office: Dossier, reference: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        prepare(office, "directory", reference)
    assert sentence in refused.value.sentence


def test_what_was_chosen_is_known_again_by_the_reference(office: Dossier) -> None:
    for chosen in (Extent(), extent("public"), extent("internal", ("email", "languages"))):
        sheet = prepare(office, "directory", chosen.id).sheet
        assert sheet.record == chosen
        assert sheet.record_id == chosen.id == sheet.reference
    assert extent_named("internal") == Extent("internal", COLUMNS["internal"])


def test_a_page_s_record_is_no_circle(office: Dossier) -> None:
    with office.read() as reading:
        from cufdesk.domain.contacts import Person

        [rosa] = reading.all(Person)
    assert prepare(office, "directory", rosa.id).sheet.record == Extent()


@pytest.mark.parametrize(
    ("under_particle", "order"),
    [(False, ["Nuñez", "Ñáñez", "Peña"]), (True, ["de la Peña", "Nuñez", "Ñáñez"])],
)
def test_both_languages_stand_in_the_order_of_the_dossier_s_rule(
    tmp_path: Path, under_particle: bool, order: list[str]
) -> None:
    body = an_organisation()
    people = [
        a_person("Ana", surname, particle=particle, positions=[a_position(body=body)])
        for surname, particle in (("Ñáñez", ""), ("Peña", "de la"), ("Nuñez", ""))
    ]
    abroad = an_organisation("AL", name=Bilingual("Allemagne", "Zacatecas"), country="DO")
    made = a_dossier(tmp_path, body, abroad, *people, cover=a_cover(under_particle=under_particle))
    for language in ("fr", "es", "fr+es", "es+fr"):
        text = printed_text(print_document(made, "directory", "public", language, target=tmp_path))
        places = [text.index(f"{name}, Ana") for name in order]
        assert places == sorted(places)
    made.close()

from __future__ import annotations

import datetime as dt

import pytest

from cufdesk.reading.decisions import decisions
from cufdesk.reading.minutes import read
from cufdesk.reading.structure import document
from tests.reading.own_texts import modalities_of, understood


def test_a_group_acts_but_what_is_done_to_it_is_not_its_deed() -> None:
    text = read("Décisions :\n· Le bureau choisira la date.\n· Le comité sera réuni en mai.", language="fr")
    assert [decision.actions[0].responsible for decision in text.decisions] == [("bureau",), ()]


def titles(name: str) -> list[str]:
    return [decision.title for decision in understood(name).decisions]


def actions(name: str) -> list[tuple[str, tuple[str, ...], str | None, str]]:
    return [
        (
            action.number,
            action.responsible,
            action.deadline.isoformat() if action.deadline else None,
            action.precision,
        )
        for decision in understood(name).decisions
        for action in decision.actions
    ]  # fmt: skip


def test_numbered_decisions_with_context() -> None:
    text = understood("reunion-numerotee")
    assert modalities_of(text) == [
        ("D1", "adopted", None),
        ("D2", "commitment", "Ville de Nantes"),
        ("D3", "proposed", None),
        ("D4", "wish", "Région Bretagne"),
    ]
    assert text.decisions[2].context == "Contexte : la rencontre de 2015 avait réuni douze villes."
    assert "Contexte" not in text.decisions[2].text
    assert titles("reunion-numerotee")[1] == "La Ville de Nantes transmettra la liste des participants"
    assert actions("reunion-numerotee") == [("A1", ("Ville de Nantes",), "2016-04-15", "exact")]


def test_bullets_with_what_goes_on_under_them() -> None:
    text = understood("mission-puces")
    assert [modality for _number, modality, _party in modalities_of(text)] == [
        "adopted",
        "commitment",
        "proposed",
        "adopted",
    ]
    assert "Publier les résultats." in text.decisions[0].text
    assert text.decisions[2].text.endswith("Il se tiendrait en présence de l'Ambassade de France au Maroc.")
    assert text.decisions[3].actions[0].responsible == ("RVP",)


def test_a_paragraph_of_its_own_after_the_list_that_announces() -> None:
    assert modalities_of(understood("minuta-vinetas")) == [
        ("D1", "adopted", None),
        ("D2", "commitment", "IMP"),
        ("D3", "proposed", None),
        ("D4", "announced", "RCH, IMP"),
    ]


def test_spanish_agreements_by_word_and_by_ordinal() -> None:
    assert modalities_of(understood("minuta-acuerdos")) == [
        ("D1", "adopted", None),
        ("D2", "commitment", "Ayuntamiento de Mérida"),
        ("D3", "proposed", "Red de Ciudades Hermanas"),
        ("D4", "wish", "municipios"),
    ]
    assert actions("minuta-acuerdos") == [("A1", ("Ayuntamiento de Mérida",), "2016-06-30", "exact")]
    assert modalities_of(understood("minuta-ordinales")) == [
        ("D1", "commitment", "ACL"),
        ("D2", "commitment", "Gobierno de Puebla"),
        ("D3", "adopted", None),
        ("D4", "wish", "Burdeos"),
    ]
    assert "se levanta" not in understood("minuta-ordinales").decisions[-1].text


def test_rows_of_a_table() -> None:
    assert titles("tableau") == [
        "Ouvrir les inscriptions au chantier de jeunes",
        "Publier la charte d'accueil",
        "Choisir les familles d'accueil",
    ]
    assert actions("tableau") == [
        ("A1", ("Ville de Nantes",), "2018-10-01", "exact"),
        ("A2", ("Claire Martin",), "2018-10-15", "exact"),
        ("A3", (), None, "fuzzy"),
    ]


def test_lines_for_who_and_when() -> None:
    assert titles("fiches") == ["Calendrier", "Budget", "Communication"]
    assert actions("fiches") == [
        ("A1", ("Métropole de Lyon",), "2024-03-01", "exact"),
        ("A2", (), None, "none"),
    ]
    assert actions("minuta-marcada")[0] == ("A1", ("Ana Lucía Torres",), "2023-12-15", "exact")


def test_sentences_that_decide_where_nothing_announces_decisions() -> None:
    assert titles("prose") == [
        "La commission prend acte de cette baisse",
        "Il est décidé de relancer la campagne d'information",
        "L'Office des écoles s'engage à produire une brochure pour le 30 avril",
        "Les communes souhaitent être consultées",
        "Une convention sera signée entre l'Office des écoles et la Ville de Tours",
    ]
    assert titles("rapport") == [
        "La Ville de Rennes financera trois bourses",
        "Le maire de Cuzco a indiqué que le centre ouvrira en septembre",
        "Il a été convenu de se revoir",
    ]


def test_lettered_points_of_a_mail_and_a_list_of_next_steps() -> None:
    text = understood("courriel-lettres")
    assert [modality for _number, modality, _party in modalities_of(text)] == [
        "adopted",
        "commitment",
        "commitment",
        "adopted",
    ]
    assert text.decisions[1].actions[0].responsible == ("Catalina Restrepo",)
    steps = understood("conclusions-etapes").decisions[-1]
    assert steps.title == "Prochaines étapes"
    assert [(action.text, action.responsible, action.deadline_text) for action in steps.actions] == [
        ("Envoyer les invitations", ("Cités Partenaires",), "fin janvier 2022"),
        ("Réserver la salle", ("Ville de Lille",), None),
    ]


def test_a_text_that_is_decisions_throughout_as_its_title_says() -> None:
    assert [(d.title, d.modality) for d in understood("jumelage").decisions] == [
        ("Accueil des lycéens", "adopted"),
        ("Fête du jumelage", "proposed"),
        ("Site internet", "commitment"),
    ]
    assert "prochaine réunion" not in understood("jumelage").decisions[-1].text
    assert [decision.modality for decision in understood("bureau").decisions] == ["adopted"] * 4 + ["finding"]


def test_those_who_are_charged_by_another() -> None:
    assert actions("bureau") == [
        ("A1", ("secrétaire général",), None, "none"),
        ("A2", ("membres",), "2018-03-31", "exact"),
    ]
    assert actions("minuta-acta") == [
        ("A1", ("Coordinación de Relaciones Internacionales",), "2019-06-15", "exact"),
        ("A2", ("Arturo Cota",), None, "none"),
    ]
    assert actions("tabulations") == [
        ("A1", ("Marion Lefèvre",), "2020-11-20", "exact"),
        ("A2", ("Thomas Nguyen",), None, "fuzzy"),
        ("A3", ("Saint-Louis",), None, "none"),
    ]


def test_a_city_known_from_its_mayor_can_commit_itself() -> None:
    assert modalities_of(understood("minuta-nota")) == [
        ("D1", "commitment", "Gobierno del Estado de Jalisco y la Región Occitania"),
        ("D2", "commitment", "Montpellier"),
        ("D3", "adopted", None),
        ("D4", "finding", None),
    ]


def test_lines_cut_at_the_width_of_a_page_are_one_paragraph() -> None:
    assert understood("courriel-coupe").decisions[1].text == (
        "Le bureau se réunira de nouveau le 10 janvier afin de préparer "
        "l'assemblée générale et de fixer la liste des invités."
    )


@pytest.mark.parametrize(
    ("sentence", "language", "modality", "party"),
    [
        ("La Ville de Tours signera la charte.", "fr", "commitment", "Ville de Tours"),
        ("La charte serait signée à Tours.", "fr", "proposed", None),
        ("La partie chilienne souhaite une autre réunion.", "fr", "wish", "partie chilienne"),
        ("La délégation souhaiterait une visite.", "fr", "wish", "délégation"),
        ("La charte est adoptée à l'unanimité.", "fr", "adopted", None),
        ("Publier la charte.", "fr", "adopted", None),
        ("Le secrétariat doit publier la charte.", "fr", "adopted", None),
        ("Plusieurs villes ont annoncé leur venue.", "fr", "announced", "Plusieurs villes"),
        ("La coopération est une chance.", "fr", "finding", None),
        ("Il est à noter que douze villes sont venues.", "fr", "finding", None),
        ("L'annonce des résultats aura lieu à Paris.", "fr", "adopted", None),
        ("El municipio de Colima firmará el convenio.", "es", "commitment", "municipio de Colima"),
        ("El convenio se firmaría en julio.", "es", "proposed", None),
        ("Se acuerda publicar la lista.", "es", "adopted", None),
        ("La seguridad era tema de la reunión.", "es", None, None),
        ("Las autoridades desean otra reunión.", "es", "wish", "autoridades"),
        ("Cabe destacar la presencia de alcaldes.", "es", "finding", None),
        ("Enviar la lista.", "es", "adopted", None),
    ],
)
def test_the_verb_is_the_status(
    sentence: str, language: str, modality: str | None, party: str | None
) -> None:
    heading = "Décisions" if language == "fr" else "Acuerdos"
    doc = document(f"{heading} :\n\n· {sentence}", language)
    [decision] = decisions(doc, frozenset(), ())
    assert (decision.modality, decision.party) == (modality, party)


def test_a_duty_is_parted_into_its_deeds() -> None:
    text = read(
        "Réunion du 3 mai 2016\nDécisions :\n· Dans les meilleurs délais la Ville de Metz devra écrire "
        "aux écoles et sans tarder chercher une salle et publier la liste avant le 1er juin."
    )
    assert [(a.text, a.responsible, a.deadline, a.deadline_text) for a in text.decisions[0].actions] == [
        ("la Ville de Metz devra écrire aux écoles", ("Ville de Metz",), None, "Dans les meilleurs délais"),
        ("sans tarder chercher une salle", ("Ville de Metz",), None, "sans tarder"),
        ("publier la liste avant le 1er juin", ("Ville de Metz",), dt.date(2016, 6, 1), "1er juin"),
    ]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "Bonjour", "Décisions :", "Acuerdos\n\n", "1.", "·", "| | |"]
)
def test_texts_that_decide_nothing(text: str) -> None:
    assert read(text).decisions == ()


def test_titles_are_the_first_words_up_to_a_clause() -> None:
    doc = document(
        "Décisions :\n· Après un long échange, la commission retient la proposition des villes du littoral "
        "et des îles, qui était attendue depuis longtemps.\n· " + "Renforcer " * 30
    )
    first, second = decisions(doc, frozenset(), ())
    assert first.title == "La commission retient la proposition des villes du littoral et des îles"
    assert second.title.endswith("…")
    assert len(second.title) <= 80


def charged(words: str, language: str = "fr") -> list[tuple[str, ...]]:
    heading = "Décisions :" if language == "fr" else "Acuerdos"
    text = read(f"{heading}\n{words}", language=language)
    return [action.responsible for decision in text.decisions for action in decision.actions]


def test_a_surname_that_begins_with_an_article_acts() -> None:
    text = read("Décisions :\n- M. Le Bihan portera la lettre à la mairie de Vannes d'ici au 3 mai 2016.")
    assert text.decisions[0].actions[0].responsible == ("M. Le Bihan",)
    assert [body.name for body in text.organisations] == ["mairie de Vannes"]


def test_two_subjects_are_two_responsible() -> None:
    assert charged("- La RVP et la FAMX relanceront les villes.") == [("RVP", "FAMX")]
    assert charged("- Villes Unies Demain y la FAMX publicarán la lista.", "es") == [
        ("Villes Unies Demain", "FAMX")
    ]
    assert charged("- Las partes integrarán un grupo.", "es") == [("Las partes",)]
    assert charged("- Les deux parties relanceront les villes.") == [("Les deux parties",)]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("- La Ville de Brest ne participera pas au forum.", "fr"),
        ("- La Ville de Brest ne s'engage pas à payer.", "fr"),
        ("- La Ciudad de Puebla no participará en el foro.", "es"),
    ],
)
def test_what_is_denied_engages_nobody(words: str, language: str) -> None:
    assert charged(words, language) == []


def test_only_so_much_is_no_denial() -> None:
    assert charged("- La Ville de Brest ne paiera que la salle.") == [("Ville de Brest",)]


def test_agreements_numbered_in_words() -> None:
    listed = "ACUERDO PRIMERO.- La SRX abrirá el sitio.\n\nSEGUNDO.- Se reunirá el comité.\n\n"
    text = read(f"Minuta\n\n{listed}ACUERDO TERCERO.- La Ciudad de Puebla pagará.", language="es")
    assert [d.text for d in text.decisions] == [
        "La SRX abrirá el sitio.",
        "Se reunirá el comité.",
        "La Ciudad de Puebla pagará.",
    ]


def test_what_was_agreed_is_a_decision_even_told_afterwards() -> None:
    text = read("Bilan\n\nIl a été convenu que les deux villes publieraient un guide.", language="fr")
    assert [d.modality for d in text.decisions] == ["adopted"]


@pytest.mark.parametrize("heading", ["Suites\n", "Suites données\n", ""])
@pytest.mark.parametrize("sign", ["1. ", "- "])
def test_a_table_after_a_list_leaves_the_list(heading: str, sign: str) -> None:
    items = "".join(f"{sign}{words}\n" for words in ("Le comité adopte la charte.", "Une note sera écrite."))
    table = "Action | Responsable | Échéance\nRéserver la salle | Mme Roux | 3 mai 2016\n"
    text = read(f"Décisions\n{items}\n{heading}{table}", language="fr")
    assert [d.text for d in text.decisions] == [
        "Le comité adopte la charte.",
        "Une note sera écrite.",
        "Réserver la salle",
    ]
    assert text.decisions[2].actions[0].responsible == ("Mme Roux",)


def test_paragraphs_that_decide_before_a_table_are_kept() -> None:
    table = "Action | Responsable\nOuvrir le site | RVP\nRéserver la salle | RVP"
    words = "Le tableau suit.\n\nLa Ville de Brest accueillera la visite.\n\n"
    text = read(f"Décisions\n\n{words}{table}", language="fr")
    assert [d.text for d in text.decisions] == [
        "La Ville de Brest accueillera la visite.",
        "Ouvrir le site",
        "Réserver la salle",
    ]


def test_a_table_inside_a_labelled_decision_stays_in_it() -> None:
    words = "Décision 1 : adopter la charte.\nA | B\nC | D\nDécision 2 : écrire aux villes."
    assert len(read(f"Décisions\n{words}", language="fr").decisions) == 2


def test_an_agreement_under_reserve_stays_a_proposal() -> None:
    words = "Il est convenu que la note sera lue sous réserve d'un accord."
    assert read(f"Décisions :\n- {words}", language="fr").decisions[0].modality == "proposed"


def responsible_below(line: str) -> list[tuple[str, ...]]:
    words = f"Décisions\n\n{line}\n- de réserver la salle\n- de relancer la presse"
    return [action.responsible for found in read(words, language="fr").decisions for action in found.actions]


@pytest.mark.parametrize("alone", [":", "- :", "* :", ".:"])
def test_a_colon_alone_over_a_list_charges_nobody(alone: str) -> None:
    assert not any(responsible_below(alone))
    assert responsible_below("Mme Roux est chargée :") == [("Mme Roux",)] * 2


@pytest.mark.parametrize("what", ["Ce qui est retenu", "Ce qui est convenu"])
def test_a_topic_before_what_was_decided_is_no_decision(what: str) -> None:
    rows = "Ambulance\tSaint-Vaast cède l'ancien véhicule\tM. Hue\tfin mai\n"
    rows += "Ecole\tRassembler les manuels\tMme Roux\t\n"
    text = f"Rencontre du 3 mars 2017\n\nRubrique\t{what}\tQui s'en occupe\tTerme\n{rows}"
    found = read(text, language="fr").decisions
    assert [decision.title for decision in found] == [
        "Saint-Vaast cède l'ancien véhicule",
        "Rassembler les manuels",
    ]
    assert [a.responsible for decision in found for a in decision.actions] == [("M. Hue",), ("Mme Roux",)]

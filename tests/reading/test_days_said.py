"""Days as notaries, scanners, notes and mail programs say them; and what only looks like one."""

from __future__ import annotations

import datetime as dt

import pytest

from cufdesk.reading.dates import dates
from cufdesk.reading.minutes import read
from cufdesk.reading.structure import document
from tests.reading.test_said_when import actions_in

APRIL = dt.date(2024, 4, 4)


def days(text: str, language: str) -> list[str]:
    found = [date for date in dates(document(text, language), APRIL) if date.precision == "exact"]
    return [f"{one.start}" if one.start == one.end else f"{one.start}/{one.end}" for one in found]


FRENCH = [
    ("la visite du 25/03 au 05/04/2024", ["2024-03-25/2024-04-05"]),
    ("la mission est reportée du 12 au 15 mai 2024", ["2024-05-12/2024-05-15"]),
    ("L'an deux mille seize et le vendredi huit avril, à dix heures", ["2016-04-08"]),
    ("L'an deux mil dix-neuf et le 7 du mois de février", ["2019-02-07"]),
    ("L'an deux mille dix sept, le quinze novembre", ["2017-11-15"]),
    ("l'an dernier, le mardi 12 mars", ["2024-03-12"]),
    ("le vingt (20) mai deux mille vingt-quatre (2024)", ["2024-05-20"]),
    ("les contrats (14) de mai 2024", []),
    ("compte rendu n° 6 – 24 juin 2025", ["2025-06-24"]),
    ("réunion no 3 - 4 mai 2024", ["2024-05-04"]),
    ("du 3 au 5 mai 2024", ["2024-05-03/2024-05-05"]),
    ("du 26 au 28/09", ["2024-09-26/2024-09-28"]),
    ("du 11 au 22.04.2024", ["2024-04-11/2024-04-22"]),
    ("le lot 3 - 18/03/2024", ["2024-03-18"]),
    ("repoussé du 3 mai au 12 juin 2024", ["2024-05-03", "2024-06-12"]),
    ("l'ouverture glisse du 17 septembre au 1er octobre 2024", ["2024-09-17", "2024-10-01"]),
    ("ouvert du 3 mai au 12 juin 2024", ["2024-05-03/2024-06-12"]),
    ("le 8juin 2024, puis le 21 septembre2024", ["2024-06-08", "2024-09-21"]),
    ("le 17 rnai et le l2 novernbre", ["2024-05-17", "2024-11-12"]),
    ("avant le 28-10", ["2024-10-28"]),
    ("pour 10-12 personnes", []),
    ("salle à réserver avt 15/12", ["2024-12-15"]),
    ("on se rappelle le 28 à 10 h", ["2024-04-28"]),
    ("le 16 du mois prochain", ["2024-05-16"]),
    ("signée le 3 décembre, elle court", ["2023-12-03"]),
    ("elle sera signée le 3 décembre", ["2024-12-03"]),
    ("le bail expire le 31 mars", ["2025-03-31"]),
    ("la fin du bail le 31 mars", ["2024-03-31"]),
    ("pour le Collège du 3 octobre", ["2024-10-03"]),
    ("rue du 8 mai 1945", []),
    ("del 14 al 18 de noviembre", ["2024-11-14/2024-11-18"]),
    ("Date : Fri, 23 Sep 2016 18:44:07 +0200", ["2016-09-23"]),
    ("quarta-feira, 7 de maio de 2025 18:12", ["2025-05-07"]),
]
SPANISH = [
    ("En el año dos mil dieciséis, a los ocho días del mes de abril", ["2016-04-08"]),
    ("a los diecinueve (19) días del mes de agosto de 2014", ["2014-08-19"]),
    ("sábado veintidós (22) de octubre del año dos mil once (2011)", ["2011-10-22"]),
    ("a los veinte y dos días del mes de junio del año dos mil veinte y dos", ["2022-06-22"]),
    ("del día sábado 14 de febrero del año 2015, los socios", ["2015-02-14"]),
    ("hasta el 3O de abril", ["2024-04-30"]),
    ("3 de rnarzo de 2011", ["2011-03-03"]),
    ("antes 28-10", ["2024-10-28"]),
    ("unas 10-12 personas", []),
    ("(lun 14/10)", ["2024-10-14"]),
    ("del 10 al 24/07/2024", ["2024-07-10/2024-07-24"]),
    ("vuelven en octubre del 21 al 25", ["2024-10-21/2024-10-25"]),
    ("se aplaza del 3 de mayo al 12 de junio", ["2024-05-03", "2024-06-12"]),
    ("la muestra va del 3 de mayo al 12 de junio", ["2024-05-03/2024-06-12"]),
    ("la entrevista que sostuvimos el 2 del presente", ["2024-04-02"]),
    ("el 8 del mes próximo", ["2024-05-08"]),
    ("el convenio vence el 1 de marzo", ["2025-03-01"]),
    ("se vio el 1 de marzo", ["2024-03-01"]),
    ("Sent: Wednesday, March 14, 2018 8:07 AM", ["2018-03-14"]),
    ("antes del 30 octobre 2024", ["2024-10-30"]),
    ("dos mil personas", []),
]


@pytest.mark.parametrize(("text", "told"), FRENCH)
def test_french_days(text: str, told: list[str]) -> None:
    assert days(text, "fr") == told


@pytest.mark.parametrize(("text", "told"), SPANISH)
def test_spanish_days(text: str, told: list[str]) -> None:
    assert days(text, "es") == told


def test_a_head_without_its_year_has_the_one_nearest_to_the_days_below() -> None:
    text = "Groupe pays Madagascar - 14/11 - visio\nla : Claire, Anne-So\n\nnotes\n"
    text += "- dates OK pour tous : 3-5 juin 2025\n- réunion 23/01/2025\n"
    assert read(text).start == dt.date(2024, 11, 14)


def test_a_head_with_its_year_keeps_it_and_an_item_with_dates_is_no_head() -> None:
    text = "Festival – bilan\nlundi 24/06/13, bureau du bas\n\n* dates arrêtées : 19-22 juin 2014\n"
    assert read(text).start == dt.date(2013, 6, 24)


TERMS = [
    ("fr", "Mme Roux enverra le dossier lundi matin.", "lundi matin"),
    ("fr", "M. Petit rangera le local samedi soir avec tout le monde.", "samedi soir"),
    ("fr", "La commune aura trois semaines pour faire ses remarques.", "trois semaines"),
    ("fr", "Mme Roux postera les convocations trois semaines avant.", "trois semaines avant"),
    ("fr", "M. Petit verra les devis avant tout versement à l'agence.", "avant tout versement à l'agence"),
    ("fr", "M. Petit enverra avant tout les devis à l'agence.", None),
    ("fr", "M. Petit chiffrera une hypothèse pour le comité du 4 mai.", "2024-05-04"),
    ("fr", "M. Petit présentera le rapport au conseil municipal du 6 juin.", "2024-06-06"),
    ("fr", "M. Petit relira le compte rendu du comité du 4 mai.", None),
    ("fr", "M. Petit préparera la soupe, comme tous les ans.", None),
    ("fr", "M. Petit paiera le billet des stagiaires attendus à Lyon au mois de septembre.", None),
    ("fr", "M. Petit paiera la clôture, le conseil en a parlé à la session d'avril.", None),
    ("fr", "M. Petit enverra le guide sous une dizaine de jours.", "sous une dizaine de jours"),
    ("fr", "M. Petit enverra le guide ss 3 sem", "ss 3 sem"),
    ("fr", "Mme Roux accueillera le groupe, lequel lui enverra son programme dans les dix jours.", None),
    ("es", "Raúl Ordaz llamará al museo el lunes a primera hora.", "el lunes a primera hora"),
    ("es", "Raúl Ordaz enviará la lista diez días después de firmar.", "diez días después de firmar"),
    ("es", "La comisión tendrá dos semanas para dar su opinión.", "dos semanas"),
    ("es", "Raúl Ordaz presentará el informe al pleno del 9 de mayo.", "2024-05-09"),
    ("es", "Raúl Ordaz enviará el acta del pleno del 9 de mayo.", None),
    ("es", "Raúl Ordaz enviará las actas, las están pidiendo desde noviembre.", None),
    (
        "es",
        "Raúl Ordaz pagará en cuanto la junta vote el gasto, prevista para el 24 de junio.",
        "en cuanto la junta vote el gasto",
    ),
    ("es", "La ciudad pagará ocho camas, no diez como se había pedido en julio.", None),
    ("es", "Raúl Ordaz subirá a tomar las fotos la otra semana.", "la otra semana"),
    ("es", "Raúl Ordaz enviará las bases para Carnaval.", "para Carnaval"),
]


@pytest.mark.parametrize(("language", "sentence", "told"), TERMS)
def test_what_is_a_term_and_what_only_a_time(language: str, sentence: str, told: str | None) -> None:
    (action,) = actions_in(language, sentence)
    found = action["deadline"] or action["deadline_text"]
    assert found == told


BEHIND = [
    ("fr", "M. Petit enverra la note. Elle doit être prête avant le 9 mai.", "2024-05-09"),
    ("fr", "M. Petit enverra la note. Elle doit partir en mission le 9 mai.", None),
    ("fr", "M. Petit enverra la note. Disons le 9 mai ?", "2024-05-09"),
    ("fr", "M. Petit enverra la note ; réponse fin juillet.", "fin juillet"),
    ("fr", "M. Petit enverra la note. Fin mai dernier carat.", "Fin mai"),
    ("fr", "M. Petit enverra la note. La visite aura lieu le 9 mai.", None),
    ("fr", "M. Petit enverra la note. Mme Roux appellera le port avant le 9 mai.", None),
    ("fr", "M. Petit relira la note et la renverra avant le 9 mai.", "2024-05-09"),
    ("fr", "M. Petit relira la note et Mme Roux la renverra avant le 9 mai.", None),
    ("es", "Raúl Ordaz enviará la nota. Dijo que para fin de mayo.", "fin de mayo"),
    ("es", "Raúl Ordaz enviará la nota. La idea es tenerla antes del 9 de mayo.", "2024-05-09"),
    ("es", "Raúl Ordaz enviará la nota. Lo ideal sería recibirla el 9 de mayo.", "2024-05-09"),
    ("es", "Raúl Ordaz enviará la nota. Con que llegue antes del 9 de mayo vamos bien.", "2024-05-09"),
    ("es", "Raúl Ordaz enviará la nota. Para el 9 de mayo está prevista la feria.", None),
    ("es", "Raúl Ordaz irá al puerto y dará cuenta a la comisión antes del 9 de mayo.", "2024-05-09"),
    ("es", "Raúl Ordaz irá al puerto y Carmen Villaseñor dará cuenta antes del 9 de mayo.", None),
]


@pytest.mark.parametrize(("language", "sentence", "told"), BEHIND)
def test_the_term_behind_is_that_of_the_task_before(language: str, sentence: str, told: str | None) -> None:
    action = actions_in(language, sentence)[0]
    assert (action["deadline"] or action["deadline_text"]) == told

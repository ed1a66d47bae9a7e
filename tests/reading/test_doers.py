"""Who does what is known to be an action: tried on sentences alone, with those before them."""

from __future__ import annotations

import pytest

from cufdesk.reading.doers import doers
from cufdesk.reading.structure import document, sentences

_PRESENT = {
    "fr": "Présents : Mme Claire Roux, M. Paul Petit, Amina Sow, Clovis Rey.\n\n"
    "Le comité a examiné les projets de la commune et le budget des visites.\n\n",
    "es": "Asistentes: Sra. Rosa Beltrán, Sr. Luis Vidal, Amina Sow, Nieves Urbina.\n\n"
    "El comité examinó los proyectos del municipio y el presupuesto de las visitas.\n\n",
}


def _of_last(text: str, code: str) -> tuple[str, ...]:
    doc = document(_PRESENT[code] + text)
    spans = [span for block in doc.blocks for span in sentences(doc, *block.span)]
    return doers(doc, spans[-1])


@pytest.mark.parametrize(
    ("code", "text", "who"),
    [
        ("fr", "Cette fois Amina prévient les familles dès que les noms sont connus.", ("Amina",)),
        ("fr", "Clovis va voir le transitaire demain.", ("Clovis",)),
        ("fr", "Affiche à sortir mi-mai, Clovis voit avec le service presse.", ("Clovis",)),
        ("fr", "Visas : chaque entreprise s'en occupe elle-même.", ("chaque entreprise",)),
        ("fr", "Le Moal rappelle l'ambassade vendredi.", ("Le Moal",)),
        ("fr", "La capitaine Lheureux vérifiera les dates.", ("capitaine Lheureux",)),
        ("fr", "M. Petit en a convenu et transmettra une note à la délégation.", ("M. Petit",)),
        ("fr", "Notre service urbanisme vous envoie le plan.", ("Notre service urbanisme",)),
        ("fr", "Mme Roux connaît le dossier : elle l'appelle cette semaine.", ("Mme Roux",)),
        ("fr", "Mme Roux a reçu M. Petit. Il remettra les factures.", ("M. Petit",)),
        ("fr", "M. Petit est passé voir Mme Roux. Elle relance les familles.", ("Mme Roux",)),
        ("fr", "Le plan ira à la commune de Tiébou. Celle-ci aura trois semaines.", ("commune de Tiébou",)),
        ("fr", "Les fiches sont à réimprimer (scolarité centrale).", ("scolarité centrale",)),
        ("fr", "Remboursement à faire sans tarder par la comptabilité.", ("comptabilité",)),
        ("fr", "Le texte est à faire viser par la direction, Clovis l'envoie.", ("Clovis",)),
        ("fr", "La Région pourrait aider, ce que M. Petit vérifiera.", ("M. Petit",)),
        ("fr", "Badges et chevalets, Amina.", ("Amina",)),
        ("fr", "Amina et Paul : bilan à rendre.", ("Amina", "Paul")),
        ("fr", "Il est entendu que la commune fera imprimer le plan par l'atelier.", ("commune",)),
        ("fr", "M. Petit connaît un loueur. Il l'appelle demain.", ("M. Petit",)),
        ("fr", "Les fiches, que le fournisseur garde, sont à M. Petit. Il les reprendra.", ("M. Petit",)),
        ("fr", "La vice-présidente en parlera au maire.", ("vice-présidente",)),
        ("fr", "Le service communication la lui fera tenir.", ("service communication",)),
        ("fr", "La note sera relue par le service des eaux d'ici au 10 juin.", ("service des eaux",)),
        (
            "fr",
            "Les pièces seront lues par le service des domaines et transmises au maire.",
            ("service des domaines",),
        ),
        ("fr", "Le Receveur-Percepteur établira l'état.", ("Receveur-Percepteur",)),
        (
            "fr",
            "Le lieutenant Noizet et l'adjudant-chef Marchand établiront la liste.",
            ("lieutenant Noizet", "adjudant-chef Marchand"),
        ),
        ("fr", "Les cartes sont à distribuer (service jeunesse).", ("service jeunesse",)),
        ("es", "Lafitte manda borrador de la ficha.", ("Lafitte",)),
        ("es", "El capitán Lagarrigue (SDIS) precisará el peso.", ("capitán Lagarrigue",)),
    ],
)
def test_who_does_it_is_found(code: str, text: str, who: tuple[str, ...]) -> None:
    """Find a bare name, a pronoun's meaning, a service, brackets."""
    assert _of_last(text, code) == who


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "La liste sera transmise avant le 12 mai."),
        ("fr", "Il faudra relancer l'assureur, personne ne s'en charge."),
        ("fr", "Mme Roux est passée. Il sera demandé un devis."),
        ("fr", "Il faut que la commune soit saisie d'une demande."),
        ("fr", "Les plans sont à faire viser par la direction."),
        ("fr", "Le chauffage sera changé, dix pièces."),
        ("fr", "Tout sera rangé avant la nuit."),
        ("fr", "Sous le pilotage d'un comité, rédiger la charte."),
        ("es", "Queda pendiente hablarlo antes del lunes."),
        ("es", "Losa de concreto de dos metros."),
        ("es", "Remítase copia certificada a los archivos."),
        ("es", "Cotización de pasajes."),
    ],
)
def test_nobody_is_made_up(code: str, text: str) -> None:
    """Leave open who does what a sentence lays on nobody."""
    assert _of_last(text, code) == ()

"""The words that the typographic rules know: capitals that bear accents, nouns of compounds, months."""

from __future__ import annotations

MONTHS = {
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "es": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
}
DAYS = {
    "fr": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    "es": "lunes|martes|miércoles|jueves|viernes|sábado|domingo",
}

# fmt: off
# Written with a plain capital, and with the accent that the capital keeps. Proper names are not here.
ACCENTED_CAPITALS = {
    "fr": {
        "Etat": "État", "Etats": "États", "Etranger": "Étranger", "Etrangers": "Étrangers",
        "Etrangère": "Étrangère", "Etrangères": "Étrangères", "Ecole": "École", "Ecoles": "Écoles",
        "Economie": "Économie", "Economique": "Économique", "Economiques": "Économiques",
        "Education": "Éducation", "Egalité": "Égalité", "Election": "Élection", "Elections": "Élections",
        "Elu": "Élu", "Elus": "Élus", "Elue": "Élue", "Elues": "Élues", "Elysée": "Élysée",
        "Energie": "Énergie", "Equipe": "Équipe", "Equipes": "Équipes", "Equipement": "Équipement",
        "Etablir": "Établir", "Etablissement": "Établissement", "Etape": "Étape", "Etapes": "Étapes",
        "Etude": "Étude", "Etudes": "Études", "Evaluation": "Évaluation", "Evaluer": "Évaluer",
        "Evénement": "Événement", "Evènement": "Événement", "Evénements": "Événements",
        "Evolution": "Évolution", "Echange": "Échange", "Echanges": "Échanges", "Echéance": "Échéance",
        "Echéances": "Échéances", "Ecologie": "Écologie", "Ecrire": "Écrire", "Edition": "Édition",
        "Elaborer": "Élaborer", "Elaboration": "Élaboration", "Elargir": "Élargir", "Eviter": "Éviter",
        "Etant": "Étant", "Egalement": "Également", "Ile-de-France": "Île-de-France",
    },
    "es": {
        "America": "América", "Africa": "África", "Mexico": "México", "Area": "Área", "Areas": "Áreas",
        "Indice": "Índice", "Organo": "Órgano", "Organos": "Órganos", "Ultimo": "Último",
        "Ultima": "Última", "Exito": "Éxito", "Etica": "Ética", "Unico": "Único", "Unica": "Única",
        "Ambito": "Ámbito", "Ambitos": "Ámbitos",
    },
}

# First nouns of compounds that take their plural: un groupe-pays, deux groupes-pays.
COMPOUND_HEADS = (
    "année", "appel", "atelier", "centre", "chef", "date", "directeur", "directrice", "fiche", "groupe",
    "lettre", "maison", "mot", "point", "président", "projet", "région", "réunion", "secrétaire", "ville",
    "village",
)
# fmt: on

SEVERAL_FR = (
    r"deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|plusieurs|quelques|les|des"
    r"|ces|nos|vos|leurs|certains|certaines|(?!0?1\b)\d{1,3}"
)

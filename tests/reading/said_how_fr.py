# ruff: noqa: E501 - sentences as minutes have them, each on its line
"""French ways of laying something on somebody, layouts for them, and sentences that lay nothing on anybody.

`{W}`, `{w}` is who, with a capital or without; `{aW}` after "à"; `[one|several]` agrees with it; `{D}` is when,
`{cD}`, `{tD}` when after a comma, a dash; `{; D}`, `{eD}` when with a label.
"""

HEAD = """Commission jumelage et coopération
Réunion du 4 avril 2024, 14 h 30, salle du conseil

Présents : Mme Claire Dubreuil, adjointe au maire ; M. Antoine Kerbrat, directeur du port ; Nadia Belkacem, chargée de mission (Ville de Morlaix) ; Lucie Fontan, université de Brest
Excusé : M. Paul Guéguen

"""

WHO = {
    "Mme Dubreuil": ("Mme Dubreuil",),
    "Nadia": ("Nadia",),
    "le secrétariat": ("secrétariat",),
    "Mme Dubreuil et M. Kerbrat": ("Mme Dubreuil", "M. Kerbrat"),
}
WHEN = {
    "": (None, ""),
    "avant le 12 mai 2024": ("2024-05-12", ""),
    "pour le 12 mai": ("2024-05-12", ""),
    "d’ici fin mai": (None, "fin mai"),
}

PLAIN = "{W} [enverra|enverront] le dossier complet aux partenaires{D}."

HOW = {
    "se verra confier": "{W} se [verra|verront] confier l’envoi du dossier complet aux partenaires{D}.",
    "a reçu mandat": "{W} [a|ont] reçu mandat d’envoyer le dossier complet aux partenaires{D}.",
    "est mandaté pour": "{W} [est mandaté|sont mandatés] pour envoyer le dossier complet aux partenaires{D}.",
    "a la charge de": "{W} [a|ont] la charge d’envoyer le dossier complet aux partenaires{D}.",
    "fera parvenir": "{W} [fera|feront] parvenir le dossier complet aux partenaires{D}.",
    "fait le nécessaire": "{W} [fait|font] le nécessaire pour envoyer le dossier complet aux partenaires{D}.",
    "fera en sorte": "{W} [fera|feront] en sorte que le dossier complet soit envoyé aux partenaires{D}.",
    "mission est donnée": "Mission est donnée {aW} d’envoyer le dossier complet aux partenaires{D}.",
    "mandat est donné": "Mandat est donné {aW} pour envoyer le dossier complet aux partenaires{D}.",
    "confie à qui quoi": "La commission confie {aW} l’envoi du dossier complet aux partenaires{D}.",
    "confie quoi à qui": "La commission confie l’envoi du dossier complet {aW}{D}.",
    "mandate": "La commission mandate {w} pour envoyer le dossier complet aux partenaires{D}.",
    "prie": "La commission prie {w} d’envoyer le dossier complet aux partenaires{D}.",
    "est prié": "{W} [est prié|sont priés] d’envoyer le dossier complet aux partenaires{D}.",
    "est invité": "{W} [est invité|sont invités] à envoyer le dossier complet aux partenaires{D}.",
    "incombe": "L’envoi du dossier complet aux partenaires incombe {aW}{D}.",
    "revient": "L’envoi du dossier complet aux partenaires revient {aW}{D}.",
    "sera assuré par": "L’envoi du dossier complet aux partenaires sera assuré par {w}{D}.",
    "est pris en charge par": "L’envoi du dossier complet aux partenaires est pris en charge par {w}{D}.",
    "c'est à qui qu'il revient": "C’est {aW} qu’il revient d’envoyer le dossier complet aux partenaires{D}.",
    "c'est à qui de": "C’est {aW} d’envoyer le dossier complet aux partenaires{D}.",
    "à qui de": "{AW} d’envoyer le dossier complet aux partenaires{D}.",
    "devra être par": "Le dossier complet devra être envoyé aux partenaires par {w}{D}.",
    "doit être par": "Le dossier complet doit être envoyé aux partenaires par {w}{D}.",
    "quoi à inf (qui)": "Dossier complet à envoyer aux partenaires ({w}{cD})",
    "quoi : qui": "Envoi du dossier complet aux partenaires : {w}{cD}",
    "qui → nom": "{W} → envoi du dossier complet aux partenaires{D}",
    "qui – inf": "{W} – envoyer le dossier complet aux partenaires{D}",
    "[qui] inf": "({w}) Envoyer le dossier complet aux partenaires{D}",
    "action ; responsable": "Action : envoyer le dossier complet aux partenaires ; responsable : {w}{; D}",
    "qui quoi quand": "Qui : {w}. Quoi : envoyer le dossier complet aux partenaires.{qD}",
    "nous demandons à": "Nous demandons {aW} d’envoyer le dossier complet aux partenaires{D}.",
    "s'est proposé": "{W} [s’est proposé|se sont proposés] pour envoyer le dossier complet aux partenaires{D}.",
    "convenu que présent": "Il est convenu que {w} [envoie|envoient] le dossier complet aux partenaires{D}.",
    "convenu que enverrait": (
        "Il a été convenu que {w} [enverrait|enverraient] le dossier complet aux partenaires{D}."
    ),
    "en lien avec": (
        "{W}, en lien avec le service presse, [enverra|enverront] le dossier complet aux partenaires{D}."
    ),
    "avec l'appui de": (
        "{W} [enverra|enverront], avec l’appui du service presse, le dossier complet aux partenaires{D}."
    ),
    "participe d'abord": (
        "La relance étant restée sans réponse, {w} [enverra|enverront] le dossier complet aux partenaires{D}."
    ),
    "pour que d'abord": (
        "Pour que le calendrier soit tenu, {w} [doit|doivent] envoyer le dossier complet aux partenaires{D}."
    ),
    "si d'abord": "Si le budget est voté, {w} [enverra|enverront] le dossier complet aux partenaires{D}.",
    "que qui doit": (
        "Le dossier complet, que {w} [doit|doivent] envoyer aux partenaires{D}, sera joint au prochain envoi."
    ),
    "sera, comme, envoyé": (
        "Le dossier complet sera, comme l’an dernier, envoyé aux partenaires par {w}{D}."
    ),
    "compte inf": "{W} [compte|comptent] envoyer le dossier complet aux partenaires{D}.",
    "prévoit de": "{W} [prévoit|prévoient] d’envoyer le dossier complet aux partenaires{D}.",
    "tâchera de": "{W} [tâchera|tâcheront] d’envoyer le dossier complet aux partenaires{D}.",
    "il faut que": "Il faut que {w} [envoie|envoient] le dossier complet aux partenaires{D}.",
    "compte sur": "La commission compte sur {w} pour envoyer le dossier complet aux partenaires{D}.",
    "s'en charge": "Envoi du dossier complet aux partenaires : {w} s’en [charge|chargent]{D}.",
    "a accepté de": "{W} [a|ont] accepté d’envoyer le dossier complet aux partenaires{D}.",
    "a promis de": "{W} [a|ont] promis d’envoyer le dossier complet aux partenaires{D}.",
    "à faire par": "À faire par {w}{D} : envoyer le dossier complet aux partenaires",
    "pour qui :": "Pour {w} : envoyer le dossier complet aux partenaires{D}",
    "décision :": "Décision : {w} [enverra|enverront] le dossier complet aux partenaires{D}.",
    "suivi par": "Envoi du dossier complet aux partenaires, suivi par {w}{D}.",
    "sous la responsabilité": (
        "Le dossier complet sera envoyé aux partenaires sous la responsabilité {deW}{D}."
    ),
    "par les soins": "Le dossier complet sera envoyé aux partenaires par les soins {deW}{D}.",
    "quant à": "Quant {aW}, [il enverra|ils enverront] le dossier complet aux partenaires{D}.",
    "est à la charge": "L’envoi du dossier complet aux partenaires est à la charge {deW}{D}.",
    "obtient accord": (
        "{W}, avec l’accord de la présidente, [transmettra|transmettront] "
        "le dossier complet aux partenaires{D}."
    ),
    "est attendu de": "Il est attendu {deW} l’envoi du dossier complet aux partenaires{D}.",
    "se mettra en rapport": (
        "{W} se [mettra|mettront] en rapport avec les partenaires au sujet du dossier complet{D}."
    ),
}

# How the action stands on the page: {S} is the sentence. What the sentence is said by does not matter here.
LAYOUTS = {
    "point": (
        "1. Calendrier\nLa commission prend acte du calendrier présenté.\n\n2. Dossier\n{S}\n\n"
        "3. Divers\nLa séance est levée à 17 h.\n"
    ),
    "puces décisions": (
        "Décisions\n\n- La commission adopte le programme de l’année.\n- {S}\n"
        "- La prochaine séance aura lieu à Brest.\n"
    ),
    "puces actions": "Actions à mener\n\n• Réserver la salle du conseil\n• {S}\n• Relancer la presse locale\n",
    "prose": (
        "Mme Dubreuil ouvre la séance et remercie les participants. La commission a examiné le bilan de la "
        "visite, jugé très positif. {S} Les échanges se sont poursuivis dans une ambiance cordiale.\n"
    ),
}
MORE_LAYOUTS = {
    "puces sous un point": (
        "1. Calendrier\n- calendrier présenté, sans remarque\n\n2. Dossier\n- dossier discuté longuement\n- {S}\n\n"
        "3. Divers\n- néant\n"
    ),
    "lettres": "Décisions\na) La commission adopte le programme de l’année.\nb) {S}\nc) Le bilan est approuvé.\n",
    "romains": "I. Programme\nLe programme est adopté.\n\nII. Dossier\n{S}\n\nIII. Divers\nNéant.\n",
    "décimaux": "2. Dossier\n2.1 Le bilan est approuvé.\n2.2 {S}\n2.3 Le programme est adopté.\n",
    "cases": "À faire\n[ ] Réserver la salle du conseil\n[ ] {S}\n[x] Relancer la presse locale\n",
    "gras": "**Décisions**\n\n- **Programme** : adopté.\n- {S}\n",
    "flèche": "2. Dossier\nLa commission a lu le bilan de la visite.\n→ {S}\n",
    "signe égal": "Dossier\nLe bilan est lu et discuté.\n=> {S}\n\nDivers\nRien à signaler.\n",
    "à retenir": "À retenir :\n– programme adopté\n– {S}\n",
    "prochaines étapes": "Prochaines étapes\n\n{S}\n\nRéserver la salle du conseil.\n",
    "article": "Article 1. Le programme de l’année est adopté.\n\nArticle 2. {S}\n\nArticle 3. Le bilan est approuvé.\n",
    "ligne coupée": "2. Dossier\n{/S}\n\n3. Divers\nLa séance est levée à 17 h.\n",
    "fin de prose": (
        "Après un échange nourri sur le calendrier, la commission constate que deux partenaires sur cinq ont "
        "répondu. {S}\n"
    ),
    "lettre": "Mesdames, Messieurs,\n\nVeuillez trouver ci-dessous les suites de notre réunion.\n\n{S}\n\nCordialement,\nClaire Dubreuil\n",
}

# Whole pages where who, what and when stand apart: {W} or {w}, {T} the term or "".
PAGES = {
    "tableau barres": (
        "| Action | Responsable | Échéance |\n|---|---|---|\n| Réserver la salle | M. Kerbrat | 3 mai 2024 |\n"
        "| Envoyer le dossier complet aux partenaires | {w} | {T} |\n"
    ),
    "tableau tabulations": (
        "Suites à donner\n\nQuoi\tQui\tQuand\nRéserver la salle\tM. Kerbrat\t3 mai 2024\n"
        "Envoyer le dossier complet aux partenaires\t{w}\t{T}\n"
    ),
    "tableau qui d'abord": (
        "Suites à donner\n\nPilote ; Échéance ; Action\nM. Kerbrat ; 3 mai 2024 ; Réserver la salle\n"
        "{w} ; {T} ; Envoyer le dossier complet aux partenaires\n"
    ),
    "fiche": (
        "Action 1 : Réserver la salle\nResponsable : M. Kerbrat\nÉchéance : 3 mai 2024\n\n"
        "Action 2 : Envoyer le dossier complet aux partenaires\nResponsable : {w}\n{lT}\n"
    ),
    "ligne en dessous": (
        "Suites à donner\n\n- Réserver la salle\n  M. Kerbrat, 3 mai 2024\n"
        "- Envoyer le dossier complet aux partenaires\n  {w}{cT}\n"
    ),
    "flèche en dessous": (
        "Suites à donner\n\n- Réserver la salle\n  → M. Kerbrat, 3 mai 2024\n"
        "- Envoyer le dossier complet aux partenaires\n  → {w}{cT}\n"
    ),
    "par personne": (
        "Qui fait quoi\n\nLucie Fontan :\n- réserver la salle\n\n{W} :\n"
        "- envoyer le dossier complet aux partenaires{DT}\n- relancer la presse locale\n"
    ),
    "par personne, sans deux-points": (
        "Suites à donner\n\nLucie Fontan\n- réserver la salle\n\n{W}\n"
        "- envoyer le dossier complet aux partenaires{DT}\n"
    ),
    "par date": (
        "Calendrier des actions\n\n{T!} :\n- {w} : envoyer le dossier complet aux partenaires\n"
        "- M. Guéguen : réserver la salle\n"
    ),
    "charge à deux": (
        "La commission charge {w} :\n- de réserver la salle ;\n- d’envoyer le dossier complet aux partenaires{DT}.\n"
    ),
    "devra :": (
        "{W} [devra|devront] :\n- réserver la salle ;\n- envoyer le dossier complet aux partenaires{DT}.\n"
    ),
}

NOTHING = (
    "Mme Dubreuil a envoyé le dossier complet aux partenaires le 12 mars 2024.",
    "Le dossier complet a été envoyé aux partenaires par Nadia Belkacem avant le 12 mars.",
    "M. Kerbrat souhaite que le dossier complet soit plus court.",
    "M. Kerbrat aimerait recevoir le dossier complet avant l’été.",
    "La commission remercie Mme Dubreuil d’avoir envoyé le dossier complet à temps.",
    "Mme Dubreuil présente le dossier complet.",
    "Nadia Belkacem rappelle que le dossier complet est disponible en mairie.",
    "Le dossier complet avait été transmis en février par l’université de Brest.",
    "La commission prend acte du dossier complet remis par M. Kerbrat.",
    "Le service des relations internationales envoie chaque année un dossier complet à ses partenaires.",
    "Le dossier complet serait envoyé à la rentrée si le budget le permettait.",
    "Mme Dubreuil pourrait envoyer le dossier complet, mais rien n’est décidé.",
    "Il est proposé d’envoyer un dossier complet aux partenaires.",
    "Le dossier complet comprend douze fiches et un budget.",
    "Le dossier complet arrivera à échéance le 31 décembre 2024.",
    "La salle sera au complet le 9 juillet 2024.",
    "Les partenaires apprécient le dossier complet qui leur est remis.",
    "M. Kerbrat s’étonne de ne pas avoir reçu le dossier complet.",
    "Aucun dossier complet n’a été reçu à ce jour.",
    "M. Kerbrat demande si le dossier complet a été envoyé.",
    "M. Kerbrat se félicite de ce dossier complet.",
    "La commission note que le dossier complet a été déposé le 3 avril.",
    "Lors du forum de 2023, un dossier complet avait été remis à chaque participant.",
    "Nadia Belkacem envoyait autrefois le dossier complet par courrier.",
    "Un envoi du dossier complet par la poste coûterait 300 euros.",
    "Mme Dubreuil regrette que le dossier complet ne soit pas parvenu aux partenaires.",
    "La discussion a porté sur le dossier complet et sur le forum du 9 juillet 2024.",
    "Mme Dubreuil, qui a rédigé le dossier complet, répond aux questions.",
    "Le dossier complet était attendu pour le 12 mars ; il est arrivé le 20.",
    "Le dossier complet restera valable jusqu’au 31 décembre 2024.",
    "Le prix du dossier complet augmentera en janvier 2025.",
    "L’université de Brest espère que le dossier complet plaira.",
    "Merci à Nadia pour le dossier complet.",
    "Faut-il envoyer le dossier complet aux partenaires ?",
    "Nadia Belkacem précise qu’elle a déjà envoyé le dossier complet.",
    "D’après M. Kerbrat, le dossier complet suffit.",
)
# What is not read yet in every company: a list of what is left to do.
HARD = {
    "tableau qui d'abord",
    "ligne en dessous",
    "que qui doit",
    "convenu que enverrait",
    "confie à qui quoi",
    "incombe",
    "revient",
    "sera assuré par",
    "est pris en charge par",
    "devra être par",
    "doit être par",
    "sera, comme, envoyé",
    "à faire par",
    "sous la responsabilité",
    "par les soins",
    "est à la charge",
}
# In a list of decisions, what is done each year may be decided.
RULED = (
    "Le service des relations internationales envoie chaque année un dossier complet à ses partenaires.",
)
